import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {repairLabels} from '../../src/correct/label.ts'
import {removeFurniture} from '../../src/correct/furniture/remove-furniture.ts'
import {reflow} from '../../src/correct/reflow.ts'
import {Reading} from '../../src/lines/reading.ts'
import {apply, readStructureRules} from './support/ruleset.ts'

const ruleset = readStructureRules()
const read = (text: string): Reading => new Reading(text, ruleset)
const joined = (text: string): string =>
  apply(text, reflow(read(text), {ruleset, model: null}).edits)

const wrapped = [
  '1. ຊາວບ້ານຕ້ອງຊ່ວຍກັນຂຸດຮ່ອງນ້ຳ ແລະ ສ້ອມແປງທາງເຂົ້າໂຮງຮຽນກ່ອນລະດູຝົນຈະມາ',
  'ຮອດ ພ້ອມທັງປູກຕົ້ນໄມ້ອ້ອມເດີ່ນ ແລະ ເຮັດຮົ້ວໃຫ້ແໜ້ນໜາ ເພື່ອບໍ່ໃຫ້ສັດເຂົ້າມາກິນ',
  'ຜັກຂອງນັກຮຽນ.',
  '2. ນາຍບ້ານເປັນຜູ້ຕິດຕາມ ແລະ ລາຍງານຜົນຂອງການເຮັດວຽກໃຫ້ຄະນະກຳມະການຮູ້ທຸກທ້າຍ',
  'ເດືອນ.'
]

describe('reflow', () => {
  it('joins wrapped lines without a space between Lao letters, and keeps items apart', () => {
    const lines = joined(wrapped.join('\n')).split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toContain('ມາຮອດ')
    expect(lines[0]).toContain('ມາກິນຜັກ')
    expect(lines[1]).toContain('ທຸກທ້າຍເດືອນ.')
  })

  it('joins across a page break and a stray blank line inside a sentence', () => {
    const [first, second, ...rest] = wrapped
    expect(joined([first, '\f', second, ...rest].join('\n'))).toContain('ມາຮອດ')
    expect(joined([first, '', second, ...rest].join('\n'))).toContain('ມາຮອດ')
  })

  it('leaves a text alone whose paragraphs are lines already', () => {
    const text = [
      'ຫົວຂໍ້ສັ້ນ',
      `${'ຂໍ້ຄວາມຍາວ '.repeat(30)}.`,
      'ຂໍ້ຄວາມສັ້ນໆ ທີ່ຈົບ',
      `${'ອີກຂໍ້ຄວາມ '.repeat(14)}.`
    ]
    expect(joined(text.join('\n'))).toBe(text.join('\n'))
  })

  it('leaves short lines and columns alone', () => {
    const text = 'ເດືອນເພັງ\nສ່ອງແສງນວນ\nລົມພັດມາ\n\nຊື່\tອາຍຸ\nບຸນມີ\t12'
    expect(joined(text)).toBe(text)
  })

  it('tells the edge of a page from the few full lines of a short letter', () => {
    const letter = [
      'ອົງການປົກຄອງເມືອງທ່າສະອາດ',
      'ຫ້ອງການຊົນລະປະທານ',
      'ໜັງສືແຈ້ງການ',
      'ເລື່ອງ ການປິດຄອງເໝືອງໃຫຍ່',
      'ຫ້ອງການຂໍແຈ້ງໃຫ້ຊາວນາທຸກຄອບຄົວທີ່ໃຊ້ນ້ຳຈາກຄອງເໝືອງໃຫຍ່ໄດ້ຮູ້ວ່າ ຈະມີການ',
      'ສ້ອມແປງຝາຍ:',
      '1. ຊາວນາທຸກຄົນຕ້ອງປິດປະຕູນ້ຳຂອງຕົນ ແລະ ຂົນເຄື່ອງມືທີ່ວາງໄວ້ແຄມຄອງອອກໃຫ້',
      'ໝົດ.',
      '2. ນາຍບ້ານເປັນຜູ້ຈັດຄົນມາຊ່ວຍຂົນຫີນ ແລະ ດິນຊາຍ ບ້ານລະ 5 ຄົນ ພ້ອມເຂົ້າປ່າ ແລະ',
      'ຊວ້ານ.',
      '3. ເມື່ອສຳເລັດແລ້ວ ຈະແຈ້ງໃຫ້ຮູ້.'
    ]
    const lines = joined(letter.join('\n')).split('\n')
    expect(lines).toHaveLength(letter.length - 3)
    expect(lines.slice(0, 4)).toEqual(letter.slice(0, 4))
    expect(lines[4]).toContain('ຈະມີການສ້ອມແປງຝາຍ:')
    expect(lines[6]).toMatch(/ເຂົ້າປ່າ ແລະ ຊວ້ານ\.$/)
  })

  it('sees no edge where lines end anywhere', () => {
    const text = [
      'ຝົນຕົກໜັກຢູ່ທາງເໜືອຂອງແຂວງເປັນເວລາສາມມື້ ເຮັດໃຫ້ນ້ຳແມ່ນ້ຳຂຶ້ນສູງ',
      'ທາງເຂົ້າບ້ານຖືກນ້ຳເຊາະ ລົດແລ່ນບໍ່ໄດ້',
      'ໂຮງຮຽນປິດການສອນ ນັກຮຽນຊ່ວຍພໍ່ແມ່ຂົນເຄື່ອງ ແລະ ເຂົ້າເປືອກຂຶ້ນບ່ອນສູງກວ່າ',
      'ຊາວບ້ານຊ່ວຍກັນເຮັດຂົວໄມ້ຊົ່ວຄາວ ຂ້າມຫ້ວຍນ້ອຍ',
      'ແພດເມືອງລົງມາກວດສຸຂະພາບ ແລະ ແຈກຢາຢູ່ວັດກາງບ້ານ',
      'ເມືອງສົ່ງເຂົ້າ, ນ້ຳດື່ມ ແລະ ຜ້າຫົ່ມ ມາໃຫ້ຊາວບ້ານທີ່ຖືກຜົນກະທົບທຸກຄອບຄົວ'
    ].join('\n')
    expect(joined(text)).toBe(text)
  })

  it('changes nothing the second time, and only white space ever', () => {
    const unit = fc.constantFrom(
      'ກາ',
      'ນ້ຳ ',
      '. ',
      '\n',
      '\n\n',
      '1. ',
      '- ',
      '\f',
      'ແລະ ',
      '\t',
      'a',
      'ຍາວ'.repeat(12)
    )
    fc.assert(
      fc.property(fc.array(unit, {maxLength: 60}), (parts) => {
        const text = parts.join('')
        const once = joined(text)
        expect(once.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      })
    )
  })
})

describe('repairLabels', () => {
  const repaired = (text: string): string => apply(text, repairLabels(read(text), {ruleset}).edits)

  it('reads an illegible number by its neighbours', () => {
    expect(repaired('ມາດຕາ 11 ກ\nມາດຕາ 1Z ຂ\nມາດຕາ 13 ຄ')).toBe(
      'ມາດຕາ 11 ກ\nມາດຕາ 12 ຂ\nມາດຕາ 13 ຄ'
    )
    expect(repaired('ບາດກ້າວທີ 1: ກ\nບາດກ້າວທີ ຂ. ຂ\nບາດກ້າວທີ 3: ຄ\nບາດກ້າວທີ 4: ງ')).toContain(
      'ບາດກ້າວທີ 2. ຂ'
    )
  })

  it('writes strokes as Roman numbers', () => {
    expect(repaired('|. ກາ\n|!. ຂາ\n]|!. ຄາ')).toBe('I. ກາ\nII. ຂາ\nIII. ຄາ')
  })

  it('gives a series its lost particle back', () => {
    const text = 'ບາດກ້າວທີ 1: ກ\nບາດກ້າວທີ 2: ຂ\nບາດກ້າວ 3: ຄ'
    expect(repaired(text)).toBe(text.replace('ບາດກ້າວ 3', 'ບາດກ້າວທີ 3'))
  })

  it.each([
    ['1. ກາ\n2. ຂາ\n8. ຄາ\n4. ງາ', '1. ກາ\n2. ຂາ\n3. ຄາ\n4. ງາ'],
    [
      'ມາດຕາ 12 ກ\nມາດຕາ 19 ຂ\nມາດຕາ 14 ຄ\nມາດຕາ 15 ງ',
      'ມາດຕາ 12 ກ\nມາດຕາ 13 ຂ\nມາດຕາ 14 ຄ\nມາດຕາ 15 ງ'
    ],
    ['ໝວດທີ I\nໝວດທີ |!\nໝວດທີ III', 'ໝວດທີ I\nໝວດທີ II\nໝວດທີ III'],
    ['ມາດຕາ 1:\nນາດດາ 2:\nມາດຕາ 3:', 'ມາດຕາ 1:\nມາດຕາ 2:\nມາດຕາ 3:'],
    ['ມາດຕາ 1:\nມາດຕາ+\nມາດຕາ 3:', 'ມາດຕາ 1:\nມາດຕາ2\nມາດຕາ 3:']
  ])('mends %j by its sequence, once', (text, expected) => {
    expect(repaired(text)).toBe(expected)
    expect(repairLabels(read(expected), {ruleset}).edits).toEqual([])
  })

  it.each(['1. ກາ\n2 ຂາ\n3. ຄາ', 'I ກາ\nII ຂາ', '1. ກາ\n2. ຂາ\n2. ຄາ\n4. ງາ', '1. ກາ\n3. ຂາ'])(
    'changes nothing of %j',
    (text) => {
      expect(repairLabels(read(text), {ruleset}).edits).toEqual([])
    }
  )

  it('leaves numbers alone that the author wrote, gaps and repetitions included', () => {
    const text = '1. ກ\n2. ຂ\n2. ຄ\n5. ງ\nມາດຕາ 1 ກ\nມາດຕາ 3 ຂ'
    expect(repairLabels(read(text), {ruleset}).edits).toEqual([])
  })
})

describe('removeFurniture', () => {
  const cleaned = (text: string): string =>
    apply(text, removeFurniture(read(text), {ruleset, keepFurniture: false}).edits)

  it('takes out page numbers, menus, counters and share bars with their line ends', () => {
    const text =
      'ໜ້າຫຼັກ | ຂ່າວ | ຕິດຕໍ່ພວກເຮົາ\nຝົນຕົກ\n- 2 -\nຟ້າຮ້ອງ\nໜ້າ 3\nNo data\n230 views\nFacebook Twitter\n'
    expect(cleaned(text)).toBe('ຝົນຕົກ\nຟ້າຮ້ອງ\n')
  })

  it('takes out running heads but the first, whatever number they carry', () => {
    const page = (n: number): string => `ບົດລາຍງານ ${n}\nເນື້ອໃນຂອງໜ້ານີ້ ${'ກຂຄງ'.charAt(n)}\n`
    expect(cleaned([0, 1, 2, 3].map(page).join('\f'))).toBe(
      'ບົດລາຍງານ 0\nເນື້ອໃນຂອງໜ້ານີ້ ກ\n\fເນື້ອໃນຂອງໜ້ານີ້ ຂ\n\fເນື້ອໃນຂອງໜ້ານີ້ ຄ\n\fເນື້ອໃນຂອງໜ້ານີ້ ງ\n'
    )
  })

  it('keeps lines of the text that return', () => {
    const text = 'ມີດັ່ງນີ້:\n- ຂຽນ\nມີດັ່ງນີ້:\n- ອ່ານ\nມີດັ່ງນີ້:\n- ຄິດ\n'
    expect(cleaned(text)).toBe(text)
  })

  it.each(ruleset.furniture.flatMap((rule) => rule.counterexamples.map(String)))(
    'keeps %s',
    (line) => {
      expect(cleaned(line)).toBe(line)
    }
  )
})
