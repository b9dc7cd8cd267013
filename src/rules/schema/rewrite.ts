import * as z from 'zod'
import {createLiteralFinder} from '../literal-finder.ts'
import {compileReplacement} from '../replacement.ts'
import {baseFields, pairFields, patternField, unsafeField} from './fields.ts'
import {phases} from './phases.ts'
import {defineRuleType} from './rule-type.ts'

const schema = z.strictObject({
  ...baseFields,
  text: z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
    .optional()
    .describe('The text to replace, or several; taken literally.'),
  pattern: patternField
    .optional()
    .describe(
      'Or a regular expression (JavaScript, flags g, m and u) for it; it sees 1,000 characters.'
    ),
  replace: z
    .string()
    .describe('What to write instead: $0 is the whole hit, $1 or $<name> a group, $$ a dollar.'),
  phase: z
    .enum(phases)
    .default('scar')
    .describe('The stage of correction that the rule is part of.'),
  unsafe: unsafeField,
  ...pairFields
})

/** `type: rewrite`: finds a text or a pattern and writes something else. */
export const rewriteType = defineRuleType({
  name: 'rewrite',
  description: 'Replaces a text, or what a pattern finds.',
  schema,
  defaults: {kind: 'rewrite'},
  readExample: ({before, after}: {before: string; after: string}) => ({before, after}),
  compile({fields, rule, report, compilePattern}) {
    const {text, pattern, phase, unsafe} = fields
    if ((text === undefined) === (pattern === undefined)) {
      report([], 'a rule has either "text" or "pattern"')
      return null
    }
    const found =
      pattern === undefined
        ? {
            finder: createLiteralFinder(typeof text === 'string' ? [text] : (text ?? [])),
            groups: []
          }
        : compilePattern('pattern', pattern, false, unsafe)
    if (found === null) return null
    const replacement = compileReplacement(fields.replace, found.groups)
    if (typeof replacement === 'string') {
      report(['replace'], replacement)
      return null
    }
    const compiled = {...rule, phase, finder: found.finder, replacement}
    return (draft) => {
      draft.rewrites.push(compiled)
      return compiled
    }
  }
})
