import * as z from 'zod'
import {baseFields, idField, textField} from './fields.ts'
import {defineRuleType} from './rule-type.ts'

const listField = idField.describe('The list that the words belong to: "months", "kinds".')

const schema = z.strictObject({
  ...baseFields,
  list: listField.optional(),
  words: z.array(textField).min(1).describe('The word, or the spellings of it.'),
  value: z
    .union([z.string(), z.number(), z.null()])
    .default(null)
    .describe('What the word stands for; by default for itself.'),
  examples: z.array(textField).optional().describe('Texts that one of the words stands in.'),
  counterexamples: z.array(textField).optional().describe('Texts where it means something else.')
})

/** `type: vocabulary`: words that the structure of documents is read by. */
export const vocabularyType = defineRuleType({
  name: 'vocabulary',
  description: 'Words that the structure of documents is read by, in lists.',
  schema,
  fileFields: {list: listField.optional()},
  defaults: {kind: 'label', confidence: 1},
  readExample: (text: string) => ({before: text, after: text}),
  compile({fields: {list: own, words, value}, file, rule, report}) {
    const list = own ?? (file['list'] as string | undefined)
    if (list === undefined) {
      report([], '"list" is missing, here or at the top of the file')
      return null
    }
    const entry = {...rule, words, value}
    return ({vocabulary}) => {
      const entries = vocabulary.get(list)
      if (entries === undefined) vocabulary.set(list, [entry])
      else entries.push(entry)
      return entry
    }
  }
})
