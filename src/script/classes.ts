/**
 * Character classes of the Lao block (Unicode 16, chapter 16.2 "Lao", and the names list of
 * U+0E80–U+0EFF), as one table so that a text can be walked with an array look-up a code unit.
 */

/** What a character of the Lao block does in a syllable; 0 for everything else. */
export const CLASS = {
  none: 0,
  consonant: 1,
  /** Vowel signs written, and stored, before their consonant: ເ ແ ໂ ໃ ໄ. */
  vowelBefore: 2,
  /** U+0EBC LAO SEMIVOWEL SIGN LO, U+0EBA LAO SIGN PALI VIRAMA: below, next to the consonant. */
  subjoined: 3,
  /** Vowel signs above or below: ◌ັ ◌ິ ◌ີ ◌ຶ ◌ື ◌ຸ ◌ູ ◌ົ ◌ໍ. */
  vowelMark: 4,
  /** ◌່ ◌້ ◌໊ ◌໋. */
  tone: 5,
  /** U+0ECC LAO CANCELLATION MARK, U+0ECE LAO YAMAKKAN. */
  cancel: 6,
  /** Spacing vowel signs after the consonant: ະ າ ຳ ຽ. */
  vowelAfter: 7,
  /** U+0EC6 LAO KO LA (repetition) and U+0EAF LAO ELLIPSIS. */
  sign: 8,
  digit: 9
} as const

/** One of the values of {@link CLASS}. */
export type LaoClass = (typeof CLASS)[keyof typeof CLASS]

/** First code point of the Lao block. */
export const LAO_START = 0x0e80
/** First code point after the Lao block. */
export const LAO_END = 0x0f00

/** By code point, from 0: an index below the block would not be one, and slow to ask for. */
const table = new Uint8Array(LAO_END)

function set(value: LaoClass, ...ranges: readonly (readonly [number, number])[]): void {
  for (const [first, last] of ranges) table.fill(value, first, last + 1)
}

// KO … HO TAM without the unassigned places, HO NO, HO MO, KHMU GO, KHMU NYO.
set(
  CLASS.consonant,
  [0x0e81, 0x0e82],
  [0x0e84, 0x0e84],
  [0x0e86, 0x0e8a],
  [0x0e8c, 0x0ea3],
  [0x0ea5, 0x0ea5],
  [0x0ea7, 0x0eae],
  [0x0edc, 0x0edf]
)
set(CLASS.vowelBefore, [0x0ec0, 0x0ec4])
set(CLASS.subjoined, [0x0eba, 0x0eba], [0x0ebc, 0x0ebc])
// MAI KAN, I … UU, MAI KON, NIGGAHITA.
set(CLASS.vowelMark, [0x0eb1, 0x0eb1], [0x0eb4, 0x0eb9], [0x0ebb, 0x0ebb], [0x0ecd, 0x0ecd])
set(CLASS.tone, [0x0ec8, 0x0ecb])
set(CLASS.cancel, [0x0ecc, 0x0ecc], [0x0ece, 0x0ece])
// A, AA, AM, SEMIVOWEL SIGN NYO.
set(CLASS.vowelAfter, [0x0eb0, 0x0eb0], [0x0eb2, 0x0eb3], [0x0ebd, 0x0ebd])
set(CLASS.sign, [0x0eaf, 0x0eaf], [0x0ec6, 0x0ec6])
set(CLASS.digit, [0x0ed0, 0x0ed9])

/**
 * @param code UTF-16 code unit (the Lao block lies in the basic plane).
 * @returns Its class; `CLASS.none` outside the Lao block and for unassigned places.
 */
export function laoClass(code: number): LaoClass {
  return (code < LAO_END ? table[code]! : CLASS.none) as LaoClass
}

/**
 * @param code UTF-16 code unit.
 * @returns Whether it is a Lao combining mark, which needs a base before it.
 */
export function isLaoMark(code: number): boolean {
  const value = laoClass(code)
  return value >= CLASS.subjoined && value <= CLASS.cancel
}

/**
 * @param code UTF-16 code unit.
 * @returns Whether it is a letter, vowel sign or mark of Lao: all of the block that forms words,
 *   so neither digits nor ໆ and ຯ.
 */
export function isLaoLetter(code: number): boolean {
  const value = laoClass(code)
  return value >= CLASS.consonant && value <= CLASS.vowelAfter
}

/** U+200B ZERO WIDTH SPACE: a legitimate mark of a possible line break between Lao words. */
export const ZERO_WIDTH_SPACE = 0x200b
