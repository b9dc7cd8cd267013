/**
 * The glossary: every type that crosses a folder.
 *
 * Offsets inside the program are UTF-16 code units, as in unist; lines count from 1. The JSON
 * record alone speaks of code points (see `src/emit`).
 */

// ---------------------------------------------------------------------------------------------
// Texts and places

/** The texts that offsets can point into: as decoded, after correction, as Markdown. */
export type TextName = 'source' | 'corrected' | 'markdown'

declare const textOf: unique symbol

/** An offset in UTF-16 code units into the text named `T`; offsets of two texts do not mix. */
export type Offset<T extends TextName> = number & {readonly [textOf]?: T}

/** A half-open stretch `[start, end)` of the text named `T`. */
export interface Span<T extends TextName> {
  readonly start: Offset<T>
  readonly end: Offset<T>
}

// ---------------------------------------------------------------------------------------------
// Changes

/** The stages of correction, in the order in which they run. */
export type Phase =
  | 'control'
  | 'scar'
  | 'foreign'
  | 'order'
  | 'ghost'
  | 'furniture'
  | 'reflow'
  | 'channel'
  | 'label'

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

/** A change that a phase proposes to the text it was given. */
export interface Edit {
  /** Half-open stretch of the phase's own input text, UTF-16 code units. */
  readonly start: number
  readonly end: number
  /** What replaces the stretch. */
  readonly after: string
  readonly rule: RuleId
  readonly kind: CorrectionKind
  /** Probability, 0 to 1, that the change is right. */
  readonly confidence: number
  /** What speaks for the change, in a few words (optional). */
  readonly evidence?: string
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
  /** What stands there after this change. */
  readonly after: string
  readonly confidence: number
  readonly evidence?: string
  /**
   * `applied` corrections, taken together, turn the source into the corrected text; a `suggested`
   * one is only listed; a `superseded` one was changed again by a later phase.
   */
  readonly status: 'applied' | 'suggested' | 'superseded'
}

/** A maximal changed stretch of the source and the corrected text that replaced it. */
export interface Region {
  readonly source: Span<'source'>
  readonly corrected: Span<'corrected'>
}

/** Which side of an insertion, or of a changed stretch, an offset inside it moves to. */
export type Side = 'before' | 'after'

/** The answer to "where does this offset stand in the other text?". */
export interface Mapped<T extends TextName> {
  readonly offset: Offset<T>
  /** `false` where the offset lies strictly inside a changed region. */
  readonly exact: boolean
}

/** How the offsets of the source and the corrected text answer to each other. */
export interface EditMap {
  readonly regions: readonly Region[]
  toCorrected(offset: Offset<'source'>, side: Side): Mapped<'corrected'>
  toSource(offset: Offset<'corrected'>, side: Side): Mapped<'source'>
  /** The smallest source span whose corrected text covers the given span. */
  sourceSpan(span: Span<'corrected'>): Span<'source'>
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
// Results of the stages

/** What correction makes of a source. */
export interface Corrected {
  readonly source: string
  readonly text: string
  readonly map: EditMap
  /** In the order of their place in the source. */
  readonly corrections: readonly Correction[]
  readonly suspects: readonly Suspect[]
  /** Estimated share of the Lao characters that are still wrong, 0 to 1. */
  readonly estimatedErrorRate: number
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

/** A block whose `text` is the slice of the corrected text at `span`. */
export interface TextBlock {
  readonly type: 'paragraph' | 'quote' | 'signature' | 'letterhead' | 'caption'
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
  /** Where the title stands, as the one block of `preface` that holds it; null where none was found. */
  readonly title: Span<'corrected'> | null
  readonly legalBasis: readonly Citation[]
  readonly citations: readonly Citation[]
  readonly preface: readonly Block[]
  readonly sections: readonly Section[]
  readonly closing: readonly Block[]
  readonly remarks: readonly Remark[]
}
