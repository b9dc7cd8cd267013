import type {RuleId, Ruleset} from '../types.ts'

/**
 * @param ruleset Any ruleset.
 * @param ids The rules that may still change a text.
 * @returns The ruleset without the other rewrites, operations, furniture and confusions. What a text is read by
 *   (vocabulary, numbering, lexicon) stays whole.
 */
export function restrictRuleset(ruleset: Ruleset, ids: Iterable<RuleId>): Ruleset {
  const kept = new Set(ids)
  const isKept = ({id}: {readonly id: RuleId}): boolean => kept.has(id)
  const knowledge = new Set<RuleId>(
    [...ruleset.numbering, ...[...ruleset.vocabulary.values()].flat()].map(({id}) => id)
  )
  return {
    ...ruleset,
    all: ruleset.all.filter(({id}) => kept.has(id) || knowledge.has(id)),
    rewrites: ruleset.rewrites.filter(isKept),
    operations: new Map([...ruleset.operations].filter(([, rule]) => isKept(rule))),
    furniture: ruleset.furniture.filter(isKept),
    confusions: ruleset.confusions.filter(isKept)
  }
}
