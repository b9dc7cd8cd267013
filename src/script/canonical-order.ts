import {CLASS, isLaoMark, laoClass} from './classes.ts'

/**
 * Ranks of the marks on one consonant: ◌ຼ and ◌຺ next to it, then the vowel sign, the tone mark,
 * the cancellation mark (W3C, "Lao Script Resources"; ICANN's root zone rules for Lao). NFC cannot
 * do this: U+0EB4–U+0EB7, U+0EB1, U+0EBB and U+0ECD have combining class 0.
 */
function rank(code: number): number {
  return laoClass(code)
}

/**
 * @param text Any text.
 * @param start Offset (UTF-16) of the first mark of a run.
 * @returns The offset after the last mark of the run.
 */
export function markRunEnd(text: string, start: number): number {
  let end = start
  while (end < text.length && isLaoMark(text.charCodeAt(end))) end++
  return end
}

/**
 * @param marks A run of Lao combining marks.
 * @returns The same marks in canonical order; those of one rank keep their order.
 */
export function orderMarks(marks: string): string {
  if (isOrdered(marks)) return marks
  return Array.from(marks, (mark, at) => ({mark, at, rank: rank(mark.charCodeAt(0))}))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({mark}) => mark)
    .join('')
}

/**
 * @param text A text that has a run of Lao combining marks from `start` to `end` (UTF-16).
 * @returns Whether they are in canonical order.
 */
export function isOrdered(text: string, start = 0, end = text.length): boolean {
  for (let at = start + 1; at < end; at++) {
    if (rank(text.charCodeAt(at)) < rank(text.charCodeAt(at - 1))) return false
  }
  return true
}

/**
 * @param code UTF-16 code unit.
 * @returns Whether a tone mark of its consonant is stored before it: ະ າ ຳ.
 */
export function takesToneBefore(code: number): boolean {
  return laoClass(code) === CLASS.vowelAfter && code !== 0x0ebd
}
