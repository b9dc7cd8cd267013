import type {Citation, FieldPlaces, Metadata, Span} from '../types.ts'

/** What can be read off a document before its sections are known. */
export interface Facts {
  readonly metadata: Metadata
  readonly fields: FieldPlaces
  /** From the first to the last line of the title, which may be several. */
  readonly titleSpan: Span<'corrected'> | null
  /** Behind the last line of letterhead, title, subject, addressee and legal basis; 0 without. */
  readonly prefaceEnd: number
  /** Where the closing's first line begins; the text's length where there is none. */
  readonly closingStart: number
  /** The lines of the letterhead, in order. */
  readonly letterhead: readonly Span<'corrected'>[]
  /** The lines of signature: place and date, roles, names. */
  readonly signature: readonly Span<'corrected'>[]
  readonly legalBasis: readonly Citation[]
  /** Every cited document of the whole text, those of the legal basis among them. */
  readonly citations: readonly Citation[]
}
