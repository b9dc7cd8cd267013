import type {Line, NumberingStyle} from '../types.ts'
import {readCandidate} from './candidate.ts'
import type {LabelMatch} from './matcher.ts'
import {romanLetters} from './number.ts'

const capitals = new Set(romanLetters.map((letter) => letter.charCodeAt(0)))

/**
 * Finds Roman numbers that nothing closes, as in `II ຜົນງານ`, where two at least count up from I.
 *
 * @param text The text that the lines are of.
 * @param lines All of its lines.
 * @param labels The labels that can be read, one entry a line; those found are entered.
 * @param style The style of bare Roman numbers.
 */
export function addBareRomans(
  text: string,
  lines: readonly Line[],
  labels: (LabelMatch | null)[],
  style: NumberingStyle
): void {
  let due = 1
  const found: LabelMatch[] = []
  const places: number[] = []
  for (const line of lines) {
    if (!capitals.has(text.charCodeAt(line.start))) continue
    if (labels[line.index] !== null) continue
    const candidate = readCandidate(text, line)
    if (candidate === null || candidate.closing !== '' || candidate.roman === null) continue
    const {start, end, textStart, core, roman} = candidate
    if (roman !== due && roman !== 1) continue
    const numbers = [roman]
    found.push({style, key: style.id, start, end, textStart, numbers, raw: core, misread: false})
    places.push(line.index)
    due = roman + 1
  }
  if (found.every(({numbers}) => numbers[0] === 1)) return
  found.forEach((label, at) => {
    labels[places[at]!] = label
  })
}
