/**
 * The glossary: every type that crosses a folder.
 *
 * Offsets inside the program are UTF-16 code units, as in unist; lines count from 1. The JSON
 * record alone speaks of code points (see `src/emit`).
 */

// ---------------------------------------------------------------------------------------------
// Texts and places

/**
 * The texts that offsets can point into: as decoded, in the middle of correction, after it, as
 * Markdown.
 */
export type TextName = 'source' | 'draft' | 'corrected' | 'markdown'

declare const textOf: unique symbol

/** An offset in UTF-16 code units into the text named `T`; offsets of two texts do not mix. */
export type Offset<T extends TextName> = number & {readonly [textOf]?: T}

/** A half-open stretch `[start, end)` of the text named `T`. */
export interface Span<T extends TextName> {
  readonly start: Offset<T>
  readonly end: Offset<T>
}

/** A half-open stretch `[start, end)` of the text that it is told of; UTF-16 code units. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

// ---------------------------------------------------------------------------------------------
// Changes

/** The stages of correction, in the order in which they run. */
export type Phase =
  'control' | 'scar' | 'foreign' | 'order' | 'ghost' | 'furniture' | 'reflow' | 'channel' | 'label'

/** What sort of change a rule makes, for those who filter by it. */
export type CorrectionKind =
  | 'encoding' // another spelling of the same letters, an invisible character, a line end
  | 'order' // marks brought to canonical order, a mark written twice
  | 'digit' // a digit of another script
  | 'confusion' // a letter or mark that the engine misread
  | 'spacing' // a space put in or taken out
  | 'reflow' // lines of one paragraph joined
  | 'removal' // ghost lines, furniture, export scars: text that leaves the running text
  | 'label' // a misread number in an otherwise whole sequence
  | 'orthography' // an author's spelling: suggested, never applied
  | 'rewrite' // what a user's own rule replaces

/** The permanent name of a rule: `file/entry`, in kebab-case. */
export type RuleId = string

/** A change that a step proposes to a stretch of the text it was given. */
export interface Edit extends Span<'draft'> {
  /** What replaces the stretch. */
  readonly after: string
  readonly rule: RuleId
  readonly kind: CorrectionKind
  /** Probability, 0 to 1, that the change is right. */
  readonly confidence: number
  /** What speaks for the change, in a few words (optional). */
  readonly evidence?: string
  /** Of a removal: each thing that speaks for it, and how much (`at the foot of a page 1`). */
  readonly grounds?: string
  /** `false`: list it, leave the text alone (default: applied). */
  readonly apply?: boolean
}

/** A change, told in terms of the source. Applied corrections never overlap. */
export interface Correction {
  readonly rule: RuleId
  readonly kind: CorrectionKind
  readonly phase: Phase
  readonly source: Span<'source'>
  /** The slice of the source at `source`, always. */
  readonly before: string
  /** What of it is running text, where the source is a file with markup (default: all of it). */
  readonly read?: string
  /** What stands there after this change. */
  readonly after: string
  readonly confidence: number
  readonly evidence?: string
  readonly grounds?: string
  /**
   * `applied` corrections, taken together, turn the source into the corrected text; a `suggested`
   * one is only listed; a `superseded` one was changed again by a later phase.
   */
  readonly status: 'applied' | 'suggested' | 'superseded'
}

/** What a person decided of one change, as a file of decisions has it. */
export interface Decision {
  /** `accept`: the change is made; `reject`: it is neither made nor suggested. */
  readonly verdict: 'accept' | 'reject'
  /** Half-open stretch of the source in code points, as in the JSON record. */
  readonly start: number
  readonly end: number
  /** What the source has in front of the stretch, in it, and behind it. */
  readonly left: string
  readonly before: string
  readonly right: string
  /** What the change puts in the place of `before`. */
  readonly after: string
  /** The rule that proposed it; told to people, and no condition. */
  readonly rule: RuleId
  readonly kind?: CorrectionKind
  readonly phase?: Phase
  readonly note?: string
}

/** What people decided of the changes of one document. */
export interface DocumentDecisions {
  /** Path below the folder that was read, with slashes. */
  readonly path: string
  /** SHA-256 of the file's bytes, hexadecimal. */
  readonly sha256: string
  readonly decisions: readonly Decision[]
}

/** A decision, and what came of it. */
export interface Decided {
  readonly decision: Decision
  /**
   * `applied`: an accepted change was made; `refused`: a rule proposed a rejected one in vain;
   * `unneeded`: no rule proposed it; `stale`: the place is not in the source (any more).
   */
  readonly outcome: 'applied' | 'refused' | 'unneeded' | 'stale'
  /** Where it stands in the source; null for a stale one. */
  readonly source: Span<'source'> | null
  /** What was refused, as it would have been applied or suggested. */
  readonly proposed?: Pick<Correction, 'rule' | 'kind' | 'phase' | 'confidence'>
}

/** The texts that a source becomes. */
export type Outcome = 'draft' | 'corrected'

/** A maximal changed stretch of the source and the corrected text that replaced it. */
export interface Region<T extends Outcome = 'corrected'> {
  readonly source: Span<'source'>
  readonly corrected: Span<T>
}

/** Which side of an insertion, or of a changed stretch, an offset inside it moves to. */
export type Side = 'before' | 'after'

/** The answer to "where does this offset stand in the other text?". */
export interface Mapped<T extends TextName> {
  readonly offset: Offset<T>
  /** `false` where the offset lies strictly inside a changed region. */
  readonly exact: boolean
}

/** How the offsets of the source and of what became of it answer to each other. */
export interface EditMap<T extends Outcome = 'corrected'> {
  readonly regions: readonly Region<T>[]
  toCorrected(offset: Offset<'source'>, side: Side): Mapped<T>
  toSource(offset: Offset<T>, side: Side): Mapped<'source'>
  /** The smallest source span whose corrected text covers the given span. */
  sourceSpan(span: Span<T>): Span<'source'>
}

// ---------------------------------------------------------------------------------------------
// Scripts

/** The scripts that turn up in and around Lao documents, by their Unicode script names. */
export type Script = 'Lao' | 'Thai' | 'Khmer' | 'Myanmar' | 'Latin' | 'Han' | 'Other'

/** A stretch kept verbatim because it is not damaged Lao but another script, or noise. */
export interface Suspect<T extends TextName = 'corrected'> {
  readonly span: Span<T>
  readonly script: Script
  readonly reason: string
  readonly rule: RuleId
}

// ---------------------------------------------------------------------------------------------
// Formats

/** The formats of documents besides plain text and Markdown. */
export type SourceFormat = 'alto' | 'page' | 'hocr' | 'tesseract-tsv' | 'docx' | 'odt' | 'html'

/** A rectangle of a page, in the units of its file; the origin is the upper left corner. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A stretch of a file that holds a word, or a part of it. */
export interface WordPart extends Span<'source'> {
  /** Whether its characters stand for themselves, as in CDATA and tables; else signs are escaped. */
  readonly literal: boolean
}

/** What is put into a file in the place of a stretch of it: a text between two others. */
export interface Setting extends Span<'source'> {
  readonly before: string
  readonly after: string
  /** Whether `before` is all of it, and no text is put in (default: false). */
  readonly bare?: boolean
}

/** A word as the engine read it. */
export interface LayoutWord {
  /** Where it stands in the file; more than one where tags stand in its middle. */
  readonly parts: readonly WordPart[]
  readonly text: string
  /** Whether no white space parts it from the word before, as a hyphen at a line's end. */
  readonly glued: boolean
  readonly box: Box | null
  /** The engine's, 0 to 1. */
  readonly confidence: number | null
  /** How the file is told what was read where the word is corrected; in order, none overlapping. */
  readonly keep: readonly Setting[]
}

/** A line of a page, in reading order. */
export interface LayoutLine {
  readonly words: readonly LayoutWord[]
  readonly box: Box | null
}

export interface LayoutPage {
  readonly width: number | null
  readonly height: number | null
  readonly lines: readonly LayoutLine[]
}

/** Where the text of a document stands on its pages. */
export interface Layout {
  readonly pages: readonly LayoutPage[]
  /** Stretches of the file that repeat the text of lines. */
  readonly copies: readonly {readonly part: WordPart; readonly lines: readonly LayoutLine[]}[]
  /** Where the file tells what was done with it; the program's name is put in. */
  readonly step: Setting | null
}

/** What takes one sign, or one stretch of signs, out of a source, or puts a letter in its place. */
export interface MarkupChange extends Span<'source'> {
  readonly after: string
  /** What it takes out, in a word. */
  readonly what: string
}

/** A document of any format as its text is read. */
export interface FormattedSource {
  readonly format: SourceFormat
  /** The file itself, where it is text; else the Markdown that it was read as. */
  readonly text: string
  /** The media type of the picture that this is the reading of (default: none). */
  readonly picture?: string
  /** What turns `text` into the running text; null where `text` is Markdown. */
  readonly changes: readonly MarkupChange[] | null
  /** Null where the format knows no pages. */
  readonly layout: Layout | null
  /** What a reader should be told of it. */
  readonly remarks: readonly {readonly code: 'READING_ORDER'; readonly message: string}[]
}

// ---------------------------------------------------------------------------------------------
// Lines

/** A line of a text; offsets are UTF-16 code units of that text. */
export interface Line {
  /** Place in the list of lines, from 0. */
  readonly index: number
  /** Where the line begins, its indent included. */
  readonly from: number
  /** Its first character that is not white space; equal to `end` on a blank line. */
  readonly start: number
  /** Behind its last character that is not white space. */
  readonly end: number
  /** Where the next line begins: behind the line feed or form feed, or the text's length. */
  readonly next: number
  /** Columns of white space in front; a tab reaches to the next multiple of 8. */
  readonly indent: number
  /** Columns of its text: combining marks and invisible characters take none. */
  readonly width: number
  readonly blank: boolean
  /** Counts from 0; U+000C FORM FEED ends a line and its page. */
  readonly page: number
}

// ---------------------------------------------------------------------------------------------
// Results of the stages

/** A heading that a Markdown source marks as one; its markup has left the corrected text. */
export interface HeadingHint<T extends TextName = 'corrected'> {
  readonly span: Span<T>
  /** 1 to 6, as in Markdown. */
  readonly depth: number
}

/** A part of a Markdown source that its markup tells apart. */
export interface MarkupBlock {
  /** All of it, its own markup included. */
  readonly span: Span<'source'>
  /** Whether it holds text alone, so that it may leave the running text as a whole. */
  readonly removable: boolean
  /** What it is made of; empty for a paragraph, a heading, a block of code. */
  readonly children: readonly MarkupBlock[]
}

/** How a Markdown source is marked up. */
export interface Markup {
  /** What takes the markup out, in order, none overlapping. */
  readonly changes: readonly {
    readonly start: number
    readonly end: number
    readonly after: string
  }[]
  /** Stretches of text proper, in order: whatever stands elsewhere stays as it was written. */
  readonly texts: readonly Span<'source'>[]
  readonly blocks: readonly MarkupBlock[]
}

/** A page of a source. */
export interface Page {
  readonly span: Span<'source'>
  /** The number that is printed on it, with ASCII digits; null where none was found. */
  readonly label: string | null
}

/** What correction makes of a source. */
export interface Corrected {
  readonly source: string
  /** They tile the source; one where it marks none. */
  readonly pages: readonly Page[]
  readonly text: string
  readonly map: EditMap
  /** In the order of their place in the source. */
  readonly corrections: readonly Correction[]
  readonly suspects: readonly Suspect[]
  readonly headingHints: readonly HeadingHint[]
  /** Of a Markdown source, so that it can be written as it was, but for its text. */
  readonly markup?: Markup
  /** Estimated share of the Lao characters that are still wrong, 0 to 1. */
  readonly estimatedErrorRate: number
  /** What came of each decision that was given, in their order; absent where none was. */
  readonly decisions?: readonly Decided[]
}

/** A calendar date, as far as the document tells it. */
export interface DocumentDate {
  /** `2023-11-06`, `2023-11`, `2023`, of the Gregorian calendar. */
  readonly iso: string
  readonly precision: 'day' | 'month' | 'year'
  readonly text: string
}

/** A document that this one names. */
export interface Citation {
  readonly text: string
  readonly kind: string | null
  /** With ASCII digits, as in `411/ຄລສພ`. */
  readonly number: string | null
  readonly date: DocumentDate | null
  readonly issuer: string | null
  readonly span: Span<'corrected'>
}

/** What the document says of itself. */
export interface Metadata {
  readonly title: string | null
  readonly kind: string | null
  readonly subject: string | null
  readonly number: string | null
  readonly date: DocumentDate | null
  readonly place: string | null
  readonly issuer: string | null
  readonly addressee: string | null
  readonly signatory: {readonly role: string | null; readonly name: string | null} | null
}

/** What speaks for a field of the metadata. */
export type FieldEvidence =
  | 'announced' // a word says so: ເລກທີ, ວັນທີ, ເຖິງ, ກ່ຽວກັບ, a kind of document, a role
  | 'placed' // it stands where letterheads, titles and signatures have it
  | 'marked' // the source marks it as a heading
  | 'chosen' // nothing else near is likelier

/** Where a field of the metadata was read, and by what. */
export interface FieldPlace {
  readonly span: Span<'corrected'>
  readonly evidence: FieldEvidence
}

/** By field of the metadata; one that is null has no place. */
export type FieldPlaces = {readonly [Field in keyof Metadata]?: FieldPlace}

/** A block whose `text` is the slice of the corrected text at `span`. */
export interface TextBlock {
  readonly type: 'paragraph' | 'signature' | 'letterhead' | 'caption'
  readonly text: string
  readonly span: Span<'corrected'>
}

/** A stretch kept verbatim. */
export interface SuspectBlock {
  readonly type: 'suspect'
  readonly reason: string
  readonly script: Script
  readonly text: string
  readonly span: Span<'corrected'>
}

/** An item and the label its author gave it; `label` is null only where none is written. */
export interface ListItem {
  /** As written after repair: `1).`, `ກ.`, `①`, `·`. */
  readonly label: string | null
  readonly blocks: readonly Block[]
  /** From the label to the end of the last block. */
  readonly span: Span<'corrected'>
}

export interface ListBlock {
  readonly type: 'list'
  /** Whether the labels count. */
  readonly ordered: boolean
  readonly items: readonly ListItem[]
  readonly span: Span<'corrected'>
}

export interface TableCell {
  readonly text: string
  readonly span: Span<'corrected'>
}

export interface TableBlock {
  readonly type: 'table'
  readonly rows: readonly (readonly TableCell[])[]
  readonly span: Span<'corrected'>
}

export type Block = TextBlock | SuspectBlock | ListBlock | TableBlock

export interface Section {
  /** From the path of labels: unique in the document, stable against edits elsewhere. */
  readonly id: string
  /** Counts from 1 below the document's title. */
  readonly level: number
  /** As written after repair (`I.`, `ມາດຕາ 5`, `ແຜນງານທີ 2`); null for a unit without one. */
  readonly label: string | null
  /** What stands between label and title as written (`: `, ` `), white space included. */
  readonly separator: string
  /** The label's number with ASCII digits (`5`, `1.2`, `2` for II.); null where it has none. */
  readonly number: string | null
  readonly title: string
  /** The heading line alone. */
  readonly heading: Span<'corrected'>
  /** From the heading to the end of the last subsection. */
  readonly span: Span<'corrected'>
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
}

/** Something noticed about the numbering that was left as the author wrote it. */
export interface Remark {
  readonly reason: string
  readonly rule: RuleId
  readonly span: Span<'corrected'>
}

/** A document's structure; every span and text is of the corrected text. */
export interface LaoDocument {
  readonly metadata: Metadata
  /** Where the metadata were read: a place for each field that is not null. */
  readonly fields: FieldPlaces
  /** Where the title stands, as the one block of `preface` that holds it; null where none was found. */
  readonly title: Span<'corrected'> | null
  readonly legalBasis: readonly Citation[]
  readonly citations: readonly Citation[]
  /** The head, and what of the body precedes the first section. */
  readonly preface: readonly Block[]
  /** Where the body begins: after letterhead, title, addressee, subject and legal basis. */
  readonly bodyStart: Offset<'corrected'>
  readonly sections: readonly Section[]
  readonly closing: readonly Block[]
  readonly remarks: readonly Remark[]
}

// ---------------------------------------------------------------------------------------------
// Rules

/** One rule file as read: its path below the rules folder, with slashes, and its text. */
export interface RuleFile {
  /** `correct/digits.yaml`, `structure/months.yaml`, `lexicon/provinces.txt`. */
  readonly path: string
  readonly text: string
  /** Shipped with the package, so that its patterns run natively, as the package's tests do. */
  readonly shipped: boolean
  /** What messages call it (default: `rules/` and the path). */
  readonly shownAs?: string
  /** What reading the text as YAML gives, where that was done when the package was built. */
  readonly parsed?: ParsedRuleFile
}

/** The value of a YAML file, and where rules and their examples stand in it; plain data. */
export interface ParsedRuleFile {
  readonly value: unknown
  /** Line and column by the way to a value: `rules/0/examples/1`. */
  readonly places: Readonly<Record<string, readonly [line: number, column: number]>>
  /** What is known of the patterns in it, by their sources. */
  readonly patterns: Readonly<Record<string, PatternFacts>>
}

/** What a pattern says of itself without being run; plain data. */
export interface PatternFacts {
  /** UTF-16 code units, one of which every hit that is not empty begins with; null for any. */
  readonly leads: readonly number[] | null
  /** Names of its capturing groups, in order; null for a group without one. */
  readonly groups: readonly (string | null)[]
}

/** Where a rule, or a problem in a rule file, stands; line and column count from 1. */
export interface RulePlace {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** What the words of a vocabulary decide; {@link RuleExample} names it. */
export type FindRole =
  | keyof Metadata
  | 'basis' // an entry of the legal basis
  | 'citation' // another document that is named
  | 'letterhead' // a line of the head that is no part of the text
  | 'caption'
  | 'closing' // what stands below the text: signatures, who is sent copies
  | 'heading'
  | 'removal' // a line that is taken out
  | 'line' // where a line ends

/** A text and what the rule alone must make of it. */
export interface RuleExample {
  readonly before: string
  /** Equal to `before` where the rule changes nothing: numbering and vocabulary. */
  readonly after: string
  /** Vocabulary: what is found by the rule's words, and not without them. */
  readonly finds?: FindRole
  /** Vocabulary: what is not found because of the rule's words, and is without them. */
  readonly spares?: FindRole
  /** Vocabulary: one of the texts found, where the example says it. */
  readonly as?: string
  /** Numbering: the label that the text begins with, where the example tells it. */
  readonly label?: string
  /** Numbering: the label's number with ASCII digits (`1.2`), where the example tells it. */
  readonly number?: string
  readonly place: RulePlace
}

/** A text that the rule must leave as it is, or must not be found in. */
export interface RuleCounterexample {
  readonly text: string
  readonly place: RulePlace
}

/** What every rule has, whatever it does. */
export interface Rule {
  readonly id: RuleId
  readonly description: string
  readonly kind: CorrectionKind
  /** The linguist's prior that a change by this rule is right, 0 to 1. */
  readonly confidence: number
  readonly examples: readonly RuleExample[]
  readonly counterexamples: readonly RuleCounterexample[]
  readonly place: RulePlace
}

/** A form that was seen where another was meant. */
export interface Confusion {
  /** One or two characters; empty where a letter was dropped. */
  readonly seen: string
  /** One or two letters; empty where a speck was read as a character. */
  readonly meant: string
  /**
   * P(seen | meant): of a hundred times that `meant` is printed, how often `seen` is read, divided
   * by a hundred. Where nothing was meant: of a hundred characters, how many are such specks.
   */
  readonly rate: number
  /** The rule it belongs to. */
  readonly rule?: RuleId
}

/** The sorts of characters that generic confusions tell apart. */
export type SignClass = 'tone' | 'above' | 'below' | 'letter' | 'other' | 'nothing'

/** How often any character of one sort is read for any of another. */
export interface GenericConfusion {
  readonly seen: SignClass
  readonly meant: SignClass
  /** As in {@link Confusion}, all characters of the seen sort taken together. */
  readonly rate: number
}

/** Confusions of one sort; the noisy channel takes those of all rules together. */
export interface ConfusionRule extends Rule {
  /** Where two rules tell one confusion, that of a user's file counts. */
  readonly shipped: boolean
  /** Whether its rates were measured: it has no examples, and others are tried without it. */
  readonly learnt: boolean
  readonly entries: readonly Confusion[]
  readonly generic: readonly GenericConfusion[]
}

/** One hit of a pattern; offsets are UTF-16 code units of the searched text. */
export interface Match {
  readonly start: number
  readonly end: number
  /** Group 0 is the whole hit. */
  readonly groups: readonly (string | undefined)[]
}

/** UTF-16 code units that something looked for can begin with; null where any will do. */
export type Leads = ReadonlySet<number> | null

/** A compiled pattern that runs in time linear in the text. */
export interface Finder {
  /** What every hit begins with (default: anything). */
  readonly leads?: Leads
  /** All hits from left to right, none overlapping, none empty. */
  findAll(text: string): Match[]
}

/** A rule that replaces what its pattern finds. */
export interface RewriteRule extends Rule {
  readonly phase: Phase
  readonly finder: Finder
  readonly replacement: (match: Match) => string
}

/** The corrections that code carries out and a rule file switches, weighs and illustrates. */
export type OperationName =
  | 'byte-order-mark'
  | 'line-end'
  | 'control-character'
  | 'invisible-character'
  | 'markup'
  | 'foreign-digit'
  | 'foreign-run'
  | 'roman-number'
  | 'other-language'
  | 'unassigned-letter'
  | 'canonical-order'
  | 'doubled-mark'
  | 'split-am'
  | 'double-e'
  | 'ho-digraph'
  | 'ghost-line'
  | 'running-head'
  | 'menu'
  | 'page-number'
  | 'contents'
  | 'link-list'
  | 'page-end'
  | 'weigh-furniture'
  | 'table-ruler'
  | 'label-number'
  | 'label-particle'
  | 'label-word'
  | 'label-leaders'
  | 'part-labels'
  | 'join-lines'
  | 'join-pages'

/** A rule whose work is an operation of the code, with the settings it reads. */
export interface OperationRule extends Rule {
  readonly operation: OperationName
  readonly settings: Readonly<Record<string, number | string | boolean | readonly string[]>>
}

/** What a line of furniture says of its page; only this is looked at, never the reason. */
export type FurnitureRole =
  | 'page-number' // parts the pages of a text
  | 'navigation' // is a menu, or an entry of one
  | 'rights' // stands at a web page's foot, beside its address
  | 'web' // anything else that stands on web pages alone
  | 'other' // says nothing: paper has it, too

/** A whole line that is no part of the running text. */
export interface FurnitureRule extends Rule {
  readonly finder: Finder
  readonly role: FurnitureRole
  /** What such a line is (`page number`, `navigation`, `share bar`). */
  readonly reason: string
  /** How much such a line speaks for being furniture, by its words alone. */
  readonly weight: number
}

/** A word, or several spellings of one, that structure looks for. */
export interface VocabularyEntry extends Rule {
  readonly words: readonly string[]
  /** What the word stands for (`8` for ສິງຫາ); null where the word stands for itself. */
  readonly value: string | number | null
}

/** What the units of a style of numbering are to a text. */
export type UnitRole =
  | 'division' // great divisions, which are headings whether or not text follows
  | 'unit' // units that divide a text: articles, sections by letter, steps that count
  | 'point' // points in it, which may be whole sentences

/** How the labels of one style of numbering are written. */
export interface NumberingStyle extends Rule {
  readonly role: UnitRole
  /** What ids of such sections begin with (`article` in `article-5`); null for the number alone. */
  readonly section: string | null
  /** Words before the number (`ມາດຕາ`, `ແຜນງານທີ`), longest first; empty for a bare number. */
  readonly prefixes: readonly string[]
  readonly system:
    | 'decimal'
    | 'multilevel'
    | 'roman'
    | 'lao-letter'
    | 'circled'
    | 'bullet'
    /** Any word before one of the prefixes (`ທີ`) and a number; each word counts by itself. */
    | 'series'
  /** What may close the label (`.`, `)`, `).`, `:`), longest first; `` where nothing need follow. */
  readonly suffixes: readonly string[]
  /**
   * Bullets: the characters that are labels by themselves. Letters and circled numbers: the
   * characters in the order in which they count. Roman: what engines write for the stroke of I.
   */
  readonly characters: readonly string[]
  /** Numbers in words, from one on, which may stand for the digits behind a prefix. */
  readonly numerals: readonly string[]
  /** What follows the number where a sentence speaks of the unit (`ຂອງ` in ມາດຕາ 5 ຂອງກົດໝາຍ). */
  readonly mentions: readonly string[]
  /** Series: words that number something else than units of a text (`ຮູບ`). */
  readonly except: readonly string[]
  /** Whether a unit of this style is a heading: `title` asks whether its text is a title. */
  readonly heading: 'always' | 'title' | 'never'
  /** Outer units have lower ranks; they are compared where a document does not show the nesting. */
  readonly rank: number
}

/** All rules of a run, compiled. */
export interface Ruleset {
  /** Every rule of every file, in the order of file paths and lines. */
  readonly all: readonly Rule[]
  readonly rewrites: readonly RewriteRule[]
  readonly operations: ReadonlyMap<OperationName, OperationRule>
  readonly furniture: readonly FurnitureRule[]
  readonly numbering: readonly NumberingStyle[]
  /** By the name of the list (`months`, `kinds`, `heading-words`). */
  readonly vocabulary: ReadonlyMap<string, readonly VocabularyEntry[]>
  readonly confusions: readonly ConfusionRule[]
  /** Words that the language model is to know besides those it learnt. */
  readonly lexicon: readonly string[]
}
