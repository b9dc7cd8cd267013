import * as z from 'zod'
import {createLiteralFinder} from '../literal-finder.ts'
import {readGroups} from '../read-groups.ts'
import {compileReplacement} from '../replacement.ts'
import {baseFields, pairFields, patternField} from './fields.ts'
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
    .describe('Or a regular expression (JavaScript, flags g, m and u) for it; it sees 1,000 characters.'),
  replace: z
    .string()
    .describe('What to write instead: $0 is the whole hit, $1 or $<name> a group, $$ a dollar.'),
  phase: z.enum(phases).default('scar').describe('The stage of correction that the rule is part of.'),
  unsafe: z
    .boolean()
    .default(false)
    .describe('Run the pattern even where it may take forever on some texts.'),
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
    const finder =
      pattern === undefined
        ? createLiteralFinder(typeof text === 'string' ? [text] : (text ?? []))
        : compilePattern('pattern', pattern, false, unsafe)
    if (finder === null) return null
    const groups = pattern === undefined ? [] : readGroups(pattern)
    const replacement = compileReplacement(fields.replace, groups)
    if (typeof replacement === 'string') {
      report(['replace'], replacement)
      return null
    }
    const compiled = {...rule, phase, finder, replacement}
    return (draft) => {
      draft.rewrites.push(compiled)
      return compiled
    }
  }
})
