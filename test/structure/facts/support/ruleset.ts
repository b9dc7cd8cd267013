import {readdirSync, readFileSync} from 'node:fs'
import {parse} from 'yaml'
import type {NumberingStyle, Ruleset, VocabularyEntry} from '../../../../src/types.ts'

interface RawEntry extends VocabularyEntry {
  readonly list: string
}

interface RawFile {
  readonly vocabulary?: readonly RawEntry[]
  readonly numbering?: readonly NumberingStyle[]
}

const folder = new URL('../../../../rules/structure/', import.meta.url)

/** The shipped rules of structure, read without the loader. */
export function readFactRules(): Ruleset {
  const files = readdirSync(folder)
    .sort()
    .map((name) => parse(readFileSync(new URL(name, folder), 'utf8')) as RawFile)
  const vocabulary = new Map<string, VocabularyEntry[]>()
  for (const {list, ...entry} of files.flatMap((file) => file.vocabulary ?? [])) {
    vocabulary.set(list, [...(vocabulary.get(list) ?? []), entry])
  }
  return {
    all: [],
    rewrites: [],
    operations: new Map(),
    furniture: [],
    numbering: files
      .flatMap((file) => file.numbering ?? [])
      .map((style) => ({...style, characters: style.characters ?? []})),
    vocabulary,
    lexicon: []
  }
}
