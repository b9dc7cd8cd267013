import {showCharacters} from '../inner.ts'
import type {Span} from '../types.ts'
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
    `${plain(head)}${paint(`[${plain(text)}]`)}${plain(tail)}`
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
    ? showCharacters(text)
    : `${showCharacters(points.slice(0, context).join(''))} … (${points.length} characters)`
}

/** Control characters as their pictures, so that none reaches the terminal. */
export function plain(text: string): string {
  return text
    .replace(/\n/g, '⏎')
    .replace(/[\u0000-\u001F]/g, (control) => String.fromCharCode(0x2400 + control.charCodeAt(0)))
    .replace(/[\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '\uFFFD')
}
