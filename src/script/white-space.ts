/**
 * @param code UTF-16 code unit.
 * @returns Whether it is white space within a line: U+0009, U+000B, U+000D, U+0020, U+0085, U+00A0,
 *   U+2000–U+200B with U+200B ZERO WIDTH SPACE, U+202F, U+205F, U+3000, U+FEFF.
 */
export function isLineSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || code === 0x09 || code === 0x0b || code === 0x0d
  if (code < 0x2000) return code === 0xa0 || code === 0x85
  return code <= 0x200b || code === 0x202f || code === 0x205f || code === 0x3000 || code === 0xfeff
}

/**
 * @param code UTF-16 code unit.
 * @returns Whether it may part two tokens of a line, a label from its text: U+0020, U+0009, U+000C,
 *   U+00A0, U+200B.
 */
export function isBlank(code: number): boolean {
  return isWideBlank(code) || code === 0x0c || code === 0x200b
}

/**
 * @param code UTF-16 code unit.
 * @returns Whether it is such a blank that takes columns in its line: U+0020, U+0009, U+00A0.
 */
export function isWideBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0xa0
}

/** @returns The first place from `from` on, before `end`, where no blank stands; or `end`. */
export function skipBlanks(text: string, from: number, end: number): number {
  let at = from
  while (at < end && isBlank(text.charCodeAt(at))) at++
  return at
}
