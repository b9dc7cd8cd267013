import {createEditMap} from '../edit/edit-map.ts'
import type {Mapped, Side, TextName} from '../types.ts'
import type {DocumentRecord, RangeRecord} from './record.ts'

/**
 * Takes places of one text of a record to the other, in code points. A code point in a changed
 * stretch goes to that stretch's start. A range goes to the smallest one that holds all that it came
 * from, or that came of it: a change that it cuts, and what was put in at its ends.
 */
export interface PlaceMap {
  /** From `corrected` to the decoded source. */
  readonly toSource: PlaceMapper
  /** From the decoded source to `corrected`. */
  readonly toCorrected: PlaceMapper
}

export interface PlaceMapper {
  (offset: number): number
  (range: RangeRecord): RangeRecord
}

/**
 * @param record A record, as made by `toRecord` or read back from its JSON, of any version.
 * @returns Its places; each question takes time logarithmic in the changes.
 */
export function createPlaceMap(record: Pick<DocumentRecord, 'corrections' | 'removed'>): PlaceMap {
  const changes = [
    ...record.corrections.map(({source, after}) => ({...source, after: Array.from(after)})),
    ...record.removed.map(({source}) => ({...source, after: ''}))
  ].sort((a, b) => a.start - b.start || a.end - b.end)
  const map = createEditMap<'corrected'>(changes)
  return {
    toSource: mapper(
      (offset, side) => map.toSource(offset, side),
      (range) => map.sourceSpan(range)
    ),
    toCorrected: mapper(
      (offset, side) => map.toCorrected(offset, side),
      ({start, end}) => ({
        start: map.toCorrected(start, 'before').offset,
        end: map.toCorrected(end, 'after').offset
      })
    )
  }
}

function mapper(
  ask: (offset: number, side: Side) => Mapped<TextName>,
  askRange: (range: RangeRecord) => RangeRecord
): PlaceMapper {
  const map = (place: number | RangeRecord): number | RangeRecord => {
    if (typeof place !== 'number') return askRange(place)
    const {offset, exact} = ask(place, 'after')
    return exact ? offset : ask(place, 'before').offset
  }
  return map as PlaceMapper
}
