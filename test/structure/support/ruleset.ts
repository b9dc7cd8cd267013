import {readFileSync} from 'node:fs'
import {parse} from 'yaml'
import type {
  FurnitureRule,
  NumberingStyle,
  OperationName,
  OperationRule,
  Rule,
  Ruleset,
  VocabularyEntry
} from '../../../src/types.ts'

type Raw = Record<string, unknown> & {id: string}

function read<T extends Rule>(file: string, defaults: object): (T & Raw)[] {
  const url = new URL(`../../../rules/structure/${file}`, import.meta.url)
  const found = (parse(readFileSync(url, 'utf8')) as {rules: Raw[]}).rules
  const place = {file, line: 1, column: 1}
  const base = {kind: 'removal', confidence: 1, counterexamples: [], place, ...defaults}
  return found.map((raw) => ({...base, ...raw}) as unknown as T & Raw)
}

function findLines(pattern: string): FurnitureRule['finder'] {
  return {
    findAll: (text) =>
      [...text.matchAll(new RegExp(`^[ \\t]*(?:${pattern})[ \\t]*$`, 'gmu'))].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        groups: [...match]
      }))
  }
}

const operations: readonly OperationName[] = [
  'join-lines',
  'join-pages',
  'running-head',
  'label-number',
  'label-particle'
]

/** The shipped structure rules, read without the loader, with the operations switched on. */
export function readStructureRules(): Ruleset {
  const vocabulary = new Map<string, VocabularyEntry[]>()
  for (const entry of read<VocabularyEntry>('heading-words.yaml', {value: null})) {
    const list = String(entry['list'])
    vocabulary.set(list, [...(vocabulary.get(list) ?? []), entry])
  }
  const furniture = read<FurnitureRule>('furniture.yaml', {})
  return {
    all: [],
    rewrites: [],
    operations: new Map(
      operations.map((operation): [OperationName, OperationRule] => [
        operation,
        {
          id: `test/${operation}`,
          description: '',
          kind: 'reflow',
          confidence: 0.9,
          examples: [],
          counterexamples: [],
          place: {file: '', line: 1, column: 1},
          operation,
          settings: {}
        }
      ])
    ),
    furniture: furniture.map((rule) => ({...rule, finder: findLines(String(rule['pattern']))})),
    numbering: read<NumberingStyle>('numbering.yaml', {
      prefixes: [],
      suffixes: [],
      characters: [],
      numerals: [],
      mentions: [],
      except: []
    }),
    vocabulary,
    confusions: [],
    lexicon: []
  }
}

/** Carries out edits. */
export function apply(
  text: string,
  edits: readonly {readonly start: number; readonly end: number; readonly after: string}[]
): string {
  let out = ''
  let at = 0
  for (const {start, end, after} of edits) {
    out += text.slice(at, start) + after
    at = end
  }
  return out + text.slice(at)
}
