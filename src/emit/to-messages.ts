import type {Corrected, Correction, LaoDocument, Span} from '../types.ts'
import {createSourcePlaces, type SourcePosition} from './source-places.ts'

/** What a vfile message tells, without the cost of an `Error` each. */
export interface Message {
  readonly reason: string
  /** In the source. */
  readonly place: SourcePosition
  readonly ruleId: string
  readonly source: 'laodoc'
  /** `false`: a warning, look at it; `undefined`: for information. */
  readonly fatal: false | undefined
  /** What the source has there (corrections alone). */
  readonly actual?: string
  /** What it is meant to be (corrections alone). */
  readonly expected?: readonly string[]
}

/**
 * @param corrected What correction made of the source.
 * @param document The structure of the corrected text.
 * @returns Applied corrections for information; suggestions, suspect stretches and remarks about
 *   the numbering as warnings; in the order of their place in the source.
 */
export function toMessages(corrected: Corrected, document: LaoDocument): Message[] {
  const places = createSourcePlaces(corrected.source)
  const place = (span: Span<'corrected'>) => places.position(corrected.map.sourceSpan(span))
  const warn = (reason: string, ruleId: string, place: SourcePosition): Message => ({
    reason,
    place,
    ruleId,
    source: 'laodoc',
    fatal: false
  })
  const messages = [
    ...corrected.corrections
      .filter(({status}) => status !== 'superseded')
      .map((correction): Message => toMessage(correction, places.position(correction.source))),
    ...corrected.suspects.map(({reason, script, rule, span}) =>
      warn(`Kept as it stands (${script}): ${reason}`, rule, place(span))
    ),
    ...document.remarks.map(({reason, rule, span}) => warn(reason, rule, place(span)))
  ]
  return messages.sort((a, b) => a.place.start.offset - b.place.start.offset)
}

/**
 * @param correction An applied or suggested correction.
 * @param place Where it stands.
 * @returns The message that tells it.
 */
export function toMessage(correction: Correction, place: SourcePosition): Message {
  const {before, after, rule, status} = correction
  return {
    reason: describe(before, after, status === 'suggested'),
    place,
    ruleId: rule,
    source: 'laodoc',
    fatal: status === 'suggested' ? false : undefined,
    actual: before,
    expected: [after]
  }
}

function describe(before: string, after: string, suggested: boolean): string {
  const [seen, meant] = [JSON.stringify(before), JSON.stringify(after)]
  if (after === '') return suggested ? `Take out ${seen}?` : `Took out ${seen}`
  if (before === '') return suggested ? `Put in ${meant}?` : `Put in ${meant}`
  return suggested ? `Read ${seen} as ${meant}?` : `Read ${seen} as ${meant}`
}
