import stringWidth from 'string-width'
import {showText} from '../../batch/base/show-text.ts'
import {showCharacters} from '../../inner.ts'
import {diffCharacters, type CharacterPair} from '../../workbench/diff-characters.ts'
import type {Colours} from '../shared/colour.ts'

/** Of a longer text only what stands around the differences is shown, so many characters of it. */
const AROUND = 12

/**
 * Shows two texts below each other, character by character, combining marks apart on ◌ and what
 * differs marked.
 *
 * @param expected What was expected.
 * @param got What came of it.
 * @param colours For the terminal.
 * @returns Three lines.
 */
export function showDifference(expected: string, got: string, colours: Colours): string[] {
  const rows: [string, string, string] = ['  expected ', '  got      ', '           ']
  let skipped = false
  const pairs = diffCharacters(expected, got)
  const shown = nearDifferences(pairs)
  pairs.forEach(({expected: one, got: other}, at) => {
    if (shown[at] !== true) {
      if (!skipped) rows.forEach((_, row) => (rows[row]! += row < 2 ? ' …' : '  '))
      skipped = true
      return
    }
    skipped = false
    const cells = [one, other].map((text) => (text === '' ? '-' : showText(showCharacters(text))))
    const width = Math.max(...cells.map((cell) => stringWidth(cell)))
    const pad = (cell: string): string => cell + ' '.repeat(width - stringWidth(cell))
    const differs = one !== other
    rows[0] += ` ${differs ? colours.green(pad(cells[0]!)) : pad(cells[0]!)}`
    rows[1] += ` ${differs ? colours.red(pad(cells[1]!)) : pad(cells[1]!)}`
    rows[2] += ` ${(differs ? '^' : ' ').repeat(width)}`
  })
  return rows.map((row) => row.trimEnd())
}

function nearDifferences(pairs: readonly CharacterPair[]): boolean[] {
  const near = pairs.map(() => false)
  let last = -Infinity
  const mark = (at: number): void => {
    if (pairs[at]!.expected !== pairs[at]!.got) last = at
    if (Math.abs(at - last) <= AROUND) near[at] = true
  }
  for (let at = 0; at < pairs.length; at++) mark(at)
  last = Infinity
  for (let at = pairs.length - 1; at >= 0; at--) mark(at)
  return near
}
