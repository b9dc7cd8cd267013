import {describe, expect, it} from 'vitest'
import {correct, type CorrectOptions} from '../../src/correct/pipeline.ts'
import {compileRules} from '../../src/rules/compile-rules.ts'
import {readShippedRules} from '../../src/node.ts'

const {ruleset} = compileRules(readShippedRules())

function textOf(source: string, options: Partial<CorrectOptions> = {}): string {
  return correct(source, {ruleset, ...options}).corrected.text
}

describe('digits', () => {
  it('are written in Lao, in ASCII, or kept', () => {
    const source = 'ເລກທີ ၀໔๒ ລົງວັນທີ ១៧'
    expect(textOf(source)).toBe('ເລກທີ ໐໔໒ ລົງວັນທີ ໑໗')
    expect(textOf(source, {digits: 'ascii'})).toBe('ເລກທີ 042 ລົງວັນທີ 17')
    expect(textOf(source, {digits: 'keep'})).toBe(source)
  })

  it('stay in a line of their own script', () => {
    const source = 'ປະເທດລາວ\nថ្ងៃទី ១២ ខែមីនា ឆ្នាំ ២០២៤\n'
    expect(textOf(source)).toBe(source)
  })

  it('without any letter beside them follow the text', () => {
    expect(textOf('ລາຍງານ ປະຈຳປີ\n၂၀၂၃\n')).toBe('ລາຍງານ ປະຈຳປີ\n໒໐໒໓\n')
    expect(textOf('မြန်မာစာ\n၂၀၂၃\n')).toBe('မြန်မာစာ\n၂၀၂၃\n')
  })
})

describe('other scripts', () => {
  it('are kept verbatim and marked where they are a run or most of a line', () => {
    const khmer = 'សេចក្តីជូនដំណឹង អំពីការប្រជុំ'
    const {text, suspects} = correct(`ລາຍງານປະຈຳເດືອນ\n\n8). ${khmer}\n`, {ruleset}).corrected
    expect(suspects.map(({span, script}) => [text.slice(span.start, span.end), script])).toEqual([
      [khmer, 'Khmer']
    ])
  })

  it('are no suspects where a letter or two strayed into a Lao word', () => {
    expect(correct('ການສ້າງຂະບວນກារ ຂອງບ້ານ\n', {ruleset}).corrected.suspects).toEqual([])
  })
})

describe('ghost lines', () => {
  it.each(['> ຈ້ . - + າ ~', ', 2 . ຈງ. - ံ » : + + ຈ ຈາ', 'ក យ ຈໍ 5 ဉ ၉ ~. ວ', '> . ~ ^'])(
    '%j goes, on record',
    (ghost) => {
      const source = `ວຽກງານທັງໝົດໃນປີນີ້ໄດ້ຈັດຕັ້ງປະຕິບັດແລ້ວ.\n${ghost}\nຕໍ່ໄປນີ້ແມ່ນແຜນການຂອງປີໜ້າ ທີ່ບ້ານໄດ້ຕົກລົງກັນ.\n`
      const {text, corrections} = correct(source, {ruleset}).corrected
      expect(text).not.toContain(ghost)
      const removed = corrections.filter(({rule}) => rule === 'ghosts/ghost-line')
      expect(removed.map(({before}) => before)).toEqual([`${ghost}\n`])
    }
  )

  it.each([
    ['with its blanks', '> ຈ້ . - + າ ~  \n', '> ຈ້ . - + າ ~  \n'],
    ['after a page break, which stays', '\f> ຈ້ . - + າ ~\n', '> ຈ້ . - + າ ~\n'],
    ['before a page break, which stays', '> ຈ້ . - + າ ~\f', '> ຈ້ . - + າ ~']
  ])('go %s', (_, ghost, gone) => {
    const line = 'ວຽກງານທັງໝົດໃນປີນີ້ໄດ້ຈັດຕັ້ງປະຕິບັດແລ້ວ ຕາມແຜນການ.\n'
    const {corrections} = correct(`${line}${ghost}${line}`, {ruleset}).corrected
    const removed = corrections.filter(({rule}) => rule === 'ghosts/ghost-line')
    expect(removed.map(({before}) => before)).toEqual([gone])
  })

  it('go with little that speaks for them where there are others', () => {
    const line = 'ວຽກງານທັງໝົດໃນປີນີ້ໄດ້ຈັດຕັ້ງປະຕິບັດແລ້ວ ຕາມແຜນການ.'
    const others = ['> ຈ້ . - + າ ~', ', 2 . ຈງ. - ံ » : + + ຈ ຈາ', 'ក យ ຈໍ 5 ဉ ၉ ~. ວ']
    const alone = `${line}\n່ ້ .\n${line}\n`
    expect(correct(alone, {ruleset}).corrected.text).toContain('່ ້ .')
    const among = `${others.map((other) => `${line}\n${other}\n`).join('')}${alone}`
    expect(correct(among, {ruleset}).corrected.text).not.toContain('່ ້ .')
  })

  it.each([
    'ເລຂາ',
    'I.',
    'ກ. ຂ. ຄ.',
    '- ບ. ສ. ປ. -',
    '25 - 30',
    '............',
    '_ _ _ _',
    'a + b = c',
    'H2O + CO2',
    '| ກ | ຂ |',
    'ໂທ: +856 20 555',
    'www.example.la'
  ])('%j stays', (line) => {
    const source = `ໄດ້ຈັດຕັ້ງປະຕິບັດແລ້ວ.\n\n${line}\n\nຕໍ່ໄປນີ້ແມ່ນແຜນການ.\n`
    const {corrections} = correct(source, {ruleset}).corrected
    expect(corrections.filter(({rule}) => rule === 'ghosts/ghost-line')).toEqual([])
  })
})

describe('Markdown sources', () => {
  it('lose their markup on record, and their headings are remembered', () => {
    const source = '# ລາຍງານ\n\n**ໝາຍເຫດ** ຢູ່ [ນີ້](https://example.org)\n\n## ພາກ 1\\. ໜຶ່ງ\n'
    const corrected = correct(source, {ruleset}, {markdown: true}).corrected
    expect(corrected.text).toBe('ລາຍງານ\n\nໝາຍເຫດ ຢູ່ ນີ້ (https://example.org)\n\nພາກ 1. ໜຶ່ງ\n')
    expect(
      corrected.headingHints.map(({span, depth}) => [
        corrected.text.slice(span.start, span.end),
        depth
      ])
    ).toEqual([
      ['ລາຍງານ', 1],
      ['ພາກ 1. ໜຶ່ງ', 2]
    ])
  })

  it('lose the row of dashes below the head of a table, and addresses within the site', () => {
    const source = 'ຕາຕະລາງ [ໜ້າຫຼັກ](/home)\n\n| ເມືອງ | ຄົນ |\n| --- | ---: |\n| ນາ | 5 |\n'
    expect(correct(source, {ruleset}, {markdown: true}).corrected.text).toBe(
      'ຕາຕະລາງ ໜ້າຫຼັກ\n\n| ເມືອງ | ຄົນ |\n| ນາ | 5 |\n'
    )
  })

  it('are not looked for in plain text', () => {
    const source = '# ບໍ່ແມ່ນຫົວຂໍ້\n    ຫຍໍ້ໜ້າ\n---\n'
    expect(textOf(source)).toBe(source)
  })
})
