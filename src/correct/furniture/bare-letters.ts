import {foldForLookup} from '../../script/fold.ts'
import type {Line} from '../../types.ts'

/** Marks above and below, blanks, and signs that are no letters. */
const LOST = /[ັິ-ຼ່-ໍ\s\p{P}\p{S}\p{Cc}]+/gu

/** @returns A folded text without what engines lose most: marks, blanks and signs. */
export function withoutLost(folded: string): string {
  return folded.replace(LOST, '')
}

/** @returns A line without what engines lose most; each digit reads `#`. */
export function bareLetters(text: string, {start, end}: Line): string {
  return withoutLost(foldForLookup(text.slice(start, end))).replace(/\p{Nd}/gu, '#')
}

/** @returns Whether a line says that what follows belongs to it. */
export function leadsOn(text: string, {start, end}: Line): boolean {
  return /[:：]$/u.test(text.slice(start, end))
}
