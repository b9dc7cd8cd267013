const letters: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I']
]

/**
 * @param value From 1 to 3999.
 * @returns The number in Roman capitals; an empty string for anything else.
 */
export function writeRoman(value: number): string {
  if (!Number.isInteger(value) || value < 1 || value > 3999) return ''
  let rest = value
  let written = ''
  for (const [worth, sign] of letters) {
    for (; rest >= worth; rest -= worth) written += sign
  }
  return written
}
