import * as z from 'zod'
import type {FindRole} from '../../types.ts'
import {baseFields, textField} from './fields.ts'
import {defineRuleType} from './rule-type.ts'
import {wordLists, type WordListName} from './word-lists.ts'

const listField = z
  .enum(Object.keys(wordLists) as WordListName[])
  .describe('The list that the words belong to: "months", "kinds".')

const findRoles = [
  'title',
  'kind',
  'subject',
  'number',
  'date',
  'place',
  'issuer',
  'addressee',
  'signatory',
  'basis',
  'citation',
  'letterhead',
  'caption',
  'closing',
  'heading',
  'removal',
  'line'
] as const satisfies readonly FindRole[]

const exampleField = z.union([
  textField,
  z
    .strictObject({
      text: textField.describe('A document, or the part of one that shows what the words do.'),
      finds: z
        .enum(findRoles)
        .optional()
        .describe('What is found in it by the words of this rule, and is not without them.'),
      spares: z
        .enum(findRoles)
        .optional()
        .describe('Or what is found in it without the words of this rule, and is not with them.'),
      as: z.string().optional().describe('A text that is found: "2023-03-05", "ດຳລັດ".')
    })
    .refine(({finds, spares}) => (finds === undefined) !== (spares === undefined), {
      message: 'an example has either "finds" or "spares"'
    })
])

type Example = z.infer<typeof exampleField>

const schema = z.strictObject({
  ...baseFields,
  list: listField.optional(),
  words: z.array(textField).min(1).describe('The word, or the spellings of it.'),
  value: z
    .union([z.string(), z.number(), z.null()])
    .default(null)
    .describe('What the word stands for; by default for itself.'),
  examples: z
    .array(exampleField)
    .optional()
    .describe('Texts that are read otherwise without the words of the rule; run as tests.'),
  counterexamples: z
    .array(textField)
    .optional()
    .describe('Texts that are read the same without them; run as tests.')
})

/** `type: vocabulary`: words that the structure of documents is read by. */
export const vocabularyType = defineRuleType({
  name: 'vocabulary',
  description: 'Words that the structure of documents is read by, in lists.',
  schema,
  fileFields: {list: listField.optional()},
  defaults: {kind: 'label', confidence: 1},
  readExample(example: Example) {
    if (typeof example === 'string') return {before: example, after: example}
    const {text, finds, spares, as} = example
    return {
      before: text,
      after: text,
      ...(finds === undefined ? {} : {finds}),
      ...(spares === undefined ? {} : {spares}),
      ...(as === undefined ? {} : {as})
    }
  },
  compile({fields: {list: own, words, value}, file, rule, report}) {
    const list = own ?? (file['list'] as WordListName | undefined)
    if (list === undefined) {
      report([], '"list" is missing, here or at the top of the file')
      return null
    }
    // That there is no such list is told of the file.
    if (!Object.hasOwn(wordLists, list)) return null
    const {schema, expected}: (typeof wordLists)[WordListName] = wordLists[list]
    if (!schema.safeParse(value).success) {
      report(['value'], `the list "${list}" expects ${expected}, found ${JSON.stringify(value)}`)
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
