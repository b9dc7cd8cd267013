import type {Citation, Metadata, Span} from '../types.ts'

/** What the document says of itself, and where the parts of its frame stand. */
export interface Frame {
  readonly metadata: Metadata
  readonly titleSpan: Span<'corrected'> | null
  /** Where letterhead, title, addressee and legal basis end; 0 where there are none. */
  readonly prefaceEnd: number
  /** Where the signatures begin; the text's length where there are none. */
  readonly closingStart: number
  readonly legalBasis: readonly Citation[]
  readonly citations: readonly Citation[]
  /** Lines of the letterhead, in order. */
  readonly letterhead: readonly Span<'corrected'>[]
  /** Lines of the signatures, in order. */
  readonly signature: readonly Span<'corrected'>[]
}
