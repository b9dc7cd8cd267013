import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {parse, stringify} from 'yaml'
import {
  compileConfusions,
  compileRules,
  convert,
  createChannelPass,
  readModel,
  toMarkdown,
  toRecord,
  type RuleFile
} from '../../src/index.ts'
import {genericRule} from '../../src/inner.ts'
import {readModelFile, readShippedRules} from '../../src/node.ts'

/** What a linguist may call otherwise at any time. */
interface Words {
  readonly ids: Map<string, string>
  readonly reasons: Map<string, string>
}

interface RuleData {
  id: string
  list?: string
  reason?: string
  value?: unknown
}

/** Lists whose values are words for readers. */
const told = new Set(['link-lists', 'comment-forms'])

/** @returns The file with every rule and every reason called otherwise. */
function reword(file: RuleFile, words: Words): RuleFile {
  if (!file.path.endsWith('.yaml')) return file
  const value = parse(file.text) as {rules: RuleData[]}
  const path = file.path.replace('.yaml', '-x.yaml')
  const nameOf = (path: string): string => path.replace(/^.*\/|\.yaml$/g, '')
  const rename = (reason: string): string => {
    words.reasons.set(`reworded: ${reason}`, reason)
    return `reworded: ${reason}`
  }
  const rules = value.rules.map((rule, at): RuleData => {
    // Files of one name in two folders share their ids.
    const id = `${file.path.replace(/\/.*/, '')}-${at}`
    words.ids.set(`${nameOf(path)}/${id}`, `${nameOf(file.path)}/${rule.id}`)
    return {
      ...rule,
      id,
      ...(rule.reason === undefined ? {} : {reason: rename(rule.reason)}),
      ...(told.has(rule.list ?? '') ? {value: rename(String(rule.value))} : {})
    }
  })
  return {path, shipped: true, text: stringify({...value, rules})}
}

const bytes = readModelFile()
if (bytes === null) throw new Error('the language model was not built')
const model = readModel(bytes)

/** @returns What gives the outputs of a text by rule files. */
function createConversion(files: readonly RuleFile[]) {
  const {ruleset, problems} = compileRules(files)
  expect(problems).toEqual([])
  const channel = createChannelPass({
    model,
    profile: {damage: 0.05, table: compileConfusions(files)},
    generic: genericRule(ruleset)
  })
  return (text: string, markdown: boolean) => {
    const {corrected, document} = convert(text, {ruleset, channel, digits: 'lao'}, {markdown})
    const about = {path: 'x', sha256: '', bytes: 0, encoding: 'utf-8', mediaType: 'text/plain'}
    const generator = {name: 'x', version: '0', rules: '', model: null, profile: null}
    const record: unknown = toRecord(corrected, document, about, generator)
    return {record, markdown: toMarkdown(document, corrected)}
  }
}

/** @returns A record in the shipped words. */
function wordBack(value: unknown, {ids, reasons}: Words): unknown {
  if (Array.isArray(value)) return value.map((each) => wordBack(each, {ids, reasons}))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]: [string, unknown]) => {
      if (typeof inner !== 'string') return [key, wordBack(inner, {ids, reasons})]
      if (key === 'grounds') {
        return [
          key,
          [...reasons].reduce((told, [own, shipped]) => told.replaceAll(own, shipped), inner)
        ]
      }
      // What has no reason of its own is told by its rule.
      const isWord = key === 'rule' || key === 'reason' || key === 'evidence'
      return [key, isWord ? (ids.get(inner) ?? reasons.get(inner) ?? inner) : inner]
    })
  )
}

const webPage = `ທ່າສະຫວັນອອນລາຍ
ລາວ | English | 中文
ໜ້າຫຼັກ
ກິລາ
ບັນເທີງ
ອາກາດ
ຊາວບ້ານໂພນສະອາດ ເປີດຕະຫຼາດນັດຜັກສົດ ຢູ່ແຄມນ້ຳ

ໃນເຊົ້າວັນເສົາທີ່ຜ່ານມາ ຊາວບ້ານໄດ້ພ້ອມກັນເປີດຕະຫຼາດນັດຜັກສົດແຫ່ງໃໝ່ ຢູ່ເດີ່ນກວ້າງແຄມນ້ຳ ແລະ ມີຄອບຄົວຊາວສວນເອົາຜັກມາຂາຍ.
ອ່ານຕໍ່: ຂົວຂ້າມຫ້ວຍແຫ່ງໃໝ່
Tags: ຜັກ, ຕະຫຼາດ
Share Facebook

ສະແດງຄວາມຄິດເຫັນ
Name *
ຂ່າວຫຼ້າສຸດ
ຂ່າວທີ່ກ່ຽວຂ້ອງ
ນັກຮຽນມັດທະຍົມປູກຕົ້ນໄມ້
© 2024 ທ່າສະຫວັນອອນລາຍ
ໂທລະສັບ: 020 5555 0000
ທ່າສະຫວັນອອນລາຍ
`

const law = `ພາກທີ I ບົດບັນຍັດທົ່ວໄປ
ໝວດທີ 1 ຫຼັກການ
ມາດຕາ 1 ຈຸດປະສົງ
ກົດໝາຍສະບັບນີ້ ກຳນົດຫຼັກການ ກ່ຽວກັບການຄຸ້ມຄອງຕະຫຼາດ.
ກ. ຂອບເຂດ
ໃຊ້ກັບຕະຫຼາດທຸກແຫ່ງ ແລະ ຜູ້ທີ່ມາຂາຍເຄື່ອງຢູ່ໃນຕະຫຼາດ.
- 2 -
1) ຜູ້ຊື້;
2) ຜູ້ຂາຍ.
ແຜນງານທີ 1: ສ້ອມແປງ
ສ້ອມແປງຫຼັງຄາຕະຫຼາດ ແລະ ທາງເຂົ້າ.
ແຜນງານທີ 2: ອະນາໄມ
ເກັບຂີ້ເຫຍື້ອທຸກແລງ.
`

describe('roles', () => {
  const files = readShippedRules()
  const words: Words = {ids: new Map(), reasons: new Map()}
  const byShipped = createConversion(files)
  const byReworded = createConversion(files.map((file) => reword(file, words)))
  const texts = readdirSync('corpus')
    .filter((name) => /(?<!README)\.(?:txt|md)$/.test(name))
    .map((name) => [name, readFileSync(`corpus/${name}`, 'utf8')] as const)

  it.each<readonly [string, string]>([['web page', webPage], ['law', law], ...texts])(
    'are all that the program looks at: %s',
    (name, text) => {
      const markdown = name.endsWith('.md')
      const expected = byShipped(text, markdown)
      const found = byReworded(text, markdown)
      expect(found.markdown).toBe(expected.markdown)
      expect(wordBack(found.record, words)).toEqual(expected.record)
      // The words themselves are those of the rules.
      if (name === 'web page') {
        expect(JSON.stringify(found.record)).toContain('"reworded: navigation"')
        expect(JSON.stringify(found.record)).toContain('"reworded: comment form"')
      }
    }
  )
})
