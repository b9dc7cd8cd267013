import type {Phase, RewriteRule, RuleId} from '../types.ts'
import type {RuleProblem} from './problem.ts'

/** Rewrites that have not come to rest after so many passes never do. */
const PASSES = 12
/** Nor do those that make a text so many times longer. */
const GROWTH = 16

/**
 * Finds rewrites of one phase that undo each other's work, or feed on their own: by applying them to
 * their examples over and over. A run applies them once, so it ends in any case; but corrected again
 * its result would be another one.
 *
 * @param rewrites All rewrites of a ruleset.
 * @returns One problem for each set of rules that goes on for ever, at the first rule of the set.
 */
export function findCycles(rewrites: readonly RewriteRule[]): RuleProblem[] {
  const found = new Map<string, RuleProblem>()
  for (const [phase, rules] of groupByPhase(rewrites)) {
    for (const rule of rules) {
      for (const {before} of rule.examples) {
        const restless = findRestless(before, rules)
        if (restless.length === 0) continue
        const key = `${phase} ${restless.join(' ')}`
        const ruleId = restless[0]!
        const {place} = rules.find(({id}) => id === ruleId)!
        const reason = `never comes to an end: ${restless.join(', ')} on ${JSON.stringify(before)}`
        if (!found.has(key)) found.set(key, {...place, ruleId, reason})
      }
    }
  }
  return [...found.values()]
}

function groupByPhase(rewrites: readonly RewriteRule[]): Map<Phase, RewriteRule[]> {
  const groups = new Map<Phase, RewriteRule[]>()
  for (const rule of rewrites) {
    const group = groups.get(rule.phase)
    if (group === undefined) groups.set(rule.phase, [rule])
    else group.push(rule)
  }
  return groups
}

/** @returns The rules that still change the text in the last pass; none where it came to rest. */
function findRestless(text: string, rules: readonly RewriteRule[]): RuleId[] {
  const longest = Math.max(64, text.length * GROWTH)
  let state = text
  // One full round of a cycle names all that take part in it.
  const names = new Set<RuleId>()
  for (let pass = 0; pass < 2 * PASSES; pass++) {
    const next = applyOnce(state, rules)
    if (next.text === state) return []
    if (pass >= PASSES || next.text.length > longest) for (const id of next.rules) names.add(id)
    if (next.text.length > longest) break
    state = next.text
  }
  return [...names].sort()
}

interface Applied {
  readonly text: string
  readonly rules: readonly RuleId[]
}

function applyOnce(text: string, rules: readonly RewriteRule[]): Applied {
  const hits = rules
    .flatMap(({id, finder, replacement}) =>
      finder.findAll(text).map((match) => ({id, match, after: replacement(match)}))
    )
    .filter(({match, after}) => text.slice(match.start, match.end) !== after)
    .sort((a, b) => a.match.start - b.match.start)
  let out = ''
  let at = 0
  const used: RuleId[] = []
  for (const {id, match, after} of hits) {
    if (match.start < at) continue
    out += text.slice(at, match.start) + after
    at = match.end
    used.push(id)
  }
  return {text: out + text.slice(at), rules: used}
}
