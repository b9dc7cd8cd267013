import type {Script} from '../types.ts'

/** A script's decimal digits: ten code points in a row from `zero` (Unicode, Nd). */
interface DigitRow {
  readonly script: Script
  readonly zero: number
}

const rows: readonly DigitRow[] = [
  {script: 'Latin', zero: 0x0030},
  {script: 'Thai', zero: 0x0e50},
  {script: 'Lao', zero: 0x0ed0},
  {script: 'Myanmar', zero: 0x1040},
  {script: 'Khmer', zero: 0x17e0}
]

/** After the last digit of any row. */
const DIGITS_END = 0x17ea

/** By code point: 1 more than the digit's value, and 0 for what is no digit. */
const values = new Uint8Array(DIGITS_END)
for (const {zero} of rows) for (let digit = 0; digit <= 9; digit++) values[zero + digit] = digit + 1

/** The UTF-16 code units that are a digit of any script above. */
export const digitCodes: ReadonlySet<number> = new Set(
  rows.flatMap(({zero}) => Array.from({length: 10}, (_, digit) => zero + digit))
)

/**
 * @param code UTF-16 code unit.
 * @returns 0 to 9 for a decimal digit of ASCII, Thai, Lao, Myanmar or Khmer; -1 for all else.
 */
export function digitValue(code: number): number {
  return code < DIGITS_END ? values[code]! - 1 : -1
}

/**
 * @param code UTF-16 code unit.
 * @returns The script whose decimal digit it is (`Latin` for ASCII); null for all else.
 */
export function digitScript(code: number): Script | null {
  const value = digitValue(code)
  return value < 0 ? null : rows.find(({zero}) => zero === code - value)!.script
}

/**
 * @param value 0 to 9.
 * @param script The script to write it in; scripts without a row here are written in ASCII.
 * @returns The digit as one character.
 */
export function writeDigit(value: number, script: Script): string {
  const zero = rows.find((row) => row.script === script)?.zero ?? 0x30
  return String.fromCharCode(zero + value)
}

/**
 * @param text Any text.
 * @returns The text with the decimal digits of every script above written in ASCII.
 */
export function toAsciiDigits(text: string): string {
  let out = ''
  let copied = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x0e50) continue
    const value = digitValue(code)
    if (value < 0) continue
    out += text.slice(copied, at) + String.fromCharCode(0x30 + value)
    copied = at + 1
  }
  return copied === 0 ? text : out + text.slice(copied)
}
