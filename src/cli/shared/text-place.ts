import type {Span} from '../../types.ts'

/** A stretch of a text as people and programs count: in code points. */
export interface TextPlace {
  /** Half open, from 0. */
  readonly start: number
  readonly end: number
  /** From 1. */
  readonly line: number
  readonly column: number
}

/**
 * @param text A text; only U+000A LINE FEED ends a line.
 * @param span A stretch of it.
 * @returns Where it stands; takes time linear in the text.
 */
export function placeIn(text: string, {start, end}: Span<'source'>): TextPlace {
  const head = text.slice(0, start)
  const from = countPoints(head)
  const lineStart = head.lastIndexOf('\n') + 1
  return {
    start: from,
    end: from + countPoints(text.slice(start, end)),
    line: head.split('\n').length,
    column: countPoints(head.slice(lineStart)) + 1
  }
}

/**
 * @param text A text.
 * @param line From 1.
 * @param column In code points, from 1.
 * @returns The offset in UTF-16 code units; null where there is no such place.
 */
export function offsetOf(text: string, line: number, column: number): number | null {
  let start = 0
  for (let at = 1; at < line; at++) {
    const feed = text.indexOf('\n', start)
    if (feed < 0) return null
    start = feed + 1
  }
  const feed = text.indexOf('\n', start)
  const points = Array.from(text.slice(start, feed < 0 ? text.length : feed))
  return column - 1 > points.length ? null : start + points.slice(0, column - 1).join('').length
}

function countPoints(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0xdc00 || code > 0xdfff || at === 0) count++
  }
  return count
}
