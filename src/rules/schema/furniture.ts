import * as z from 'zod'
import type {FurnitureRole} from '../../types.ts'
import {createLineFinder} from '../line-finder.ts'
import {baseFields, pairField, patternField, textField, unsafeField} from './fields.ts'
import {defineRuleType} from './rule-type.ts'

const roles = [
  'page-number',
  'navigation',
  'rights',
  'web',
  'other'
] as const satisfies readonly FurnitureRole[]

/** Enough by itself. */
const CERTAIN = 5

const schema = z.strictObject({
  ...baseFields,
  role: z
    .enum(roles)
    .default('other')
    .describe(
      'What the line says of its page: it parts pages (page-number), it is a menu or an entry of ' +
        'one (navigation), the line of rights at a foot (rights), or else found on web pages alone ' +
        '(web). By default nothing.'
    ),
  lines: z.array(textField).min(1).optional().describe('The lines, each as it reads when whole.'),
  pattern: patternField
    .optional()
    .describe('Or a regular expression (JavaScript, flag u) that covers the whole line.'),
  weight: z
    .number()
    .min(0)
    .max(10)
    .default(CERTAIN)
    .describe(
      'How much its words alone speak for a removal; 3 are asked for, and what stands around may ' +
        'give them (operation weigh-furniture). By default the words are enough.'
    ),
  reason: textField.describe('What such a line is, for readers: "page number", "navigation".'),
  unsafe: unsafeField,
  examples: z
    .array(z.union([textField, pairField]))
    .min(1, 'a rule needs an example')
    .describe('Lines that the rule takes out, or texts before and after; run as tests.'),
  counterexamples: z
    .array(textField)
    .min(1, 'a rule needs a counterexample')
    .describe('Lines that the rule keeps; run as tests.')
})

/** `type: furniture`: whole lines that are no part of the running text. */
export const furnitureType = defineRuleType({
  name: 'furniture',
  description: 'Whole lines that are no part of the running text: page numbers, navigation.',
  schema,
  defaults: {kind: 'removal'},
  readExample: (example: string | {before: string; after: string}) =>
    typeof example === 'string' ? {before: example, after: ''} : example,
  compile({fields: {role, lines, pattern, reason, weight, unsafe}, rule, report, compilePattern}) {
    if ((lines === undefined) === (pattern === undefined)) {
      report([], 'a rule has either "lines" or "pattern"')
      return null
    }
    const finder =
      pattern === undefined
        ? createLineFinder(lines ?? [])
        : compilePattern('pattern', pattern, true, unsafe)?.finder
    if (finder === undefined) return null
    const compiled = {...rule, role, finder, reason, weight}
    return (draft) => {
      draft.furniture.push(compiled)
      return compiled
    }
  }
})
