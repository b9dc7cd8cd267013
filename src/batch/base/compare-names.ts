/**
 * Orders names by code point, the same in every locale (the order of UTF-8 bytes; `<` on strings
 * compares UTF-16 units, which is another order above U+FFFF).
 *
 * @returns Below 0, 0 or above 0.
 */
export function compareNames(left: string, right: string): number {
  return Buffer.compare(Buffer.from(left), Buffer.from(right))
}
