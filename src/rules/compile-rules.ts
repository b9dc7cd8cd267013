import type {RuleFile, RuleId, RulePlace, Ruleset} from '../types.ts'
import {comparePlaces} from './compare-places.ts'
import {compileFile, type CompiledRule, type Disabled} from './compile-file.ts'
import {findCycles} from './find-cycles.ts'
import type {PatternGuards} from './pattern-guards.ts'
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
 * Compiles rule files: YAML of any type, and lists of words (`lexicon/*.txt`).
 *
 * @param files The files, in any order; their order makes no difference.
 * @param guards What keeps patterns of files that are not shipped from hanging the program; without
 *   any, such patterns are refused unless they say `unsafe: true`.
 * @returns The rules, and every problem of every file at once. Never throws.
 */
export function compileRules(
  files: readonly RuleFile[],
  guards: PatternGuards = {}
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
      const lexicon = readLexicon(nameOf(file), file.text)
      problems.push(...lexicon.problems)
      for (const word of lexicon.words) words.add(word)
    } else {
      const compiled = compileFile(file, guards, problems)
      rules.push(...compiled.rules)
      disabled.push(...compiled.disabled)
    }
  }
  draft.lexicon.push(...words)
  addRules(draft, rules, disabled, problems)
  problems.push(...findCycles(draft.rewrites))
  return {ruleset: draft, problems: problems.sort(comparePlaces)}
}

/** Adds the rules whose ids are their own and that are not switched off. */
function addRules(
  draft: RulesetDraft,
  rules: readonly CompiledRule[],
  disabled: readonly Disabled[],
  problems: RuleProblem[]
): void {
  const places = new Map<RuleId, RulePlace>()
  const off = new Set(disabled.map(({id}) => id))
  for (const {id, place, add} of rules) {
    const first = places.get(id)
    if (first !== undefined) {
      const reason = `the id "${id}" is taken by the rule at ${first.file}:${first.line}`
      problems.push({...place, ruleId: id, reason})
      continue
    }
    places.set(id, place)
    if (off.has(id)) continue
    const rule = add?.(draft) ?? null
    if (rule !== null) draft.all.push(rule)
  }
  for (const {id, place} of disabled) {
    if (!places.has(id)) problems.push({...place, reason: `there is no rule "${id}" to switch off`})
  }
}
