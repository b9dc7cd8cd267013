import {errorsLeft} from '../base/errors-left.ts'
import type {Correction, Suspect} from '../types.ts'

/**
 * Estimates how many errors correction has left.
 *
 * @param text The corrected text.
 * @param corrections What was changed.
 * @param suspects What was kept and marked.
 * @returns Share of the characters, white space left out, that are still wrong: 0 to 1.
 */
export function estimateErrorRate(
  text: string,
  corrections: readonly Correction[],
  suspects: readonly Suspect[]
): number {
  const characters = countInk(text)
  if (characters === 0) return 0
  const changes = corrections.filter(
    ({phase, status}) => phase === 'channel' && status === 'applied'
  ).length
  const density = changes / characters
  let kept = 0
  for (const {span} of suspects) kept += countInk(text.slice(span.start, span.end))
  const left = errorsLeft(density) + kept / characters
  return Math.round(10_000 * Math.min(1, left)) / 10_000
}

/** Code units that are not white space: enough for a share. */
function countInk(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== 0x20 && (code < 0x09 || code > 0x0d)) count++
  }
  return count
}
