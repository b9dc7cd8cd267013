import type {RuleFile, RuleId, Ruleset} from '../types.ts'
import {comparePlaces} from './compare-places.ts'
import {compileFile, type CompiledRule, type Disabled} from './compile-file.ts'
import type {LinearEngine} from './compile-pattern.ts'
import {findCycles} from './find-cycles.ts'
import type {RuleProblem} from './problem.ts'
import {nameOf} from './name-of.ts'
import {readLexicon} from './read-lexicon.ts'
import type {RulesetDraft} from './schema/rule-type.ts'

/** What became of rule files. */
export interface CompiledRules {
  /** Where there are problems, the rules that have them are missing. */
  readonly ruleset: Ruleset
  /** All that is wrong, in the order of places; empty where the rules can be used. */
  readonly problems: readonly RuleProblem[]
}

/**
 * Compiles rule files: YAML of any type, and lists of words (`lexicon/*.txt`). A rule of a file that
 * is not shipped takes the place of a shipped one of its type and id.
 *
 * @param files The files, in any order; their order makes no difference.
 * @param linear What patterns of files that are not shipped run on (see `loadLinearEngine`); without
 *   it such patterns are refused, unless their rules say `unsafe: true`.
 * @returns The rules, and every problem of every file at once. Never throws.
 */
export function compileRules(
  files: readonly RuleFile[],
  linear: LinearEngine | null = null
): CompiledRules {
  const problems: RuleProblem[] = []
  const rules: CompiledRule[] = []
  const disabled: Disabled[] = []
  const draft: RulesetDraft = {
    all: [],
    rewrites: [],
    operations: new Map(),
    furniture: [],
    numbering: [],
    vocabulary: new Map(),
    confusions: [],
    lexicon: []
  }
  const words = new Set<string>()
  for (const file of files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))) {
    if (file.path.endsWith('.txt')) {
      if (!file.path.startsWith('lexicon/')) problems.push(misplaced(file))
      const lexicon = readLexicon(nameOf(file), file.text)
      problems.push(...lexicon.problems)
      for (const word of lexicon.words) words.add(word)
    } else {
      const compiled = compileFile(file, linear, problems)
      rules.push(...compiled.rules)
      disabled.push(...compiled.disabled)
    }
  }
  draft.lexicon.push(...words)
  addRules(draft, rules, disabled, problems)
  problems.push(...findCycles(draft.rewrites))
  return {ruleset: draft, problems: problems.sort(comparePlaces)}
}

/** Elsewhere a list would never stand in for a shipped one, and a slip in the name would pass. */
function misplaced(file: RuleFile): RuleProblem {
  const reason = 'put lists of words into the folder "lexicon"'
  return {file: nameOf(file), line: 1, column: 1, reason}
}

/** Adds the rules whose ids are their own and that are not switched off. */
function addRules(
  draft: RulesetDraft,
  rules: readonly CompiledRule[],
  disabled: readonly Disabled[],
  problems: RuleProblem[]
): void {
  const chosen = chooseRules(rules, problems)
  const off = new Set(disabled.map(({id}) => id))
  for (const {id, add} of chosen.values()) {
    if (off.has(id)) continue
    const rule = add?.(draft) ?? null
    if (rule !== null) draft.all.push(rule)
  }
  for (const {id, place} of disabled) {
    if (!chosen.has(id)) problems.push({...place, reason: `there is no rule "${id}" to switch off`})
  }
}

/** One rule for each id; a user's stands where the shipped one stood that it takes the place of. */
function chooseRules(
  rules: readonly CompiledRule[],
  problems: RuleProblem[]
): ReadonlyMap<RuleId, CompiledRule> {
  const chosen = new Map<RuleId, CompiledRule>()
  for (const rule of rules) {
    const {id, place} = rule
    const first = chosen.get(id)
    if (first === undefined || replaces(rule, first)) {
      chosen.set(id, rule)
    } else if (replaces(first, rule)) {
      chosen.delete(id)
      chosen.set(id, first)
    } else {
      const reason = `the id "${id}" is taken by the rule at ${first.place.file}:${first.place.line}`
      problems.push({...place, ruleId: id, reason})
    }
  }
  return chosen
}

function replaces(rule: CompiledRule, other: CompiledRule): boolean {
  return !rule.shipped && other.shipped && rule.type === other.type
}
