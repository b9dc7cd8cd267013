/**
 * The letters that the language model tells apart: what Lao words are written with in canonical
 * spelling (Unicode 16, U+0E80–U+0EFF), without digits. At most 63, so that the followers of a
 * state fit a pair of 32-bit masks.
 */
export const letters = 'ກຂຄງຈຊຍດຕຖທນບປຜຝພຟມຢຣລວສຫອຮໜໝ' + 'ະັາຳິີຶືຸູົຼຽເແໂໃໄໆ່້໊໋໌ໍຯ'

/** The symbol for whatever is no letter: a space, a digit, punctuation, the start of a text. */
export const boundary = 0

/** How many symbols there are, the boundary included; letter number n has symbol n + 1. */
export const symbolCount = 1 + letters.length

/** What {@link symbolOf} answers for a character that is not a letter of the model. */
export const noSymbol = 255

const BLOCK = 0x0e80
const table = new Uint8Array(128).fill(noSymbol)
for (let at = 0; at < letters.length; at++) table[letters.charCodeAt(at) - BLOCK] = at + 1

/**
 * @param code UTF-16 code unit.
 * @returns Its symbol, 1 to {@link symbolCount} - 1, or {@link noSymbol}.
 */
export function symbolOf(code: number): number {
  return code >= BLOCK && code < BLOCK + 128 ? table[code - BLOCK]! : noSymbol
}

/**
 * @param symbol A symbol, or a number above them all.
 * @returns Whether it stands for a letter.
 */
export function isLetter(symbol: number): boolean {
  return symbol > boundary && symbol < symbolCount
}

/**
 * @param symbol A symbol other than the boundary.
 * @returns Its letter.
 */
export function letterOf(symbol: number): string {
  return letters.charAt(symbol - 1)
}
