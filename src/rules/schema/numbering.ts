import * as z from 'zod'
import type {NumberingStyle, UnitRole} from '../../types.ts'
import {baseFields, idField, textField} from './fields.ts'
import {defineRuleType} from './rule-type.ts'

const systems = [
  'decimal',
  'multilevel',
  'roman',
  'lao-letter',
  'circled',
  'bullet',
  'series'
] as const satisfies readonly NumberingStyle['system'][]

const roles = ['division', 'unit', 'point'] as const satisfies readonly UnitRole[]

/** The systems that have no characters but those that the rule gives. */
const lettered: ReadonlySet<string> = new Set(['lao-letter', 'circled', 'bullet'])

const exampleField = z.union([
  textField,
  z.strictObject({
    text: textField.describe('A text whose first line begins with a label of this style.'),
    label: textField.describe('The label, without what parts it from the title.'),
    number: textField.optional().describe('Its number with ASCII digits, in quotes: "1.2".')
  })
])

type Example = z.infer<typeof exampleField>

const schema = z.strictObject({
  ...baseFields,
  role: z
    .enum(roles)
    .describe(
      'What such units are to a text: its great divisions, which are headings whether or not text ' +
        'follows; units that divide it, as articles do; or points, which may be whole sentences.'
    ),
  section: idField
    .nullable()
    .default(null)
    .describe('What ids of such sections begin with ("article" in article-5); by default nothing.'),
  prefixes: z
    .array(textField)
    .default([])
    .describe('Words before the number; none for a bare one.'),
  system: z.enum(systems).describe('How the labels count.'),
  suffixes: z
    .array(z.string())
    .default([])
    .describe('What may close the label; an empty text where nothing need follow.'),
  characters: z
    .array(z.string().length(1, 'one character'))
    .default([])
    .describe(
      'Bullets; letters or circled numbers in the order they count in; for roman, what engines write for I.'
    ),
  numerals: z
    .array(textField)
    .default([])
    .describe('Numbers in words, from one on, which may stand behind a prefix.'),
  mentions: z
    .array(textField)
    .default([])
    .describe('What follows the number where a sentence only speaks of the unit.'),
  except: z
    .array(textField)
    .default([])
    .describe('Series: words that number something else than units of the text.'),
  heading: z
    .enum(['always', 'title', 'never'])
    .describe('Whether such a unit is a heading; "title": where its text is a title.'),
  rank: z.number().describe('Outer units have lower ranks; compared with other styles only.'),
  examples: z.array(exampleField).min(1, 'a rule needs an example').describe('Run as tests.'),
  counterexamples: z
    .array(textField)
    .min(1, 'a rule needs a counterexample')
    .describe('Lines that begin with no such label; run as tests.')
})

/** `type: numbering`: how the labels of units are written. The first style that fits wins. */
export const numberingType = defineRuleType({
  name: 'numbering',
  description: 'How the labels of numbered units are written; the first style that fits wins.',
  schema,
  defaults: {kind: 'label', confidence: 1},
  readExample(example: Example) {
    if (typeof example === 'string') return {before: example, after: example}
    const {text, label, number} = example
    return {before: text, after: text, label, ...(number === undefined ? {} : {number})}
  },
  compile({fields, rule, report}) {
    const {
      role,
      section,
      prefixes,
      system,
      suffixes,
      characters,
      numerals,
      mentions,
      except,
      heading,
      rank
    } = fields
    if (lettered.has(system) && characters.length === 0) {
      report(['system'], `"characters" is missing, which the system "${system}" counts by`)
      return null
    }
    if (system === 'series' && prefixes.length === 0) {
      report(['system'], '"prefixes" is missing, which a series is known by')
      return null
    }
    const style = {
      ...rule,
      role,
      section,
      prefixes: longestFirst(prefixes),
      system,
      suffixes: longestFirst(suffixes),
      characters,
      numerals,
      mentions,
      except,
      heading,
      rank
    }
    return (draft) => {
      draft.numbering.push(style)
      return style
    }
  }
})

function longestFirst(texts: readonly string[]): string[] {
  return texts.toSorted((a, b) => b.length - a.length)
}
