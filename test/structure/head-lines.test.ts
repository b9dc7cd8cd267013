import {describe, expect, it} from 'vitest'
import {createLabelMatcher} from '../../src/labels/matcher.ts'
import {readLines} from '../../src/lines/read-lines.ts'
import {emptyDraft, type HeadDraft} from '../../src/structure/head/head.ts'
import * as readers from '../../src/structure/head/line-readers.ts'
import {innerOf} from '../../src/structure/reader/cues.ts'
import type {DocumentReader} from '../../src/structure/reader/fact-reader.ts'
import {factWords} from '../../src/structure/reader/fact-words.ts'
import {bareLetters} from '../../src/words/letters.ts'
import {readFactRules} from './facts/support/ruleset.ts'

const ruleset = readFactRules()
const words = factWords(ruleset)

/** What a reader makes of the first line of a text, and what it wrote down. */
function ask(
  read: readers.LineReader,
  text: string,
  known: Partial<HeadDraft> = {}
): {readonly outcome: readers.Outcome | null; readonly draft: HeadDraft} {
  const reader: DocumentReader = {
    text,
    words,
    letters: bareLetters(text, 0, text.length, words.lookAlikes),
    lines: readLines(text),
    bullets: new Set('-'),
    label: createLabelMatcher(ruleset.numbering),
    begun: false,
    hints: []
  }
  const draft: HeadDraft = {...emptyDraft(-1), seen: 1, ...known}
  const outcome = read(reader, draft, innerOf(reader, reader.lines[0]!, reader.bullets))
  return {outcome, draft}
}

const title = {
  span: {start: 0, end: 0},
  text: 'ຄຳສັ່ງ',
  kind: 'ຄຳສັ່ງ',
  subject: null,
  date: null,
  places: {},
  owner: null,
  last: 0
}

describe.each<[string, readers.LineReader, string, Partial<HeadDraft>, readers.Outcome | null]>([
  ['ends at the legal basis', readers.endAtText, 'ອີງຕາມ ມະຕິ ສະບັບເລກທີ 3/ກກ', {}, 'end'],
  ['ends at an article', readers.endAtText, 'ມາດຕາ 1 ຈຸດປະສົງ', {}, 'end'],
  ['ends at an item below the title', readers.endAtText, '- ພະແນກການເງິນ', {title}, 'end'],
  ['leaves an item above the title', readers.endAtText, '- ພະແນກການເງິນ', {}, null],
  ['leaves an office', readers.endAtText, 'ພະແນກການເງິນ', {}, null],
  ['reads an addressee', readers.readAddressee, 'ເຖິງ: ນາຍບ້ານທຸກບ້ານ', {}, 0],
  ['leaves a second addressee', readers.readAddressee, 'ເຖິງ: ນາຍບ້ານ', {addressee: 'ປະທານ'}, null],
  ['reads a subject', readers.readSubject, 'ເລື່ອງ: ການປະຊຸມປະຈຳເດືອນ', {}, 0],
  ['leaves a word outside a letter', readers.readSubject, 'ເລື່ອງ ການປະຊຸມ', {}, null],
  ['reads it in a letter', readers.readSubject, 'ເລື່ອງ ການປະຊຸມ', {official: true}, 0],
  ['reads a place', readers.readField, 'ສະຖານທີ່: ຫໍປະຊຸມບ້ານ', {official: true}, 0],
  ['leaves it outside a head', readers.readField, 'ສະຖານທີ່: ຫໍປະຊຸມບ້ານ', {}, null],
  ['ends at a wide line', readers.endAtWideLine, 'ການ'.repeat(60), {}, 'end'],
  ['reads an adoption', readers.readAdoption, 'ຮັບຮອງເອົາ ໃນວັນທີ 5 ມີນາ 2023', {}, 0],
  ['leaves one without a date', readers.readAdoption, 'ຮັບຮອງເອົາ ເປັນເອກະພາບ', {}, null],
  ['reads a motto', readers.readLetterhead, 'ສັນຕິພາບ ເອກະລາດ ປະຊາທິປະໄຕ ເອກະພາບ ວັດທະນະຖາວອນ', {}, 0],
  ['leaves an office', readers.readLetterhead, 'ພະແນກການເງິນ', {}, null],
  ['reads a kind below a number', readers.readOwnTitle, 'ຄຳສັ່ງ', {official: true, seen: 5}, 0],
  ['leaves it far down a page', readers.readOwnTitle, 'ຄຳສັ່ງ', {seen: 5}, null],
  ['has one title', readers.readOwnTitle, 'ຄຳສັ່ງ', {official: true, title}, null],
  ['keeps a short line', readers.readPlainLine, 'ພະແນກການເງິນ', {}, 'open'],
  ['ends at a third stray', readers.readPlainLine, 'ພະແນກການເງິນ', {title, stray: 2}, 'end'],
  ['ends at a paragraph', readers.readPlainLine, `${'ການ'.repeat(20)}.`, {}, 'end']
])('a line of the head', (says, read, text, known, wanted) => {
  it(`${says}: ${text.slice(0, 40)}`, () => {
    expect(ask(read, text, known).outcome).toBe(wanted)
  })
})

it('writes down what it reads', () => {
  expect(ask(readers.readAddressee, 'ເຖິງ: ນາຍບ້ານທຸກບ້ານ').draft).toMatchObject({
    addressee: 'ນາຍບ້ານທຸກບ້ານ',
    letterStart: 0
  })
  expect(ask(readers.readLetterhead, 'ເລກທີ 12/ກກ').draft).toMatchObject({
    number: '12/ກກ',
    numbered: true,
    official: true,
    letterhead: [{start: 0, end: 11}]
  })
  expect(ask(readers.readLetterhead, 'ປາກເຊ, ວັນທີ 5 ມີນາ 2023').draft).toMatchObject({
    official: true,
    dated: {place: 'ປາກເຊ', date: {date: {iso: '2023-03-05'}}}
  })
  const plain = ask(readers.readPlainLine, 'ພະແນກການເງິນ', {numbered: true}).draft
  expect(plain.plains).toMatchObject([{late: true}])
})

it('takes what stands above the name of the state for a part of the page around', () => {
  const {draft} = ask(readers.readLetterhead, 'ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ', {title})
  expect(draft).toMatchObject({title: null, plains: [], stated: true})
})
