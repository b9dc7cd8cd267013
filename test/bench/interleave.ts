/** What is measured: one run does the whole work once. */
export type Contender = () => void

/** How often contenders run. */
export interface Turns {
  /** How many turns each has; the first ones also warm up. */
  readonly rounds: number
  /** How many runs a turn has: behind another contender, caches hold what that one left. */
  readonly runs: number
}

/**
 * Runs all contenders by turns, so that a machine that grows slower or faster meanwhile does so for
 * each of them, and keeps the best time of each, which is the one least disturbed.
 *
 * @param contenders By name.
 * @param turns How often.
 * @returns The best time of each, in milliseconds.
 */
export function interleave<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  {rounds, runs}: Turns
): Record<Name, number> {
  const names = Object.keys(contenders) as Name[]
  const best = Object.fromEntries(names.map((name) => [name, Infinity])) as Record<Name, number>
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      for (let run = 0; run < runs; run++) {
        const began = performance.now()
        contenders[name]()
        best[name] = Math.min(best[name], performance.now() - began)
      }
    }
  }
  return best
}
