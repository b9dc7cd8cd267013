import recheck from 'recheck/lib/browser.js'
import type {Verdict} from './pattern-guards.ts'

/**
 * Judges whether matching a regular expression takes time linear in the text. Loading this module
 * takes a third of a second, so only who has patterns to judge does.
 *
 * @param pattern Source of a regular expression.
 * @param flags Its flags.
 * @param patience How long to try, in milliseconds.
 * @returns `unknown` where the question could not be settled in that time.
 */
export function vetPattern(pattern: string, flags: string, patience: number): Verdict {
  const {status} = recheck.checkSync(pattern, flags, {timeout: patience, randomSeed: 0})
  return status === 'vulnerable' ? 'unsafe' : status
}
