import type {Script} from '../types.ts'
import {LAO_END, LAO_START} from './classes.ts'
import {digitValue} from './digits.ts'
import {scriptOf} from './script-of.ts'

/** How much of a text's beginning tells its script; a bound keeps the question cheap. */
const SAMPLE = 20_000

/**
 * @param text Any text.
 * @param start Offset (UTF-16) to count from.
 * @param end Offset to count to.
 * @returns How many letters and marks of each script there are; digits do not count.
 */
export function countLetters(text: string, start: number, end: number): Map<Script, number> {
  const counts = new Map<Script, number>()
  // Lao is most of a text, so it is counted apart.
  let lao = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x41 || digitValue(code) >= 0) continue
    if (code >= LAO_START && code < LAO_END) {
      lao++
      continue
    }
    const script = scriptOf(code)
    if (script !== null) counts.set(script, (counts.get(script) ?? 0) + 1)
  }
  if (lao > 0) counts.set('Lao', lao)
  return counts
}

/**
 * @param text Any text.
 * @returns Whether, in its first 20,000 characters, no other script has as many letters as Lao.
 */
export function isMostlyLao(text: string): boolean {
  const counts = countLetters(text, 0, Math.min(text.length, SAMPLE))
  const lao = counts.get('Lao') ?? 0
  for (const [script, count] of counts) if (script !== 'Lao' && count >= lao) return false
  return lao > 0
}
