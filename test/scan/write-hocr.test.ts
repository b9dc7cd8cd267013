import {expect, it} from 'vitest'
import {applyChanges} from '../../src/inner.ts'
import {readHocr} from '../../src/read/read-hocr.ts'
import type {ReadLine} from '../../src/scan/reading.ts'
import {writeHocr} from '../../src/scan/write-hocr.ts'

function line(text: string, top: number, paragraph: number): ReadLine {
  const signs = Array.from(text, (sign, at) => ({
    text: sign,
    confidence: 1 - at / 100,
    left: 20.4 * at,
    right: 20.4 * at + 15
  }))
  return {box: {left: 0, top, right: 20.4 * text.length, bottom: top + 40}, paragraph, signs}
}

const pages = [
  {
    width: 1200,
    height: 1700,
    lines: [line('ກົດ ໝາຍ', 10, 0), line('ພັກ', 60, 0), line('ລັດ', 150, 1)]
  },
  {width: 1200, height: 1700, lines: []},
  {width: 800, height: 600, lines: [line('a<b & "c"', 0, 0)]}
]

it('what was read comes back as text: words, lines, paragraphs, pages', () => {
  const source = writeHocr(pages, 'engine "1" & more')
  const {changes, layout} = readHocr(source)
  expect(applyChanges(source, changes ?? [])).toBe('ກົດ ໝາຍ\nພັກ\n\nລັດ\n\f\fa<b & "c"\n')
  expect(layout?.pages.map(({width, height}) => [width, height])).toEqual([
    [1200, 1700],
    [1200, 1700],
    [800, 600]
  ])
})

it('a word has its box, and is as sure as its least sure sign', () => {
  const {layout} = readHocr(writeHocr(pages, 'engine'))
  const [first, second] = layout!.pages[0]!.lines[0]!.words
  expect(first).toMatchObject({text: 'ກົດ', confidence: 0.98, box: {left: 0, top: 10, right: 56}})
  expect(second).toMatchObject({text: 'ໝາຍ', confidence: 0.94, box: {bottom: 50}})
})
