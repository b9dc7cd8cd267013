import type {Confusion, GenericConfusion, RuleId, Ruleset} from '../types.ts'

export type {Confusion, GenericConfusion, SignClass} from '../types.ts'

/** What a channel is compiled from. */
export interface ConfusionTable {
  readonly confusions: readonly Confusion[]
  readonly generic: readonly GenericConfusion[]
}

/**
 * @param rules Rules that tell of confusions, in the order of their files' paths.
 * @returns All confusions. Where two rules tell one, that of a file that is not shipped wins, then
 *   that of the later path.
 */
export function confusionTable({confusions: rules}: Pick<Ruleset, 'confusions'>): ConfusionTable {
  const confusions = new Map<string, Confusion>()
  const generic = new Map<string, GenericConfusion>()
  const sorted = rules.toSorted((a, b) => Number(b.shipped) - Number(a.shipped))
  for (const rule of sorted) {
    for (const one of rule.entries) confusions.set(`${one.seen}\0${one.meant}`, one)
    for (const one of rule.generic) generic.set(`${one.seen}\0${one.meant}`, one)
  }
  return {confusions: [...confusions.values()], generic: [...generic.values()]}
}

/**
 * @param rules Rules that tell of confusions.
 * @returns The rule that tells how often any sign is read for any other; undefined without one.
 */
export function genericRule({confusions}: Pick<Ruleset, 'confusions'>): RuleId | undefined {
  return confusions.find(({generic}) => generic.length > 0)?.id
}

/**
 * @param confusion A confusion.
 * @returns How it is named in corrections: `ຝ → ພ`, `∅ → ່`, `· → ∅`.
 */
export function nameConfusion({seen, meant}: Pick<Confusion, 'seen' | 'meant'>): string {
  return `${seen === '' ? '∅' : seen} → ${meant === '' ? '∅' : meant}`
}
