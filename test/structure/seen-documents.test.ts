import {readFileSync} from 'node:fs'
import {expect, it} from 'vitest'
import {compileRules, convert} from '../../src/index.ts'
import {readShippedRules} from '../../src/node.ts'
import {readDocuments, scoreDocument} from '../support/document-truth.ts'

const {ruleset} = compileRules(readShippedRules())

/** By document, what is known to go wrong; what is mended has to leave the list. */
const missed = JSON.parse(
  readFileSync(new URL('../documents/missed.json', import.meta.url), 'utf8')
) as Readonly<Record<string, readonly string[]>>

it.each(readDocuments('seen'))('$name is read as it is', ({name, text, truth}) => {
  const {faults} = scoreDocument(convert(text, {ruleset}).document, truth)
  expect(faults).toEqual(missed[name] ?? [])
})
