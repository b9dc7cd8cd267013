import * as z from 'zod'
import {CLASS, laoClass} from '../../script/classes.ts'
import type {ConfusionRule, SignClass} from '../../types.ts'
import {baseFields, pairField, textField} from './fields.ts'
import {defineRuleType} from './rule-type.ts'

const rateField = z
  .number()
  .gt(0, 'a rate lies between 0 and 1')
  .lt(1, 'a rate lies between 0 and 1')
  .describe('P(seen | meant): of all places where it was meant, the share where this was read.')

const entryField = z
  .tuple([z.string().max(2), z.string().max(2), rateField])
  .describe('Seen, meant, rate. Empty: nothing was read, or nothing was there to read.')

const sorts = [
  'tone',
  'above',
  'below',
  'letter',
  'other',
  'nothing'
] as const satisfies readonly SignClass[]

const sortField = z.enum(sorts)

const fieldsWith = <Entry extends z.ZodType>(entry: Entry) =>
  z.strictObject({
    id: baseFields.id,
    description: baseFields.description,
    kind: baseFields.kind,
    note: textField.optional().describe('Where the rates come from, and what else is to be known.'),
    entries: z.array(entry).default([]).describe('The confusions: [seen, meant, rate] each.'),
    sorts: z
      .array(z.tuple([sortField, sortField, rateField]))
      .default([])
      .describe('The same for any sign of one sort read as any sign of another.'),
    examples: z
      .array(pairField)
      .default([])
      .describe('Phrases as read and as meant, mended on a damaged page; run as tests.'),
    counterexamples: z
      .array(textField)
      .default([])
      .describe('Phrases in which the seen form is the right one; run as tests.')
  })

/** There are hundreds of entries, and nearly all are sound: each is looked at by itself. */
const schema = fieldsWith(z.unknown())

type Entry = z.infer<typeof entryField>

function isEntry(value: unknown): value is Entry {
  if (!Array.isArray(value) || value.length !== 3) return false
  const [seen, meant, rate] = value as readonly unknown[]
  return isForm(seen) && isForm(meant) && typeof rate === 'number' && rate > 0 && rate < 1
}

function isForm(value: unknown): boolean {
  return typeof value === 'string' && value.length <= 2
}

/** `type: confusions`: what is read for what, and how often, which the noisy channel goes by. */
export const confusionType = defineRuleType({
  name: 'confusions',
  description: 'What is read for what, and how often.',
  schema,
  createEditorSchema: () => fieldsWith(entryField),
  fileFields: {
    learnt: z
      .boolean()
      .optional()
      .describe('Written by "laodoc rules learn": its rules need no examples.')
  },
  // A change is as sure as the channel finds it; a half is what it has to reach.
  defaults: {kind: 'confusion', confidence: 0.5},
  readExample: (example: {before: string; after: string}) => example,
  compile({fields, file, rule, shipped, report, parse}) {
    const {sorts: classes, examples, counterexamples} = fields
    const entries = fields.entries.flatMap((value, index) => {
      const entry = isEntry(value) ? value : parse(['entries', index], value, entryField)
      if (entry === null) return []
      const [seen, meant, rate] = entry
      const fault = faultOf(seen, meant)
      if (fault !== null) report(['entries', index], fault)
      return [{seen, meant, rate, rule: rule.id}]
    })
    if (fields.entries.length + classes.length === 0) {
      report([], 'a rule has "entries" or "sorts"')
    }
    if (file['learnt'] !== true) {
      if (examples.length === 0) report(['examples'], 'a rule needs an example')
      if (counterexamples.length === 0) {
        report(['counterexamples'], 'a rule needs a counterexample')
      }
    }
    const compiled: ConfusionRule = {
      ...rule,
      shipped,
      learnt: file['learnt'] === true,
      entries,
      generic: classes.map(([seen, meant, rate]) => ({seen, meant, rate}))
    }
    return (draft) => {
      draft.confusions.push(compiled)
      return compiled
    }
  }
})

function faultOf(seen: string, meant: string): string | null {
  if (seen === meant) return 'seen and meant are the same'
  for (let at = 0; at < meant.length; at++) {
    const sort = laoClass(meant.charCodeAt(at))
    if (sort === CLASS.none || sort === CLASS.digit) return 'what was meant is no Lao letter'
  }
  return null
}
