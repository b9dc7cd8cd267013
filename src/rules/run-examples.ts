import {showCharacters} from '../script/describe.ts'
import {foldForLookup} from '../script/fold.ts'
import type {Rule, RuleExample, RuleId, RulePlace, Ruleset} from '../types.ts'
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

/** How examples are tried out. */
export interface ExampleRunners {
  readonly correct: ExampleCorrector
  readonly readLabel: ExampleLabelReader
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
 * not be touched by the rule. Words of a vocabulary have to stand in their examples.
 *
 * @param ruleset The rules.
 * @param runners What correction and the reading of labels make of a text.
 * @returns The failures, in the order of the rules; empty where all is well.
 */
export function runExamples(ruleset: Ruleset, runners: ExampleRunners): ExampleFailure[] {
  const styles = new Set(ruleset.numbering.map(({id}) => id))
  const words = new Map([...ruleset.vocabulary.values()].flat().map((entry) => [entry.id, entry]))
  return ruleset.all.flatMap((rule) => {
    const entry = words.get(rule.id)
    if (entry !== undefined) return checkWords(rule, entry.words)
    if (styles.has(rule.id)) {
      return checkLabels(rule, (text) => runners.readLabel(text, ruleset))
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
    if (text !== after) failures.push(fail(rule, place, 'the example fails', after, text))
    else if (!rules.includes(rule.id)) {
      failures.push(fail(rule, place, 'the rule finds nothing in its example', after, text))
    } else {
      const again = correct(after)
      if (again.text !== after) {
        failures.push(fail(rule, place, 'the rule changes its own result', after, again.text))
      }
    }
  }
  for (const {text: before, place} of rule.counterexamples) {
    const {text, rules} = correct(before)
    if (text !== before || rules.includes(rule.id)) {
      failures.push(fail(rule, place, 'the rule does not spare its counterexample', before, text))
    }
  }
  return failures
}

function checkLabels(rule: Rule, read: Try<LabelFound | null>): ExampleFailure[] {
  const failures: ExampleFailure[] = []
  for (const example of rule.examples) {
    const found = read(example.before)
    const {place} = example
    const expected = example.label ?? `a label of ${rule.id}`
    if (found?.rule !== rule.id) {
      const got = found === null ? 'no label' : `${found.label} (${found.rule})`
      failures.push(fail(rule, place, 'the example has no such label', expected, got))
    } else if (!isRead(example, found)) {
      const got = describeLabel(found.label, found.number)
      const wanted = describeLabel(expected, example.number ?? null)
      failures.push(fail(rule, place, 'the label is read otherwise', wanted, got))
    }
  }
  for (const {text, place} of rule.counterexamples) {
    const found = read(text)
    if (found?.rule === rule.id) {
      const reason = 'the counterexample is taken for a label'
      failures.push(fail(rule, place, reason, 'no such label', found.label))
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

function checkWords(rule: Rule, words: readonly string[]): ExampleFailure[] {
  const folded = words.map(foldForLookup)
  return rule.examples
    .filter(({before}) => {
      const text = foldForLookup(before)
      return !folded.some((word) => text.includes(word))
    })
    .map(({before, place}) => {
      const reason = 'none of the words stands in the example'
      return fail(rule, place, reason, words.join(', '), before)
    })
}

function fail(
  rule: Rule,
  place: RulePlace,
  what: string,
  expected: string,
  got: string
): ExampleFailure {
  const reason = `${what}: expected ${show(expected)}, got ${show(got)}`
  return {...place, ruleId: rule.id, reason, what, expected, got}
}

/** Marks apart; what is plain ASCII needs no taking apart. */
function show(text: string): string {
  if (text === '') return 'nothing'
  return /^[\x21-\x7e][\x20-\x7e]*$/u.test(text) ? text : showCharacters(text)
}
