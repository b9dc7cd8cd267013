import * as z from 'zod'
import type {OperationName} from '../../types.ts'

/** A number of lines, columns, letters or pages. */
const count = (usual: number, description: string) =>
  z.int().min(1).default(usual).describe(description)

/** A share, from none to all. */
const share = (usual: number, description: string) =>
  z.number().min(0).max(1).default(usual).describe(description)

/** A difference of log probabilities. */
const nats = (usual: number, description: string) =>
  z.number().min(0).default(usual).describe(description)

/** Words or signs. */
const words = (description: string) => z.array(z.string().min(1)).default([]).describe(description)

/** For operations that have nothing to set. */
const none = z.strictObject({})

/**
 * What each operation lets a rule file set, with defaults. A setting is described where it is
 * declared: `z.int().min(1).default(3).describe('…')`.
 */
export const operationSettings = {
  'byte-order-mark': none,
  'line-end': none,
  'control-character': none,
  'invisible-character': none,
  markup: none,
  'foreign-digit': none,
  'foreign-run': z.strictObject({
    minLetters: z
      .int()
      .min(2)
      .default(8)
      .describe('Letters of the other script in a run, at least.'),
    minWord: z.int().min(1).default(6).describe('Letters of its longest word, at least.'),
    lineShare: z
      .number()
      .min(0)
      .max(1)
      .default(0.6)
      .describe('Share of a line from which on all of it counts.')
  }),
  'other-language': z.strictObject({
    minLetters: count(30, 'Letters of a passage that proves by itself what language it is in.'),
    minWord: z
      .number()
      .min(1)
      .default(2.6)
      .describe('Letters of its words, in the mean, at least: abbreviations and spelling drills have fewer.'),
    maxWord: z
      .number()
      .min(1)
      .default(6)
      .describe('The same at most: what stands between two spaces of Lao has 7 and more.'),
    otherSigns: share(0.25, 'Signs that are no Lao letters, as a share of these, at most: noise has more.'),
    torn: share(0.05, 'Words that no syllable begins or ends so, at most: a text layer tore those of Lao.'),
    surprise: nats(
      3.3,
      'What the language model finds a letter to cost, in the mean: lists of Lao words, drills and ' +
        'foreign names cost 3.0 at most, Katang, Khmu, Hmong and Iu Mien 3.5 and more.'
    )
  }),
  'unassigned-letter': none,
  'roman-number': z.strictObject({
    cues: words('Words that only a number follows.'),
    x: words('What engines write for X; the longest that fits is read first.'),
    v: words('What they write for V.'),
    i: words('What they write for I.')
  }),
  'canonical-order': none,
  'doubled-mark': none,
  'split-am': none,
  'double-e': none,
  'ho-digraph': none,
  'ghost-line': z.strictObject({
    minCrumbs: z
      .int()
      .min(1)
      .default(3)
      .describe('Crumbs in a ghost line, at least, or all of it.'),
    minCrumbShare: z
      .number()
      .min(0)
      .max(1)
      .default(0.7)
      .describe('Crumbs among all tokens, at least.'),
    wordLength: z
      .int()
      .min(2)
      .default(4)
      .describe('Letters from which a well-formed token is a word.'),
    minFormed: count(3, 'Well-formed words, one of them long, from which on a line is none,'),
    formedShare: share(0.4, 'where they are this share of its tokens, at least.'),
    longGhost: count(
      8,
      'Tokens from which on one word, misread by chance, makes a line no sound one.'
    ),
    noiseBesideWord: count(3, 'Specks and foreign letters that such a line has to hold, at least.')
  }),
  'running-head': z.strictObject({
    edgeLines: count(
      2,
      'Lines at the top or bottom of a page that may be one: heads have few lines.'
    ),
    maxWidth: count(90, 'Columns of the longest; wider lines are running text.'),
    minPages: count(3, 'Pages it is on, at least: two short lines may be alike by chance.'),
    minPagesLong: count(2, 'The same for a long one, on one edge: no such line returns by chance.'),
    longLetters: count(12, 'Letters from which on it is long.'),
    pageShare: share(
      0.5,
      'Of all pages, at least: left and right pages may have heads of their own.'
    ),
    pageShareLong: share(0.3, 'The same for a long one: chapters may have heads of their own.'),
    noise: share(0.2, 'Of its letters, what an engine may read otherwise on another page.'),
    minPageLines: count(
      4,
      'Lines of a page, at least, for the title to be looked for at its edges.'
    ),
    remembered: count(12, 'Heads of the pages before that a misread one is compared with.'),
    titleLines: count(8, 'Lines at the top of the first page that may hold the title.')
  }),
  menu: z.strictObject({
    minLines: z.int().min(2).default(4).describe('Lines of a menu, at least.'),
    maxWidth: z.int().min(4).default(24).describe('Columns of its widest entry.'),
    minKnown: count(2, 'Entries that lead about a site, at least: one may be a word of any list.'),
    knownShare: share(
      0.1,
      'Of its lines, such entries, at least: a long list holds some by chance.'
    ),
    minList: count(
      8,
      'Short lines that are a list of words, where too few of them tell of a menu.'
    ),
    minBarEntries: count(3, 'Entries of a menu on one line, at least: two may be a pair of words.'),
    maxBar: count(400, 'Characters of the longest such line; longer ones are running text.'),
    maxBarEntry: count(48, 'Characters of its longest entry.')
  }),
  'page-number': z.strictObject({
    maxWidth: count(9, 'Columns of the widest line of nothing but a number and its dashes.'),
    maxDigits: count(4, 'Digits of the longest number: dashes are misread as digits, too.'),
    minLines: count(
      12,
      'Lines between two numbers, at least, where no page break parts the pages.'
    ),
    maxLines: count(75, 'Lines between two numbers, at most: no page holds more.'),
    minPageLines: count(6, 'Lines of a page, at least, for its number to be told from its text.'),
    fullness: share(
      0.8,
      "Of the page's width, from which on a line was broken because it was full."
    )
  }),
  contents: z.strictObject({
    minEntries: count(3, 'Entries, at least, where no title (ສາລະບານ) stands above them.'),
    maxTitle: count(40, 'Columns of the longest title.'),
    maxWrapped: count(1, 'Lines of an entry above the one with its page: entries are short.'),
    minLeaders: count(4, 'Dots that lead to a page, at least: three may end a sentence.'),
    maxDigits: count(3, 'Digits of the number of a page: four make a year.')
  }),
  'link-list': z.strictObject({
    maxLeader: count(60, 'Characters of the longest words that lead to a title on their line.'),
    maxLoneLeader: count(
      40,
      'Columns of the longest words above a list; longer ones are a sentence.'
    ),
    maxEntries: count(60, 'Entries of the longest list.'),
    maxLines: count(200, 'Lines that the list takes, with all that stands between.')
  }),
  'page-end': z.strictObject({
    topLines: count(
      14,
      'First lines of a page among which its menu stands, blank ones not counted.'
    ),
    maxAbove: count(4, 'Lines above the menu: names of the site, pictures.'),
    maxName: count(70, 'Columns of the longest name of a site.'),
    minTitle: count(14, 'Columns of the shortest title of an article.'),
    titleReach: count(40, 'Lines of furniture that may stand between the menu and that title.'),
    maxContact: count(100, 'Columns of the longest line of an address.')
  }),
  'table-ruler': none,
  'label-number': none,
  'label-particle': none,
  'label-word': none,
  'label-leaders': none,
  'part-labels': none,
  'join-lines': z.strictObject({
    fullness: share(0.86, "Of its page's width, from which on a line was broken as it was full."),
    fullnessLabelled: share(0.76, 'The same for a line with a label: titles have wider letters.'),
    fullnessSentence: share(
      0.97,
      'The same for a line that ends a sentence, as paragraphs do, too.'
    ),
    sentenceSupport: count(3, 'Lines around that have to break there, too, for such a line.'),
    minItem: count(55, 'Columns of an item from which on it may run on; shorter ones are whole.'),
    continuation: nats(
      7,
      'A word or a set phrase goes on in the next line where the model finds that likelier by so ' +
        'much than a space: of cuts inside a sentence six in ten are, of ends of paragraphs none seen.'
    ),
    minContinued: count(40, 'Columns of a line that the model may join: verses and names are shorter.')
  }),
  'join-pages': z.strictObject({
    fullness: share(0.86, "Of its page's width, from which on a line was broken as it was full."),
    fullnessLabelled: share(0.76, 'The same for a line with a label: titles have wider letters.'),
    minColumns: count(170, 'Columns of a paragraph that has no end and was cut, not left off.'),
    continuation: nats(7, 'A word or a set phrase goes on, as for lines that nothing parts.'),
    minContinued: count(40, 'Columns of a line that the model may join: headings are shorter.'),
    maxBlanks: count(2, 'Blank lines inside a sentence: more of them part two texts.')
  })
} as const satisfies Record<OperationName, z.ZodType<Record<string, unknown>>>

/** The settings of an operation, as its form gives them. */
export type OperationSettings<Name extends OperationName> = z.output<
  (typeof operationSettings)[Name]
>
