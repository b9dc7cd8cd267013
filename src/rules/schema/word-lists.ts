import * as z from 'zod'

/** What the words of a list may stand for, and how a message says it. */
interface ListValue {
  readonly schema: z.ZodType<string | number | null>
  readonly expected: string
}

const month: ListValue = {
  schema: z.int().min(1).max(12),
  expected: 'the number of a month, 1 to 12'
}
const digit: ListValue = {schema: z.int().min(0).max(9), expected: 'a digit, 0 to 9'}
const count: ListValue = {schema: z.int().min(1), expected: 'a whole number of 1 or more'}
const name: ListValue = {schema: z.string().min(1).nullable(), expected: 'a text, or nothing'}
const none: ListValue = {schema: z.null(), expected: 'nothing: its words stand for themselves'}

/** The lists that the program looks words up in, and what their words may stand for. */
export const wordLists = {
  months: month,
  'short-months': month,
  'number-words': count,
  'digit-look-alikes': digit,
  // The name that the record gives.
  kinds: name,
  'lone-kinds': name,
  // What readers are told of the lines.
  'link-lists': name,
  'comment-forms': name,
  'addressee-cues': none,
  'adoption-cues': none,
  'basis-cues': none,
  'basis-headings': none,
  'between-cues': none,
  captions: none,
  clerks: none,
  'contact-words': none,
  contents: none,
  connectives: none,
  continuers: none,
  'date-cues': none,
  'distribution-cues': none,
  'edition-cues': none,
  'forms-of-address': none,
  'head-cues': none,
  'heading-words': none,
  honorifics: none,
  'issue-cues': none,
  joiners: none,
  'lead-ins': none,
  'line-leaders': none,
  'look-alikes': none,
  'menu-words': none,
  'month-cues': none,
  mottos: none,
  'name-links': none,
  'number-cues': none,
  offices: none,
  'owner-cues': none,
  'place-cues': none,
  'place-particles': none,
  'place-prefixes': none,
  places: none,
  roles: none,
  'signature-marks': none,
  'state-names': none,
  'subject-cues': none,
  'time-cues': none,
  'title-continuers': none,
  'topic-cues': none,
  'uncited-kinds': none,
  'weekday-links': none,
  weekdays: none,
  'year-cues': none
} as const satisfies Readonly<Record<string, ListValue>>

/** The name of a list. */
export type WordListName = keyof typeof wordLists
