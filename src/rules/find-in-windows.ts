import type {Match} from '../types.ts'

/** Characters that a pattern sees before and behind the place that it is tried at, at least. */
const SIGHT = 1000
/** Places that it is tried at before the window moves on. */
const STEP = 2000
/** A window is widened for a long hit until it is so wide. */
const WIDEST = 12_000

/**
 * Looks for the first hit in a window at or after an offset; what is empty is no hit.
 *
 * @returns Offsets in the window; null where there is none.
 */
export type FindNext = (window: string, from: number) => Match | null

/**
 * Finds all hits, showing a pattern a few thousand characters at a time. An engine that takes time
 * linear in its text for one hit may look through all of it for each; so it never gets to see all.
 *
 * @param text The text; all lengths are UTF-16 code units.
 * @param findNext Looks for one hit.
 * @returns The hits from left to right; what is longer than 10,000 is none.
 */
export function findInWindows(text: string, findNext: FindNext): Match[] {
  const matches: Match[] = []
  for (let from = 0; from < text.length;) {
    const limit = from + STEP
    const start = wholeCharacter(text, Math.max(0, from - SIGHT))
    let end = wholeCharacter(text, limit + SIGHT)
    let window = text.slice(start, end)
    for (;;) {
      const hit = findNext(window, from - start)
      if (hit === null || start + hit.start >= limit) break
      from = start + hit.end
      if (from < end || end >= text.length) {
        matches.push({start: start + hit.start, end: from, groups: hit.groups})
      } else if (window.length < WIDEST) {
        // It may be longer than the window shows, or take the window's end for a line's.
        from = start + hit.start
        end = wholeCharacter(text, start + 2 * window.length)
        window = text.slice(start, end)
      }
    }
    from = wholeCharacter(text, Math.max(from, limit))
  }
  return matches
}

/** @returns The offset, or the one before it where it lies inside a surrogate pair. */
function wholeCharacter(text: string, offset: number): number {
  if (offset >= text.length) return text.length
  const code = text.charCodeAt(offset)
  return offset > 0 && code >= 0xdc00 && code <= 0xdfff ? offset - 1 : offset
}
