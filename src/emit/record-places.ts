import {readCodePoints} from '../base/code-points.ts'
import {lowerBound} from '../base/lower-bound.ts'
import type {Corrected, Offset, Span} from '../types.ts'
import type {RangeRecord, SpanRecord} from './record.ts'
import {createSourcePlaces} from './source-places.ts'

/** A place in both texts, as the record tells it. */
export interface Place {
  source: SpanRecord
  corrected: RangeRecord
}

/** Tells places of a document as its record does: in code points, with line and page. */
export interface RecordPlaces {
  /** @returns The place of the page that holds the offset, counted from 0. */
  pageOf(offset: Offset<'source'>): number
  span(span: Span<'source'>): SpanRecord
  range(span: Span<'corrected'>): RangeRecord
  /** @returns Where a stretch of the corrected text stands in both. */
  ofCorrected(span: Span<'corrected'>): Place
  /** @returns Where a stretch of the source stands in both; what was taken out is empty there. */
  ofSource(span: Span<'source'>): Place
}

/** @returns The places of that document; each question takes time logarithmic in its length. */
export function createRecordPlaces({source, text, map, pages}: Corrected): RecordPlaces {
  const inSource = createSourcePlaces(source)
  const inText = readCodePoints(text)
  const starts = pages.map(({span}) => span.start)
  const pageOf = (offset: number): number =>
    starts.length === 1 ? 0 : Math.max(0, lowerBound(starts, offset + 1) - 1)
  const span = (stretch: Span<'source'>): SpanRecord => {
    const page = pageOf(stretch.start)
    const last = pageOf(Math.max(stretch.start, stretch.end - 1))
    return {
      ...inSource.span(stretch),
      page: page + 1,
      ...(last === page ? {} : {lastPage: last + 1})
    }
  }
  const range = ({start, end}: Span<'corrected'>): RangeRecord => ({
    start: inText.toPoints(start),
    end: inText.toPoints(end)
  })
  return {
    pageOf,
    span,
    range,
    ofCorrected: (stretch) => ({
      source: span(map.sourceSpan(stretch)),
      corrected: range(stretch)
    }),
    ofSource: (stretch) => {
      const start = map.toCorrected(stretch.start, 'before').offset
      const end = map.toCorrected(stretch.end, 'after').offset
      return {source: span(stretch), corrected: range({start, end: Math.max(start, end)})}
    }
  }
}
