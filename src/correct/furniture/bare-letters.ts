import {foldForLookup} from '../../script/fold.ts'
import type {Line} from '../../types.ts'

/** Marks above and below, blanks, and signs that are no letters. */
const LOST = /[ັິ-ຼ່-ໍ\s\p{P}\p{S}\p{Cc}]+/gu

/** @returns A line without what engines lose most: marks, blanks and signs; each digit reads `#`. */
export function bareLetters(text: string, {start, end}: Line): string {
  return foldForLookup(text.slice(start, end))
    .replace(LOST, '')
    .replace(/\p{Nd}/gu, '#')
}
