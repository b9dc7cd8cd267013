import {lowerBound} from '../base/lower-bound.ts'
import type {Offset, Span} from '../types.ts'
import type {SpanRecord} from './record.ts'
import {closesPair} from '../base/code-points.ts'

/** A place as unist has it: line and column count from 1, all in UTF-16 code units. */
export interface SourcePoint {
  line: number
  column: number
  offset: number
}

/** A stretch as unist has it. */
export interface SourcePosition {
  start: SourcePoint
  end: SourcePoint
}

/** Tells offsets of a source as lines, columns and code points. */
export interface SourcePlaces {
  /** @returns The number of code points before the offset; half a pair counts with its pair. */
  codePoint(offset: Offset<'source'>): number
  /** @returns The span in code points, with the line of its start. */
  span(span: Span<'source'>): Pick<SpanRecord, 'start' | 'end' | 'line'>
  /** @returns The span as unist tells it. */
  position(span: Span<'source'>): SourcePosition
}

const FIRST_SURROGATE = 0xd800
const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

/**
 * @param source Any string; LF, CR and CR LF end a line.
 * @returns The places of that source; each question takes time logarithmic in its lines.
 */
export function createSourcePlaces(source: string): SourcePlaces {
  const {lineStarts, pairs} = survey(source)
  const line = (offset: number): number => lowerBound(lineStarts, offset + 1)
  const codePoint =
    pairs.length === 0
      ? (offset: number): number => offset
      : (offset: number): number => offset - lowerBound(pairs, offset + 1)
  const point = (offset: number): SourcePoint => {
    const at = line(offset)
    return {line: at, column: offset - lineStarts[at - 1]! + 1, offset}
  }
  return {
    codePoint,
    span: ({start, end}) => ({start: codePoint(start), end: codePoint(end), line: line(start)}),
    position: ({start, end}) => ({start: point(start), end: point(end)})
  }
}

/** Line starts, and the offsets of the second halves of surrogate pairs, ascending. */
function survey(source: string): {lineStarts: number[]; pairs: number[]} {
  const lineStarts = [0]
  const pairs: number[] = []
  for (let at = 0; at < source.length; at++) {
    const code = source.charCodeAt(at)
    if (code > CARRIAGE_RETURN && code < FIRST_SURROGATE) continue
    if (code === LINE_FEED) {
      if (source.charCodeAt(at - 1) === CARRIAGE_RETURN) lineStarts.pop()
      lineStarts.push(at + 1)
    } else if (code === CARRIAGE_RETURN) {
      lineStarts.push(at + 1)
    } else if (closesPair(source, at)) {
      pairs.push(at)
    }
  }
  return {lineStarts, pairs}
}
