import {CLASS, laoClass} from '../../script/classes.ts'
import type {SignClass} from '../../rules/confusion-table.ts'

/** U+0EB8, U+0EB9 and U+0EBC stand below their consonant, all other vowel marks above. */
const BELOW: ReadonlySet<number> = new Set([0x0eb8, 0x0eb9, 0x0ebc])

/**
 * @param code UTF-16 code unit.
 * @returns The sort of character that generic confusions know it as.
 */
export function signClass(code: number): Exclude<SignClass, 'nothing'> {
  if (BELOW.has(code)) return 'below'
  switch (laoClass(code)) {
    case CLASS.tone:
      return 'tone'
    case CLASS.vowelMark:
    case CLASS.cancel:
      return 'above'
    case CLASS.consonant:
    case CLASS.vowelBefore:
    case CLASS.vowelAfter:
    case CLASS.sign:
      return 'letter'
    default:
      return 'other'
  }
}

/** How many characters of each sort a generic confusion shares its rate among. */
export const signClassSize: Readonly<Record<SignClass, number>> = {
  tone: 4,
  above: 8,
  below: 3,
  letter: 40,
  other: 40,
  nothing: 1
}
