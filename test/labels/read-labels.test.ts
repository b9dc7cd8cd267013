import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {compileStyle} from '../../src/labels/matcher.ts'
import {readLabels} from '../../src/labels/read-labels.ts'
import {readLines} from '../../src/lines/read-lines.ts'
import {readStructureRules} from '../structure/support/ruleset.ts'

const {numbering} = readStructureRules()

function labelsOf(text: string): (string | null)[] {
  return readLabels(text, readLines(text), numbering).map((label) =>
    label === null
      ? null
      : `${label.raw}=${label.numbers.join('.')}|${text.slice(label.textStart).split('\n')[0] ?? ''}`
  )
}

describe('the labels of a style', () => {
  const pieces = Array.from('ກມໝຫພຂາດ່ທີIVXl|![]iT1໒៣.:/)(-·•* \u200b①').concat(
    ...['ມາດຕາ', 'ໝວດ', 'ຫມວດ', 'ຂໍ້', 'ບາດທີ', ' 12', '1.2', ': ']
  )
  const starts = fc.array(fc.constantFrom(...pieces), {maxLength: 6}).map((parts) => parts.join(''))

  it.each(numbering.map((style) => [style.id, style] as const))('%s', (_, style) => {
    const {leads, match} = compileStyle(style)
    fc.assert(
      fc.property(starts, (line) => {
        const found = match(line, 0, line.length, new Set(['ບາດ', 'ກ']))
        if (found !== null) expect(leads).toContain(line.charCodeAt(0))
      }),
      {numRuns: 500}
    )
  })
})

describe('readLabels', () => {
  it.each([
    ['I. ຈຸດປະສົງ', 'I.=1|ຈຸດປະສົງ'],
    ['1). ປູກເຂົ້າ', '1).=1|ປູກເຂົ້າ'],
    ['໑. ປູກເຂົ້າ', '໑.=1|ປູກເຂົ້າ'],
    ['ກ. ປູກເຂົ້າ', 'ກ.=1|ປູກເຂົ້າ'],
    ['①. ປູກເຂົ້າ', '①=1|ປູກເຂົ້າ'],
    ['ມາດຕາ 1 ຈຸດປະສົງ', 'ມາດຕາ 1=1|ຈຸດປະສົງ'],
    ['ມາດ\u200bຕາ 1: ຈຸດປະສົງ', 'ມາດ\u200bຕາ 1=1|ຈຸດປະສົງ'],
    ['ໝວດທີ I', 'ໝວດທີ I=1|'],
    ['ຫມວດທີ 1', 'ຫມວດທີ 1=1|'],
    ['- ປູກເຂົ້າ', '-=|ປູກເຂົ້າ'],
    ['•ປູກເຂົ້າ', '•=|ປູກເຂົ້າ']
  ])('reads %s', (line, expected) => {
    expect(labelsOf(line)).toEqual([expected])
  })

  it.each([
    '2019. ເປັນປີທີ່ດີ',
    '1.5 ລ້ານກີບ',
    'ມາດຕາການຂອງບ້ານ',
    'IX ຂອງບ້ານ',
    'ນ. ສົມສີ ມາຮອດ',
    '12 ຄົນ',
    'ວັນທີ 5 ພຶດສະພາ',
    '-5 ອົງສາ'
  ])('leaves %s alone', (line) => {
    expect(labelsOf(line)).toEqual([null])
  })

  it('takes a word for a series once it counts, also without its particle', () => {
    const labels = labelsOf('ບາດກ້າວທີ 1: ກຽມ\nບາດກ້າວທີ 2: ປູກ\nບາດກ້າວ 3: ເກັບ')
    expect(labels).toEqual(['ບາດກ້າວທີ 1=1|ກຽມ', 'ບາດກ້າວທີ 2=2|ປູກ', 'ບາດກ້າວ 3=3|ເກັບ'])
  })

  it('reads strokes as Roman numbers where they count', () => {
    expect(labelsOf('|. ຫົວຂໍ້\n|!. ຫົວຂໍ້')).toEqual(['|.=1|ຫົວຂໍ້', '|!.=2|ຫົວຂໍ້'])
    expect(labelsOf('|. ຫົວຂໍ້')).toEqual([null])
  })

  it('reads several levels, and parts them from sums', () => {
    expect(labelsOf('2. ກ\n2.1 ຂ\n2.2 ຄ')).toEqual([null, '2.1=2.1|ຂ', '2.2=2.2|ຄ'])
  })

  it('reads Roman numbers that nothing closes where they count up', () => {
    expect(labelsOf('I ນ້ຳ\nII ໄຟ\nIII ທາງ')).toEqual(['I=1|ນ້ຳ', 'II=2|ໄຟ', 'III=3|ທາງ'])
    expect(labelsOf('I ນ້ຳ\nX ໄຟ')).toEqual([null, null])
  })

  it.each([
    ['1. ກາ\n2 ຂາ\n3. ຄາ', '2=2|ຂາ'],
    ['1. ກາ\n2) ຂາ\n3. ຄາ', '2)=2|ຂາ'],
    ['1. ກາ\nS. ຂາ\n3. ຄາ', 'S.=2|ຂາ'],
    ['ກ. ກາ\n9. ຂາ\nຄ. ຄາ', '9.=2|ຂາ'],
    ['ມາດຕາ 1 ກາ\nນາດຕາ 2 ຂາ\nມາດຕາ 3 ຄາ', 'ນາດຕາ 2=2|ຂາ'],
    ['ມາດຕາ 1 ກາ\nມາດຕາ ອ ຂາ\nມາດຕາ 3 ຄາ', 'ມາດຕາ ອ=2|ຂາ'],
    ['ມາດຕາ 1 ກາ\nມາດຕາ 19 ຂາ\nມາດຕາ 3 ຄາ', 'ມາດຕາ 19=2|ຂາ']
  ])('takes for a label what the sequence asks for: %j', (text, expected) => {
    expect(labelsOf(text)[1]).toBe(expected)
  })

  it.each([
    '1. ກາ\n2 ຂາ\n2. ຄາ',
    '1. ກາ\nS. ຂາ\n2. ຄາ',
    '1. ກາ\nS. ຂາ\nນ. ງາ\n3. ຄາ',
    'ມາດຕາ 1 ກາ\nມາດຕາ ອ ຂາ\nມາດຕາ 2 ຄາ',
    'ມາດຕາ 1 ກາ\nມາດຕາ 2 ຂອງກົດໝາຍ\nມາດຕາ 3 ຄາ',
    '1. ກາ\nຂາ ດີ\n3. ຄາ'
  ])('takes nothing else for one: %j', (text) => {
    expect(labelsOf(text)[1]).toBeNull()
  })

  it('reads numbers in words, and marks apart from their numbers', () => {
    expect(labelsOf('ພາກທີໜຶ່ງ')).toEqual(['ພາກທີໜຶ່ງ=1|'])
    expect(labelsOf('1 . ກາ\n2 ) ຂາ')[0]).toBe('1 .=1|ກາ')
  })

  it('takes numbered pictures for no units', () => {
    expect(labelsOf('ຮູບທີ 1: ນ້ຳ\nຮູບທີ 2: ໄຟ')).toEqual([null, null])
  })

  it('takes a lone 2.1 for a label below a 2 alone', () => {
    expect(labelsOf('1. ກາ\n2. ຂາ\n2.1 ນ້ຳໃສ')[2]).toBe('2.1=2.1|ນ້ຳໃສ')
    expect(labelsOf('1. ກາ\n2. ຂາ\n3.1 ນ້ຳໃສ')[2]).toBeNull()
  })

  describe('of units that were read as strokes', () => {
    const outer = (text: string): string[] =>
      readLabels(text, readLines(text), numbering).flatMap((label) =>
        label?.style.id === 'numbering/roman' ? [`${label.raw} ${label.meant ?? label.raw}`] : []
      )
    const below = '1. ຕັດໄມ້;\n2. ຂຸດຂຸມ.\n'

    it.each([
      ['by their shapes', '|. ຂົວ', 'ໄໄ, ທາງ', '1V. ຝາຍ', ['|. I.', 'ໄໄ, II.', '1V. IV.']],
      ['by the count', '|. ຂົວ', '|. ທາງ', '|. ຝາຍ', ['|. I.', '|. II.', '|. III.']],
      ['with a first 1.', '1. ຂົວ', '||. ທາງ', '|. ຝາຍ', ['1. I.', '||. II.', '|. III.']],
      ['as ones', '1. ຂົວ', '11. ທາງ', '111. ຝາຍ', ['1. I.', '11. II.', '111. III.']],
      ['without a mark', '|. ຂົວ', '|| ທາງ', 'III. ຝາຍ', ['|. I.', '|| II.', 'III. III.']],
      ['as another letter', 'I. ຂົວ', 'II. ທາງ', 'ស. ຝາຍ', ['I. I.', 'II. II.', 'ស. III.']]
    ])('%s', (_, first, second, third, expected) => {
      expect(outer(`${first}\n${below}${second}\n${below}${third}\n${below}`)).toEqual(expected)
    })

    it('where the unit in front of a new kind of list has a slash for its V', () => {
      const text = `|. ຂົວ\n${below}||. ທາງ\nກ. ໃກ້\n${below}ຂ. ໄກ\n${below}|. ຝາຍ\n${below}1/. ຄອງ`
      expect(outer(text)).toEqual(['|. I.', '||. II.', '|. III.', '1/. IV.'])
    })

    it('by the 2.1 and 3.1 below them, anew behind the contents', () => {
      const units = '|. ຂົວ\n||. ທາງ\n2.1 ໃກ້\n2.2 ໄກ\n|. ຝາຍ\n3.1 ໃກ້\n3.2 ໄກ\n'
      const once = ['|. I.', '||. II.', '|. III.']
      expect(outer(units + units)).toEqual([...once, ...once])
    })

    it('where a unit of the contents is lost', () => {
      const contents = '|. ຂົວ\n||. ທາງ\n2.1 ໃກ້\n2.2 ໄກ\n'
      const units = '|. ຂົວ\n|. ທາງ\n2.1 ໃກ້\n2.2 ໄກ\n'
      expect(outer(contents + units)).toEqual(['|. I.', '||. II.', '|. I.', '|. II.'])
    })

    it('but for a sound one that stands twice, and the eleventh of ten', () => {
      const twice = `|. ຂົວ\n${below}II. ທາງ\n${below}II. ຝາຍ\n${below}`
      expect(outer(twice)).toEqual(['|. I.', 'II. II.', 'II. II.'])
      const eleven = Array.from({length: 11}, (_, at) => `${at + 1}. ໄມ້\n`).join('')
      expect(outer(`|. ຂົວ\n${eleven}||. ທາງ\n${below}`)).toEqual(['|. I.', '||. II.'])
    })

    it('and leaves to the inner lists what is theirs', () => {
      const text = `|. ຂົວ\n|. ຕັດໄມ້ໄຜ່;\n2. ຂຸດຂຸມ.\n||. ທາງ\n${below}`
      expect(outer(text)).toEqual(['|. I.', '||. II.'])
      expect(labelsOf(text)[1]).toBe('|.=1|ຕັດໄມ້ໄຜ່;')
    })

    it.each([
      ['lists alone', `l. ຂົວ\n2. ທາງ\n3. ຄອງ\nl. ນ້ຳ\n2. ໄຟ\n`],
      ['one list of one in front of another', `1. ຂົວ\n1. ທາງ\n2. ຄອງ\n1. ນ້ຳ\n1. ໄຟ\n2. ລົມ\n`],
      ['sentences', `|. ຊາວບ້ານຕັດໄມ້ແລ້ວ.\n${below}|. ຊາວບ້ານຂຸດຂຸມແລ້ວ.\n${below}`],
      ['tables', `ບ້ານ\n${below}| ເໜືອ | ໃຕ້ |\n${below}| ນາ | ສວນ |\n${below}`],
      ['a hundred and eleven', `9. ຂົວ\n10. ທາງ\n11. ຄອງ\n`]
    ])('but not %s', (_, text) => {
      expect(outer(text)).toEqual([])
    })

    it.each([
      [
        'closed with slashes',
        `I/. ຂົວ\n${below}II/. ທາງ\n${below}III/. ຝາຍ\n${below}I/. ຄອງ\n${below}`
      ],
      ['that the author repeats', `I. ຂົວ\n${below}II. ທາງ\n${below}II. ຝາຍ\n${below}IV. ຄອງ\n`],
      ['that hold 1. alone', `I. ຂົວ\n1. ໄມ້\nII. ທາງ\n1. ດິນ\nIII. ຝາຍ\n`]
    ])('nor sound ones %s', (_, text) => {
      const labels = readLabels(text, readLines(text), numbering)
      expect(labels.every((label) => label?.meant === undefined)).toBe(true)
    })
  })
})
