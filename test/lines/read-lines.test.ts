import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {readLines} from '../../src/lines/read-lines.ts'

describe('readLines', () => {
  it('tells indent, width without marks, blank lines and pages', () => {
    const lines = readLines('\tນ້ຳດີ  \n\n\fໜ້າ')
    expect(lines.map(({indent, width, blank, page}) => [indent, width, blank, page])).toEqual([
      [8, 3, false, 0],
      [0, 0, true, 0],
      [0, 0, true, 0],
      [0, 2, false, 1]
    ])
  })

  it('covers the text, and what it leaves out is white space', () => {
    fc.assert(
      fc.property(
        fc.string({unit: fc.constantFrom('ກ', '້', ' ', '\t', '\n', '\f', '\u200b', 'a')}),
        (text) => {
          let at = 0
          for (const {from, start, end, next} of readLines(text)) {
            expect(from).toBe(at)
            expect(text.slice(from, start) + text.slice(end, next)).toMatch(/^[\s\u200b]*$/)
            at = next
          }
          expect(at).toBe(text.length)
        }
      )
    )
  })
})
