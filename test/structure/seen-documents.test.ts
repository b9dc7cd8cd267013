import {expect, it} from 'vitest'
import {compileRules, convert} from '../../src/index.ts'
import {readShippedRules} from '../../src/node.ts'
import {readDocuments, scoreDocument} from '../support/document-truth.ts'

const {ruleset} = compileRules(readShippedRules())

/** What is known to be missed: the lines of two offices are joined before they are read. */
const missed: Readonly<Record<string, readonly string[]>> = {
  'land-paper': ['no issuer ກົມທີ່ດິນ', 'issuer ກະຊວງຊັບພະຍາກອນທຳມະຊາດ ແລະ ສິ່ງແວດລ້ອມກົມທີ່ດິນ']
}

it.each(readDocuments('seen'))('$name is read as it is', ({name, text, truth}) => {
  const {faults} = scoreDocument(convert(text, {ruleset}).document, truth)
  expect(faults).toEqual(missed[name] ?? [])
})
