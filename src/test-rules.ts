import {createChannelPass} from './correct/channel/pass.ts'
import {correct, type Channel, type CorrectOptions} from './correct/pipeline.ts'
import {createLabelMatcher} from './labels/matcher.ts'
import {readLabels} from './labels/read-labels.ts'
import {readLines} from './lines/read-lines.ts'
import type {LanguageModel} from './model/language-model.ts'
import {readFindings} from './findings.ts'
import {confusionTable, genericRule} from './rules/confusion-table.ts'
import {restrictRuleset} from './rules/restrict-ruleset.ts'
import {runExamples, type ExampleCorrector, type ExampleFailure} from './rules/run-examples.ts'
import {structure} from './structure/structure.ts'
import type {ConfusionRule, Rule, RuleId, Ruleset} from './types.ts'

/** Changes a character of a page that is damaged for certain: the channel holds nothing back. */
const DAMAGE = 0.05

/**
 * The least rate that the channel takes in at all: a rarer confusion is undone only where a batch
 * has taught that it is not that rare there, and its examples are run as on such a page.
 */
const LEAST_RATE = 0.00015

/**
 * Runs the examples and counterexamples of all rules, each rule alone; but confusions among all the
 * others, as the channel weighs them against each other.
 *
 * @param ruleset The rules.
 * @param model The language model; without one, the examples of confusions are not run.
 * @returns What the rules do not live up to; empty where all is well.
 */
export function testRules(ruleset: Ruleset, model: LanguageModel | null = null): ExampleFailure[] {
  const matcher = createLabelMatcher(ruleset.numbering)
  return runExamples(
    {...ruleset, all: testableRules(ruleset, model)},
    {
      correct: createExampleCorrector(ruleset, model),
      read(text, ruleset) {
        const {corrected, reading} = correct(text, {ruleset})
        return readFindings(corrected, structure(corrected, reading, ruleset))
      },
      readLabel(text) {
        const lines = readLines(text)
        const [line] = lines
        if (line === undefined) return null
        // Whether a word counts, a single line cannot show.
        const found =
          matcher(text, line.start, line.end) ?? readLabels(text, lines, ruleset.numbering)[0]
        if (found === null || found === undefined) return null
        return {
          rule: found.style.id,
          label: text.slice(found.start, found.end),
          number: found.numbers.length === 0 ? null : found.numbers.join('.')
        }
      }
    }
  )
}

/**
 * @param ruleset The rules.
 * @param model The language model; without one, confusions do nothing.
 * @returns What applies one rule to a text, as its examples are run: what comes of the text, or
 *   null where the rule does nothing to it.
 */
export function createRuleTrial(
  ruleset: Ruleset,
  model: LanguageModel | null
): (rule: RuleId, text: string) => string | null {
  const correctBy = createExampleCorrector(ruleset, model)
  const restricted = new Map<RuleId, Ruleset>()
  return (rule, text) => {
    const alone = restricted.get(rule) ?? restrictRuleset(ruleset, [rule])
    restricted.set(rule, alone)
    const {text: made, rules} = correctBy(text, alone)
    return rules.includes(rule) ? made : null
  }
}

function createExampleCorrector(ruleset: Ruleset, model: LanguageModel | null): ExampleCorrector {
  let last: {readonly rule: ConfusionRule; readonly pass: Channel} | null = null
  const passFor = (rule: ConfusionRule, model: LanguageModel): Channel => {
    // The examples of a rule come one after the other.
    if (last?.rule !== rule) last = {rule, pass: createDamagedPass(ruleset, rule, model)}
    return last.pass
  }
  return (text, alone) => {
    // Only a Markdown source shows what a rule about markup does.
    const markdown = alone.operations.has('markup')
    const [confusion] = alone.confusions
    const options: CorrectOptions = {
      ruleset: alone,
      ...(confusion === undefined || model === null ? {} : {channel: passFor(confusion, model)})
    }
    const {corrected} = correct(text, options, {markdown})
    const applied = corrected.corrections.filter(({status}) => status === 'applied')
    const rules = [...applied, ...corrected.suspects].map(({rule}) => rule)
    return {text: corrected.text, rules}
  }
}

/**
 * @param ruleset The rules.
 * @param model The language model, if any.
 * @returns How many examples and counterexamples {@link testRules} runs: all that the rules have.
 */
export function countExamples(ruleset: Ruleset, model: LanguageModel | null = null): number {
  return testableRules(ruleset, model)
    .map(({examples, counterexamples}) => examples.length + counterexamples.length)
    .reduce((sum, count) => sum + count, 0)
}

/** Confusions say nothing without a language model. */
function testableRules({all, confusions}: Ruleset, model: LanguageModel | null): readonly Rule[] {
  if (model !== null) return all
  const untold = new Set(confusions.map(({id}) => id))
  return all.filter(({id}) => !untold.has(id))
}

function createDamagedPass(ruleset: Ruleset, shown: ConfusionRule, model: LanguageModel): Channel {
  const entries = shown.entries.map((one) => ({...one, rate: Math.max(one.rate, LEAST_RATE)}))
  // What was measured of one scanner's pages says nothing of what the others can do.
  const confusions = ruleset.confusions
    .filter(({learnt, id}) => !learnt || id === shown.id)
    .map((rule) => (rule.id === shown.id ? {...rule, entries} : rule))
  const profile = {damage: DAMAGE, soundest: DAMAGE, table: confusionTable({confusions})}
  return createChannelPass({model, profile, generic: genericRule(ruleset)})
}
