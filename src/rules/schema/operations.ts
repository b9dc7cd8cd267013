import * as z from 'zod'
import type {OperationName} from '../../types.ts'

/** A number of lines, columns, letters or pages. */
const count = (usual: number, description: string) =>
  z.int().min(1).default(usual).describe(description)

/** How much something speaks for or against a removal, beside `least` of `weigh-furniture`. */
const weight = (usual: number, description: string) =>
  z.number().min(0).max(10).default(usual).describe(description)

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
    noiseBesideWord: count(3, 'Specks and foreign letters that such a line has to hold, at least.'),
    least: weight(3, 'What has to speak for a removal: charts and lists of signs are crumbs, too.'),
    sortWeight: weight(
      0.5,
      'Weight of each sort of signs: of 204 ghosts in damaged pages five had less than three, ' +
        'and the median seven; charts and crosswords have four at most.'
    ),
    besideWeight: weight(1.5, 'Weight of running text above or below: what marks came off from.'),
    minBeside: count(24, 'Columns of a line of running text, at least.'),
    othersWeight: weight(1, 'Weight of other ghosts: where marks came off, they did so all over.'),
    minOthers: count(3, 'Ghosts that other things speak for enough, at least.')
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
    titleLines: count(8, 'Lines at the top of the first page that may hold the title.'),
    titleFullness: share(0.9, "Of the page's width, from which on a line is no longer title."),
    oftenWeight: weight(2, 'Weight of standing on `minPages` pages: repetition is the first sign.'),
    twiceWeight: weight(1.5, 'The same on fewer: two forms of one sort have the same title, too.'),
    titleWeight: weight(2, 'Weight of saying again what the title of the text says.'),
    edgeWeight: weight(0.5, 'Weight of standing at the same edge always.'),
    apartWeight: weight(1, 'Weight of a blank line between it and the text, on most pages.'),
    textWeight: weight(1, 'Weight of lines that run on: pages of prose have heads, songs have not.'),
    numbersWeight: weight(1, 'Weight of pages with numbers: who numbers pages puts heads on them.'),
    fullWeight: weight(1.5, 'Against it: as wide as lines of the text, which may return, too.'),
    leadsWeight: weight(2, 'Against it: it ends with a colon, as the name of who speaks does.'),
    insideWeight: weight(2, 'Against it: the same line stands within a page, as a refrain does.'),
    anewWeight: weight(2, 'Against it: most pages begin with a label, and no line runs on, as in songs.'),
    alikeWeight: weight(3, 'Against it: what is inside the pages returns, too, as in forms.'),
    alikeShare: share(0.25, 'Of the lines inside pages, from which on pages are alike.')
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
    maxBarEntry: count(48, 'Characters of its longest entry.'),
    knownBarWeight: weight(2, 'Weight of entries on one line, a known one (ໜ້າຫຼັກ) among them.'),
    barWeight: weight(1, 'The same without a known one: a row of a table looks so, too.'),
    runWeight: weight(1, 'Weight of entries one a line: words of any list may be among them.'),
    mostlyWeight: weight(1, 'More where half of them are known.')
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
    ),
    weight: weight(1, 'Weight of a number alone: it may be a sum, a year, a score.')
  }),
  contents: z.strictObject({
    minEntries: count(3, 'Entries, at least, where no title (ສາລະບານ) stands above them.'),
    maxTitle: count(40, 'Columns of the longest title.'),
    maxWrapped: count(1, 'Lines of an entry above the one with its page: entries are short.'),
    minLeaders: count(4, 'Dots that lead to a page, at least: three may end a sentence.'),
    maxDigits: count(3, 'Digits of the number of a page: four make a year.'),
    titleWeight: weight(1.5, 'Weight of a title: the word is in dictionaries and catalogues, too.'),
    entriesWeight: weight(0.5, 'Weight of `minEntries` rising numbers: lists of prices have them.'),
    labelsWeight: weight(0.5, 'Weight of labels (ພາກທີ 1) before half of the entries.'),
    leadersWeight: weight(0.5, 'Weight of dots that lead to the pages.'),
    returnsWeight: weight(2, 'Weight of half of the entries returning below: nothing is lost then.')
  }),
  'link-list': z.strictObject({
    maxLeader: count(60, 'Characters of the longest words that lead to a title on their line.'),
    maxLoneLeader: count(
      40,
      'Columns of the longest words above a list; longer ones are a sentence.'
    ),
    maxEntries: count(60, 'Entries of the longest list.'),
    maxLines: count(200, 'Lines that the list takes, with all that stands between.'),
    weight: weight(0.5, 'Weight of such words: books, minutes and forms have them as headings.'),
    listWeight: weight(0.5, 'More where a list of several long titles follows.'),
    minTitle: count(14, 'Columns of such a title, at least.')
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
    maxContact: count(100, 'Columns of the longest line of an address.'),
    nameWeight: weight(2, 'Weight of a name above a menu that goes, or told by a line of rights.'),
    contactWeight: weight(1.5, 'Weight of an address beside such a line: letters have them, too.')
  }),
  'weigh-furniture': z.strictObject({
    least: weight(3, 'What has to speak for a removal: more than one thing has.'),
    certain: weight(4, 'From here on it is certain: things of several kinds speak for it.'),
    budget: share(
      0.03,
      'Of a text, what may go without being certain: numbers of pages and heads are 1 to 2 %, ' +
        'and where more would go the text is something else than it seems.'
    ),
    budgetLetters: count(60, 'Letters that may go so in any case: one line of a short text.'),
    edgeWeight: weight(1.5, 'Of a number at the edge of a page: sums of tables stand there, too.'),
    textEndWeight: weight(1, 'Of a number that is the first or last line of a text.'),
    aloneWeight: weight(1, 'Of a number that blank lines or the edge of a page part from all text.'),
    minBeside: count(40, 'Columns of running text beside it: in a list all lines may stand alone.'),
    cutWeight: weight(1, 'Of a number below a line of running text that has no end.'),
    stepWeight: weight(2, "Of a number that a page's length of text parts from the next one."),
    shortPage: count(600, 'Columns of text that make a page, at least.'),
    countWeight: weight(1, 'Of numbers that count on from page to page.'),
    sameEdgeWeight: weight(
      1.5,
      'Of a number where that of the page before or after stands, in text that runs over lines.'
    ),
    besideWeight: weight(2, 'Of numbers beside which the same line returns: a running head.'),
    shortParts: count(300, 'Columns between two numbers that are too few for a page.'),
    closeWeight: weight(1, 'Against numbers so close: scores, answers, temperatures.'),
    partWeight: weight(2, 'Against such numbers that count from 1: verses of a song.'),
    endWeight: weight(1, 'Of a sign of a web page at its head or foot.'),
    articleShare: share(
      0.5,
      'Of a page of a site, what is running text, at least: in a list of words or of the strings ' +
        'of a program it is less, and words of sites stand there for themselves.'
    ),
    headLines: count(20, 'Lines of the longest head of a page, above its running text.'),
    footLines: count(120, 'Lines of the longest foot, with lists of other pages.'),
    endShare: share(0.25, 'Of the lines of head or foot, signs: fewer stand there by chance.'),
    reach: count(6, 'Lines within which a sign is near another one.'),
    farShare: share(0.5, 'Of its weight, what a sign adds to one that is not near.'),
    mostOthers: weight(3, 'What signs of other kinds add, at most.')
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
