import type {Finder} from '../index.ts'
import {columnsOf, cutEnd, cutStart} from './columns.ts'

/** A hit in its context. */
export interface Hit {
  readonly path: string
  /** From 1; the column in code points. */
  readonly line: number
  readonly column: number
  /** Half-open, in code points of the text. */
  readonly start: number
  readonly end: number
  /** The line before the hit and after it, as much of it as is asked for. */
  readonly left: string
  readonly hit: string
  readonly right: string
}

/** What hits are ordered by: their place, or what stands before them or after. */
export type HitOrder = 'place' | 'left' | 'right'

/** A form that was found, and how often. */
export interface FormCount {
  readonly form: string
  readonly count: number
  readonly documents: number
}

/**
 * Finds the hits in a text.
 *
 * @param path What the text is called.
 * @param text The text.
 * @param finder What finds them.
 * @param context Columns that are shown on each side, cut between grapheme clusters.
 * @returns The hits, from left to right.
 */
export function findHits(path: string, text: string, finder: Finder, context: number): Hit[] {
  let at = 0
  let points = 0
  let line = 1
  let linePoints = 0
  return finder.findAll(text).map(({start, end}): Hit => {
    for (; at < start; at++) {
      const code = text.charCodeAt(at)
      if (code >= 0xdc00 && code <= 0xdfff) continue
      points++
      if (code === 0x0a) {
        line++
        linePoints = points
      }
    }
    const hit = text.slice(start, end)
    // A mark takes no column, so a line is looked at a few times as far.
    const head = text.slice(Math.max(0, start - 4 * context), start)
    const tail = text.slice(end, end + 4 * context)
    return {
      path,
      line,
      column: points - linePoints + 1,
      start: points,
      end: points + Array.from(hit).length,
      left: cutStart(head.slice(head.lastIndexOf('\n') + 1), context),
      hit,
      right: cutEnd(/^[^\n]*/.exec(tail)![0], context)
    }
  })
}

/**
 * @param hits Hits, in the order of their places.
 * @param order What to order them by.
 * @returns The hits in that order; what stands in front is compared from the hit backwards.
 */
export function orderHits(hits: readonly Hit[], order: HitOrder): Hit[] {
  if (order === 'place') return [...hits]
  const keyOf = ({left, hit, right}: Hit): string =>
    order === 'right' ? hit + right : Array.from(left).reverse().join('')
  return hits
    .map((hit) => ({hit, key: keyOf(hit)}))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({hit}) => hit)
}

/**
 * @param hits Hits.
 * @returns The forms that were found, the most frequent first.
 */
export function countForms(hits: readonly Hit[]): FormCount[] {
  const forms = new Map<string, {count: number; paths: Set<string>}>()
  for (const {hit, path} of hits) {
    const known = forms.get(hit) ?? {count: 0, paths: new Set()}
    forms.set(hit, known)
    known.count++
    known.paths.add(path)
  }
  return [...forms]
    .map(([form, {count, paths}]) => ({form, count, documents: paths.size}))
    .sort((a, b) => b.count - a.count || (a.form < b.form ? -1 : 1))
}

/**
 * Lays hits below each other, the hit of each in the same column.
 *
 * @param hits The hits.
 * @param context The columns on each side.
 * @param mark Marks the hit.
 * @param plain Makes a text fit to be printed.
 * @returns A line for each.
 */
export function layOut(
  hits: readonly Hit[],
  context: number,
  mark: (text: string) => string,
  plain: (text: string) => string
): string[] {
  const placeOf = ({path, line, column}: Hit): string => `${path}:${line}:${column}`
  const widest = hits.reduce((width, hit) => Math.max(width, columnsOf(plain(placeOf(hit)))), 0)
  return hits.map((hit) => {
    const place = plain(placeOf(hit))
    const left = plain(hit.left)
    const space = ' '.repeat(widest - columnsOf(place) + 2 + Math.max(0, context - columnsOf(left)))
    return `${place}${space}${left}${mark(plain(hit.hit))}${plain(hit.right)}`
  })
}
