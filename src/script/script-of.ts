import type {Script} from '../types.ts'

/**
 * @param code A code point or UTF-16 code unit.
 * @returns The script of a letter, mark or digit, by Unicode block; null for what belongs to no
 *   script: punctuation, symbols, ASCII digits, spaces, controls, unpaired surrogates.
 */
export function scriptOf(code: number): Script | null {
  if (code < 0x41) return null
  if (code < 0x0250) return isLatin(code) ? 'Latin' : null
  if (code >= 0x0e80 && code < 0x0f00) return 'Lao'
  if (code >= 0x0e00 && code < 0x0e80) return code === 0x0e3f ? null : 'Thai'
  if (code >= 0x1780 && code < 0x1800) return code === 0x17db ? null : 'Khmer'
  if (code >= 0x1000 && code < 0x10a0) return 'Myanmar'
  if (code >= 0x1e00 && code < 0x1f00) return 'Latin'
  if (code >= 0x19e0 && code < 0x1a00) return 'Khmer'
  if ((code >= 0xa9e0 && code < 0xaa00) || (code >= 0xaa60 && code < 0xaa80)) return 'Myanmar'
  if ((code >= 0x2e80 && code < 0x3000) || (code >= 0x3040 && code < 0xa000)) return 'Han'
  if ((code >= 0x2000 && code < 0x2c00) || (code >= 0x3000 && code < 0x3040)) return null
  if (code >= 0xd800 && code < 0xf900) return null
  if (code >= 0xfe00 && code < 0xfe10) return null
  if (code >= 0xff00 && code < 0xff20) return null
  if (code === 0xfeff || (code >= 0xfff0 && code <= 0xffff)) return null
  return 'Other'
}

function isLatin(code: number): boolean {
  const upper = code & ~0x20
  if (code < 0x80) return upper >= 0x41 && upper <= 0x5a
  return code >= 0xc0 && code !== 0xd7 && code !== 0xf7
}

/**
 * @param script A script, or none.
 * @returns Whether engines are known to put its letters in place of Lao ones.
 */
export function isLookalike(script: Script | null): script is 'Khmer' | 'Myanmar' | 'Thai' {
  return script === 'Khmer' || script === 'Myanmar' || script === 'Thai'
}
