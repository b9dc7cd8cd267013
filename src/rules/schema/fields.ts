import * as z from 'zod'
import type {CorrectionKind} from '../../types.ts'

/** The kinds of corrections, as the glossary has them. */
const kinds = [
  'encoding',
  'order',
  'digit',
  'confusion',
  'spacing',
  'reflow',
  'removal',
  'label',
  'orthography',
  'rewrite'
] as const satisfies readonly CorrectionKind[]

export const kindField = z.enum(kinds).describe('What sort of change the rule makes.')

export const confidenceField = z
  .number()
  .min(0)
  .max(1)
  .describe('How likely a change by this rule is right, from 0 to 1.')

/** A text with something in it besides white space. */
export const textField = z.string().regex(/\S/, 'an empty text')

/** Source of a regular expression. */
export const patternField = textField.max(4000)

export const unsafeField = z
  .boolean()
  .default(false)
  .describe(
    'Run the pattern on an engine that may take forever on some texts, as look-around and back ' +
      'references need it; the description says why it does not.'
  )

export const idField = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'an id has small letters, digits and hyphens: "split-am"')
  .describe('Permanent name within the file; never used again for another rule.')

export const descriptionField = textField.describe('What it is for, in a sentence.')

/** What every rule has, whatever its type; each type adds `examples` in its own form. */
export const baseFields = {
  id: idField,
  description: descriptionField,
  kind: kindField.optional(),
  confidence: confidenceField.optional()
}

/** A text, and what the rule alone makes of it. */
export const pairField = z.strictObject({
  before: z.string().describe('A text as it comes.'),
  after: z.string().describe('What the rule alone makes of it.')
})

/** Examples and counterexamples of rules that change text: one of each at least. */
export const pairFields = {
  examples: z.array(pairField).min(1, 'a rule needs an example').describe('Run as tests.'),
  counterexamples: z
    .array(textField)
    .min(1, 'a rule needs a counterexample')
    .describe('Texts that the rule leaves as they are; run as tests.')
}
