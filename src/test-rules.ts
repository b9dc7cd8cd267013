import {correct} from './correct/pipeline.ts'
import {createLabelMatcher} from './lines/label-matcher.ts'
import {readLabels} from './lines/read-labels.ts'
import {readLines} from './lines/read-lines.ts'
import {runExamples, type ExampleFailure} from './rules/run-examples.ts'
import type {Ruleset} from './types.ts'

/**
 * Runs the examples and counterexamples of all rules, each rule alone.
 *
 * @param ruleset The rules.
 * @returns What the rules do not live up to; empty where all is well.
 */
export function testRules(ruleset: Ruleset): ExampleFailure[] {
  const matcher = createLabelMatcher(ruleset.numbering)
  return runExamples(ruleset, {
    correct(text, alone) {
      // Only a Markdown source shows what a rule about markup does.
      const markdown = alone.operations.has('markup')
      const corrected = correct(text, {ruleset: alone}, {markdown})
      const applied = corrected.corrections.filter(({status}) => status === 'applied')
      const rules = [...applied, ...corrected.suspects].map(({rule}) => rule)
      return {text: corrected.text, rules}
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
  })
}
