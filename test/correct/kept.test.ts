import {describe, expect, it} from 'vitest'
import {correct} from '../../src/index.ts'
import {loadShipped} from '../support/shipped.ts'
import {keptDocuments} from './support/kept-documents.ts'

const {ruleset, ...shipped} = loadShipped()
const channel = shipped.channel(0.05)

const titles = Object.keys(keptDocuments)

function linesGone(source: string, used?: typeof channel): readonly string[] {
  const options = used === undefined ? {ruleset} : {ruleset, channel: used}
  return correct(source, options)
    .corrected.corrections.filter(({status, kind}) => status === 'applied' && kind === 'removal')
    .map(({before}) => before)
}

describe('nothing that a reader would miss leaves the text', () => {
  it.each(titles)('of %s', (name) => {
    const source = keptDocuments[name]!
    expect(linesGone(source)).toEqual([])
    expect(linesGone(source, channel)).toEqual([])
  })

  it.each([
    ['names of animals', ['ກົບ', 'ກວາງ', 'ຄົ້ນຫາ', 'ຊ້າງ', 'ເສືອ', 'ເຕົ່າ']],
    ['words of menus', ['ກັບຄືນ', 'ຂ່າວ', 'ຕິດຕໍ່', 'ໜ້າຫຼັກ', 'ແບ່ງປັນ', 'ເມນູ', 'ຄົ້ນຫາ']],
    ['signs', ['ກ', '່', '>', '- 2 -', '7', '*', 'ໆ', '= +']]
  ])('of a long list of %s', (_, entries) => {
    const source = Array.from({length: 4000}, (_, at) => entries[(at * 7) % entries.length]).join(
      '\n'
    )
    expect(linesGone(source)).toEqual([])
  })
})
