import type {Corrected, Correction, Span} from '../types.ts'
import {countCharacters} from './count-characters.ts'
import type {CorrectionRecord, RemovalRecord} from './record.ts'
import type {Place, RecordPlaces} from './record-places.ts'
import {isHighSurrogate, isLowSurrogate} from '../base/code-points.ts'

/** A document's changes as the record lists them, each list in the order of the source. */
export interface ChangeAccount {
  readonly applied: CorrectionRecord[]
  readonly removed: RemovalRecord[]
  readonly suggested: CorrectionRecord[]
  readonly superseded: CorrectionRecord[]
  /** Code points that `applied` changed or put in on each page, white space not counted. */
  readonly characters: readonly number[]
}

/**
 * @param corrected What correction made of the source.
 * @param places The places of the same document.
 * @param sectionOf Names the section that holds a span of the source.
 * @returns The account; `applied` and `removed` together turn the source into the corrected text.
 */
export function accountForChanges(
  corrected: Corrected,
  places: RecordPlaces,
  sectionOf: (span: Span<'source'>) => string | null
): ChangeAccount {
  const applied: CorrectionRecord[] = []
  const removed: RemovalRecord[] = []
  const suggested: CorrectionRecord[] = []
  const superseded: CorrectionRecord[] = []
  const characters = corrected.pages.map(() => 0)
  const toCorrectionRecord = (change: Correction, place: Place): CorrectionRecord => ({
    rule: change.rule,
    kind: change.kind,
    phase: change.phase,
    before: change.before,
    after: change.after,
    confidence: change.confidence,
    ...(change.evidence === undefined ? {} : {evidence: change.evidence}),
    ...(change.grounds === undefined ? {} : {grounds: change.grounds}),
    ...place,
    section: sectionOf(change.source)
  })
  let behind = 0
  let shift = 0
  for (const correction of corrected.corrections) {
    if (correction.status === 'suggested') {
      suggested.push(toCorrectionRecord(correction, places.ofSource(correction.source)))
      continue
    }
    if (correction.status === 'superseded') {
      superseded.push(toCorrectionRecord(correction, places.ofSource(correction.source)))
      continue
    }
    const {start, end} = correction.source
    const change = keepPairWhole(corrected, correction, behind, shift)
    const from = change.source.start + shift
    const place = {
      source: places.span(change.source),
      corrected: places.range({start: from, end: from + change.after.length})
    }
    behind = end
    shift += correction.after.length - (end - start)
    if (change.kind === 'removal' && change.after === '') {
      removed.push({
        reason: change.evidence ?? change.rule,
        rule: change.rule,
        phase: change.phase,
        confidence: change.confidence,
        ...(change.grounds === undefined ? {} : {grounds: change.grounds}),
        text: change.before,
        ...place,
        section: sectionOf(change.source)
      })
      continue
    }
    applied.push(toCorrectionRecord(change, place))
    if (change.kind !== 'removal') {
      const before = change.read ?? change.before
      characters[places.pageOf(start)]! += Math.max(
        countCharacters(before),
        countCharacters(change.after)
      )
    }
  }
  return {applied, removed, suggested, superseded, characters}
}

/**
 * Where a change brings two halves of a surrogate pair together, code points of the unchanged
 * text before it can no longer be counted: such a change is told together with the first half.
 */
function keepPairWhole(
  {source, text}: Corrected,
  correction: Correction,
  behind: number,
  shift: number
): Correction {
  const {start, end} = correction.source
  if (start <= behind || !isHighSurrogate(source.charCodeAt(start - 1))) return correction
  const joins =
    isLowSurrogate(text.charCodeAt(start + shift)) || isLowSurrogate(source.charCodeAt(start))
  if (!joins) return correction
  const half = source.charAt(start - 1)
  return {
    ...correction,
    source: {start: start - 1, end},
    before: half + correction.before,
    after: half + correction.after
  }
}
