import {showText} from '../../batch/base/show-text.ts'
import {showCharacters} from '../../inner.ts'
import type {Span} from '../../types.ts'
import type {Colours} from './colour.ts'

/** How much of its line is shown before and after a place, in code points. */
const context = 36

/**
 * Shows what replaces a stretch of a text, in its line and its characters apart.
 *
 * @param source The text.
 * @param span The stretch.
 * @param texts What stood there before, and what stands there after.
 * @param colours For the terminal.
 * @returns Lines: before, after, characters.
 */
export function showInLine(
  source: string,
  {start, end}: Span<'source'>,
  {before, after}: {readonly before: string; readonly after: string},
  colours: Colours
): string[] {
  const [head, tail] = surroundings(source, start, end)
  const shown = (text: string, paint: (text: string) => string): string =>
    `${showText(head)}${paint(`[${showText(text)}]`)}${showText(tail)}`
  return [
    `  - ${shown(before, colours.red)}`,
    `  + ${shown(after, colours.green)}`,
    `    ${characters(before)} ${colours.dim('→')} ${characters(after)}`
  ]
}

/** The rest of the line on both sides, cut where a letter begins. */
function surroundings(source: string, start: number, end: number): [string, string] {
  const before = source.slice(Math.max(0, start - 2 * context), start)
  const head = Array.from(before.slice(before.lastIndexOf('\n') + 1))
  const after = /^[^\n]*/.exec(source.slice(end, end + 2 * context))![0]
  const tail = Array.from(after)
  let from = Math.max(0, head.length - context)
  while (from > 0 && isMark(head[from])) from--
  let to = Math.min(tail.length, context)
  while (to < tail.length && isMark(tail[to])) to++
  return [
    (from > 0 ? '…' : '') + head.slice(from).join(''),
    tail.slice(0, to).join('') + (to < tail.length ? '…' : '')
  ]
}

function isMark(character: string | undefined): boolean {
  return character !== undefined && /^\p{M}$/u.test(character)
}

function characters(text: string): string {
  if (text === '') return '(nothing)'
  const points = Array.from(text)
  return points.length <= context
    ? showText(showCharacters(text))
    : `${showText(showCharacters(points.slice(0, context).join('')))} … (${points.length} characters)`
}
