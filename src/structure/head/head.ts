import type {FieldPlaces, Span} from '../../types.ts'
import type {DateFound} from '../dates/read-date.ts'
import type {Inner} from '../reader/cues.ts'
import type {Piece} from './pieces.ts'

/** A title: the kind of document and what it is about. */
export interface Title {
  readonly span: Span<'corrected'>
  readonly text: string
  readonly kind: string | null
  /** Without the word that leads to it. */
  readonly subject: string | null
  /** The date that closes it, in figures. */
  readonly date: DateFound | null
  /** Where it tells what it does, and what speaks for it. */
  readonly places: FieldPlaces
  /** The office that it names as the document's own (ມະຕິ ຂອງ ສະພາ …); null without one. */
  readonly owner: string | null
  /** Its last line, as a place in the list of lines. */
  readonly last: number
}

/** @returns The places that are there. */
export function definedOf(places: {
  readonly [Field in keyof FieldPlaces]: FieldPlaces[Field] | undefined
}): FieldPlaces {
  return Object.fromEntries(Object.entries(places).filter(([, place]) => place !== undefined))
}

/** What the head of a document tells. */
export interface DocumentHead {
  readonly number: string | null
  readonly date: DateFound | null
  readonly place: string | null
  readonly issuer: string | null
  readonly title: Title | null
  /** As its own line tells it, behind ເລື່ອງ. */
  readonly subject: string | null
  readonly addressee: string | null
  readonly places: FieldPlaces
  /** Whether a state's name, a motto, a number or a dated place makes it an official document. */
  readonly official: boolean
  readonly letterhead: readonly Span<'corrected'>[]
  /** Behind the last line that belongs to the head. */
  readonly end: number
  /** The first line behind it, as a place in the list of lines. */
  readonly next: number
}

/** A line of the head that is neither of the letterhead nor announced by a word. */
export interface PlainLine {
  readonly inner: Inner
  readonly piece: Piece
  /** Whether a number or a date stands above it. */
  readonly late: boolean
}

/** What the lines of a head have told so far. */
export interface HeadDraft {
  /** The line that a Markdown source marks as the title, as a place in the list; -1 without one. */
  readonly marked: number
  /** Lines that are not blank, the one being read counted. */
  seen: number
  number: string | null
  /** Whether a number stands above, be it blank. */
  numbered: boolean
  /** The piece that dates the document. */
  dated: Piece | null
  title: Title | null
  subject: string | null
  addressee: string | null
  /** As lines of their own tell it (ສະຖານທີ່: …, ເວລາ: …). */
  toldPlace: string | null
  toldDate: DateFound | null
  /** Where the first line begins that tells whom the document is for, or what it is about. */
  letterStart: number
  official: boolean
  /** Whether a state's name or motto stands above. */
  stated: boolean
  /** Lines below the title that nothing was made of. */
  stray: number
  plains: PlainLine[]
  /** Where lines of their own tell a field. */
  readonly places: {-readonly [Field in keyof FieldPlaces]: FieldPlaces[Field]}
  readonly letterhead: Span<'corrected'>[]
}

/** @returns The draft of a head none of whose lines was read. */
export function emptyDraft(marked: number): HeadDraft {
  return {
    marked,
    seen: 0,
    number: null,
    numbered: false,
    dated: null,
    title: null,
    subject: null,
    addressee: null,
    toldPlace: null,
    toldDate: null,
    letterStart: Infinity,
    official: false,
    stated: false,
    stray: 0,
    plains: [],
    places: {},
    letterhead: []
  }
}
