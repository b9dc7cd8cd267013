import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {readCodePoints} from '../../src/base/code-points.ts'
import {createOverlapCursor, createSpanCursor} from '../../src/base/cursors.ts'
import {isWithin} from '../../src/base/edit-distance.ts'
import {lowerBound} from '../../src/base/lower-bound.ts'
import {oncePer} from '../../src/base/once-per.ts'

const spans = fc
  .array(fc.nat(40), {maxLength: 12})
  .map((cuts) => [...new Set(cuts)].sort((a, b) => a - b))
  .map((cuts) =>
    cuts.flatMap((start, at) => (at % 2 === 1 ? [] : [{start, end: cuts[at + 1] ?? start + 1}]))
  )
const ascending = fc.array(fc.nat(45), {maxLength: 30}).map((all) => all.sort((a, b) => a - b))

describe('cursors over spans', () => {
  it('tell what lies in a span, asked in ascending order', () => {
    fc.assert(
      fc.property(spans, ascending, (all, offsets) => {
        const isInside = createSpanCursor(all)
        for (const offset of offsets) {
          const inside = all.some(({start, end}) => start <= offset && offset < end)
          expect(isInside(offset)).toBe(inside)
        }
      })
    )
  })

  it('tell what a span reaches into', () => {
    fc.assert(
      fc.property(spans, ascending, (all, cuts) => {
        const reaches = createOverlapCursor(all)
        for (let at = 0; at + 1 < cuts.length; at++) {
          const [from, to] = [cuts[at]!, cuts[at + 1]!]
          if (from === to) continue
          expect(reaches(from, to)).toBe(all.some(({start, end}) => start < to && from < end))
        }
      })
    )
  })
})

describe('code points', () => {
  const text = fc
    .array(fc.constantFrom('ກ', '😀', '\ud83d', '\ude00', 'a'), {maxLength: 20})
    .map((parts) => parts.join(''))

  it('are told as offsets, and offsets as code points', () => {
    fc.assert(
      fc.property(text, (told) => {
        const {toUnits, toPoints} = readCodePoints(told)
        let unit = 0
        const all = Array.from(told)
        all.forEach((point, at) => {
          expect(toUnits(at)).toBe(unit)
          expect(toPoints(unit)).toBe(at)
          if (point.length === 2) expect(toPoints(unit + 1)).toBe(at + 1)
          unit += point.length
        })
        expect(toUnits(all.length)).toBe(told.length)
        expect(toUnits(all.length + 5)).toBe(told.length)
        expect(toPoints(told.length)).toBe(all.length)
      })
    )
  })
})

describe('edit distance', () => {
  const word = fc.string({unit: fc.constantFrom('ກ', 'ຂ', 'ຄ'), maxLength: 8})

  it('is told up to a limit', () => {
    fc.assert(
      fc.property(word, word, fc.nat(6), (left, right, most) => {
        expect(isWithin(left, right, most)).toBe(distance(left, right) <= most)
      })
    )
  })
})

function distance(left: string, right: string): number {
  if (left === '' || right === '') return left.length + right.length
  const same = left[0] === right[0] ? 0 : 1
  return Math.min(
    distance(left.slice(1), right.slice(1)) + same,
    same === 0 ? Infinity : distance(left.slice(1), right) + 1,
    same === 0 ? Infinity : distance(left, right.slice(1)) + 1
  )
}

it('a bound is told by halving', () => {
  expect([0, 3, 4, 7, 8].map((limit) => lowerBound([3, 3, 7], limit))).toEqual([0, 0, 2, 2, 3])
})

it('what is made once for an object is made once', () => {
  let made = 0
  const make = oncePer((key: object) => ({key, made: ++made}))
  const [one, other] = [{}, {}]
  expect([make(one), make(other), make(one)].map((each) => each.made)).toEqual([1, 2, 1])
})
