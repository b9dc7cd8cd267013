import type {Confusion, ConfusionTable} from '../../rules/confusion-table.ts'
import type {Evidence} from './evidence.ts'

/** Bounds of what a batch may teach. */
export interface AdaptSettings {
  /** The table that was there before weighs as much as so many characters of the batch. */
  readonly strength: number
  /** A single confusion that was found fewer times is not learnt. */
  readonly least: number
  /** No rate is learnt above this. */
  readonly highest: number
}

/**
 * Re-estimates the rates of confusions from the corrections of a batch, the old rates as prior
 * (one step of expectation maximisation with a Dirichlet prior).
 *
 * @param table The confusions before.
 * @param evidence What the corrections of the batch were, by the last table.
 * @param trust Factor on all old rates: below 1 where the batch is less damaged than what they
 *   were learnt from.
 * @param settings Bounds.
 */
export function adaptTable(
  table: ConfusionTable,
  evidence: Evidence,
  trust: number,
  settings: AdaptSettings
): ConfusionTable {
  const {strength, least, highest} = settings
  const {characters, confused, meant: counts} = evidence
  const estimate = (found: number, meant: string, rate: number): number => {
    const seen = meant === '' ? characters : Math.max(0, counts.get(meant) ?? 0)
    const prior = meant === '' ? strength : (strength * (seen + 1)) / (characters + 1) + PRIOR_LEAST
    return Math.min(highest, (found + prior * rate * trust) / (seen + prior))
  }
  const confusions: Confusion[] = []
  const known = new Set<string>()
  for (const confusion of table.confusions) {
    const {seen, meant, rate} = confusion
    const key = `${seen}\0${meant}`
    known.add(key)
    confusions.push({...confusion, rate: estimate(confused.get(key) ?? 0, meant, rate)})
  }
  for (const [key, found] of [...confused].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (known.has(key) || found < least) continue
    const [seen = '', meant = ''] = key.split('\0')
    confusions.push({seen, meant, rate: estimate(found, meant, 0)})
  }
  return {
    confusions,
    generic: table.generic.map((one) => ({...one, rate: one.rate * trust}))
  }
}

/** Even a letter that the batch hardly has keeps a prior of so many occurrences. */
const PRIOR_LEAST = 10
