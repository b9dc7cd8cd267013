import {showCharacters} from '../script/describe.ts'
import type {FindRole, Rule, RuleExample, RuleId, RulePlace, Ruleset} from '../types.ts'
import type {RuleProblem} from './problem.ts'
import {restrictRuleset} from './restrict-ruleset.ts'

/** What corrects a text by a ruleset, which is restricted to the rule whose example it is. */
export type ExampleCorrector = (
  text: string,
  ruleset: Ruleset
) => {
  readonly text: string
  /** The rules that did something: changed the text, or marked a stretch of it as suspect. */
  readonly rules: readonly RuleId[]
}

/** The label that a text begins with, by any style of the ruleset. */
export interface LabelFound {
  /** The style that it is of. */
  readonly rule: RuleId
  readonly label: string
  /** With ASCII digits (`1.2`); null where it has none. */
  readonly number: string | null
}

/** Reads the label at the start of a text's first line; null where there is none. */
export type ExampleLabelReader = (text: string, ruleset: Ruleset) => LabelFound | null

/** Reads a text as a document: what is found in it, by role. */
export type ExampleReader = (
  text: string,
  ruleset: Ruleset
) => Readonly<Record<FindRole, readonly string[]>>

/** How examples are tried out. */
export interface ExampleRunners {
  readonly correct: ExampleCorrector
  readonly readLabel: ExampleLabelReader
  readonly read: ExampleReader
}

/** An example or counterexample that a rule does not live up to; its place is the example's. */
export interface ExampleFailure extends RuleProblem {
  readonly ruleId: RuleId
  /** What is wrong, in a few words; `reason` tells the texts, too. */
  readonly what: string
  readonly expected: string
  readonly got: string
}

/**
 * Runs the examples and counterexamples of all rules, each rule alone. An example has to come out
 * as it says, by the work of its rule, and to stay so when corrected again; a counterexample may
 * not be touched by the rule. The words of a vocabulary and the rule that weighs furniture are tried
 * by taking them away: an example has to come out otherwise without them, a counterexample may not.
 *
 * @param ruleset The rules.
 * @param runners What correction, the reading of labels and structure make of a text.
 * @returns The failures, in the order of the rules; empty where all is well.
 */
export function runExamples(ruleset: Ruleset, runners: ExampleRunners): ExampleFailure[] {
  const styles = new Set(ruleset.numbering.map(({id}) => id))
  const words = new Set([...ruleset.vocabulary.values()].flat().map(({id}) => id))
  return ruleset.all.flatMap((rule) => {
    if (words.has(rule.id)) {
      const without = withoutWords(ruleset, rule.id)
      return checkWords(rule, (text) => ({
        found: runners.read(text, ruleset),
        bare: runners.read(text, without)
      }))
    }
    if (styles.has(rule.id)) {
      return checkLabels(rule, (text) => runners.readLabel(text, ruleset))
    }
    if (ruleset.operations.get('weigh-furniture')?.id === rule.id) {
      const others = restrictRuleset(
        ruleset,
        ruleset.all.map(({id}) => id).filter((id) => id !== rule.id)
      )
      return checkRestraint(rule, (text) => ({
        with: runners.correct(text, ruleset).text,
        without: runners.correct(text, others).text
      }))
    }
    const alone = restrictRuleset(ruleset, [rule.id])
    return checkChanges(rule, (text) => runners.correct(text, alone))
  })
}

type Try<Result> = (text: string) => Result

function checkChanges(rule: Rule, correct: Try<ReturnType<ExampleCorrector>>): ExampleFailure[] {
  const failures: ExampleFailure[] = []
  for (const {before, after, place} of rule.examples) {
    const {text, rules} = correct(before)
    if (text !== after)
      failures.push(fail(rule, place, 'the example fails', {expected: after, got: text}))
    else if (!rules.includes(rule.id)) {
      failures.push(fail(rule, place, byOthers(rules), {expected: after, got: text}))
    } else {
      const again = correct(after)
      if (again.text !== after) {
        failures.push(
          fail(rule, place, 'the rule changes its own result', {expected: after, got: again.text})
        )
      }
    }
  }
  for (const {text: before, place} of rule.counterexamples) {
    const {text, rules} = correct(before)
    if (text !== before || rules.includes(rule.id)) {
      failures.push(
        fail(rule, place, 'the rule does not spare its counterexample', {
          expected: before,
          got: text
        })
      )
    }
  }
  return failures
}

/** A rule that holds others back is tried by taking it away, as words are. */
function checkRestraint(
  rule: Rule,
  correct: Try<{readonly with: string; readonly without: string}>
): ExampleFailure[] {
  const failures: ExampleFailure[] = []
  for (const {before, after, place} of rule.examples) {
    const made = correct(before)
    if (made.with !== after) {
      failures.push(fail(rule, place, 'the example fails', {expected: after, got: made.with}))
    } else if (made.without === after) {
      const what = 'the example comes out the same without the rule'
      failures.push(fail(rule, place, what, {expected: 'another text', got: made.without}))
    }
  }
  for (const {text, place} of rule.counterexamples) {
    const made = correct(text)
    if (made.with !== made.without) {
      const what = 'the rule decides of its counterexample'
      failures.push(fail(rule, place, what, {expected: made.without, got: made.with}))
    }
  }
  return failures
}

/** Where two rules have the same confusion, the last one counts. */
function byOthers(rules: readonly string[]): string {
  return rules.length === 0
    ? 'the rule finds nothing in its example'
    : `another rule makes the change (${rules.join(', ')}); leave it to one of them`
}

function checkLabels(rule: Rule, read: Try<LabelFound | null>): ExampleFailure[] {
  const failures: ExampleFailure[] = []
  for (const example of rule.examples) {
    const found = read(example.before)
    const {place} = example
    const expected = example.label ?? `a label of ${rule.id}`
    if (found?.rule !== rule.id) {
      const got = found === null ? 'no label' : `${found.label} (${found.rule})`
      failures.push(fail(rule, place, 'the example has no such label', {expected, got}))
    } else if (!isRead(example, found)) {
      const got = describeLabel(found.label, found.number)
      const wanted = describeLabel(expected, example.number ?? null)
      failures.push(fail(rule, place, 'the label is read otherwise', {expected: wanted, got}))
    }
  }
  for (const {text, place} of rule.counterexamples) {
    const found = read(text)
    if (found?.rule === rule.id) {
      const reason = 'the counterexample is taken for a label'
      failures.push(fail(rule, place, reason, {expected: 'no such label', got: found.label}))
    }
  }
  return failures
}

function isRead({label, number}: RuleExample, found: LabelFound): boolean {
  if (label !== undefined && found.label !== label) return false
  return number === undefined || found.number === number
}

function describeLabel(label: string, number: string | null): string {
  return number === null ? label : `${label} (${number})`
}

function withoutWords(ruleset: Ruleset, rule: RuleId): Ruleset {
  const lists = [...ruleset.vocabulary].map(
    ([list, entries]) => [list, entries.filter(({id}) => id !== rule)] as const
  )
  return {...ruleset, vocabulary: new Map(lists)}
}

/** What a text holds, and what it would without the words of a rule. */
interface FoundByWords {
  readonly found: ReturnType<ExampleReader>
  readonly bare: ReturnType<ExampleReader>
}

function checkWords(rule: Rule, read: Try<FoundByWords>): ExampleFailure[] {
  const failures: ExampleFailure[] = []
  for (const {before, finds, spares, as, place} of rule.examples) {
    const {found, bare} = read(before)
    const role = finds ?? spares
    const shown = (role === undefined ? Object.values(found).flat() : found[role]).join('; ')
    const decided = rolesDecided({found, bare})
    if (role === undefined ? decided.length === 0 : !decided.includes(role)) {
      const what = 'the text is read the same without the words'
      failures.push(
        fail(rule, place, what, {
          expected: `${role ?? 'something'} to be found by them`,
          got: shown
        })
      )
    } else if (finds !== undefined && found[finds].length === 0) {
      failures.push(
        fail(rule, place, `the example holds no ${finds}`, {expected: as ?? finds, got: ''})
      )
    } else if (role !== undefined && as !== undefined && !found[role].includes(as)) {
      failures.push(fail(rule, place, `the ${role} is read otherwise`, {expected: as, got: shown}))
    }
  }
  for (const {text, place} of rule.counterexamples) {
    const both = read(text)
    for (const role of rolesDecided(both)) {
      const what = `the words decide of the ${role} in the counterexample`
      failures.push(
        fail(rule, place, what, {
          expected: both.bare[role].join('; '),
          got: both.found[role].join('; ')
        })
      )
    }
  }
  return failures
}

/** The roles in which the words make a difference. */
function rolesDecided({found, bare}: FoundByWords): FindRole[] {
  const isOther = (role: FindRole): boolean => found[role].join('\n') !== bare[role].join('\n')
  return (Object.keys(found) as FindRole[]).filter(isOther)
}

function fail(
  rule: Rule,
  place: RulePlace,
  what: string,
  {expected, got}: Pick<ExampleFailure, 'expected' | 'got'>
): ExampleFailure {
  const reason = `${what}: expected ${show(expected)}, got ${show(got)}`
  return {...place, ruleId: rule.id, reason, what, expected, got}
}

/** Marks apart; what is plain ASCII needs no taking apart. */
function show(text: string): string {
  if (text === '') return 'nothing'
  return /^[\x21-\x7e][\x20-\x7e]*$/u.test(text) ? text : showCharacters(text)
}
