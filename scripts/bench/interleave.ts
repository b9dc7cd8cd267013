/** What is measured: one run does the whole work once. */
export type Contender = () => void

/**
 * Runs all contenders by turns, so that a machine that grows slower or faster meanwhile does so for
 * each of them, and keeps the best time of each, which is the one least disturbed.
 *
 * @param contenders By name.
 * @param rounds How many turns; the first ones also warm up.
 * @returns The best time of each, in milliseconds.
 */
export function interleave<Name extends string>(
  contenders: Readonly<Record<Name, Contender>>,
  rounds: number
): Record<Name, number> {
  const names = Object.keys(contenders) as Name[]
  const best = Object.fromEntries(names.map((name) => [name, Infinity])) as Record<Name, number>
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      const began = performance.now()
      contenders[name]()
      best[name] = Math.min(best[name], performance.now() - began)
    }
  }
  return best
}
