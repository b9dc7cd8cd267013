import type {Correction, Phase} from '../types.ts'

/** Phases that undo misreading of their own; others tidy what is only laid out or spelt otherwise. */
const MISREADING: ReadonlySet<Phase> = new Set<Phase>(['foreign', 'ghost', 'label'])

/**
 * Estimates how badly a source was read.
 *
 * @param source The decoded text.
 * @param corrections What was changed.
 * @param misread Share of the remaining characters that are misread, as the channel estimates it;
 *   0 where none ran.
 * @returns Share of the source's characters, white space left out, that are misread: 0 to 1.
 */
export function estimateErrorRate(
  source: string,
  corrections: readonly Correction[],
  misread: number
): number {
  let undone = 0
  for (const {phase, status, before, after} of corrections) {
    if (status !== 'applied' || !MISREADING.has(phase)) continue
    undone += Math.max(countInk(before), countInk(after))
  }
  const share = undone === 0 ? 0 : Math.min(1, undone / countInk(source))
  return Math.round(10_000 * (share + misread * (1 - share))) / 10_000
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
