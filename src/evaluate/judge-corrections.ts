import type {Corrected, Correction} from '../index.ts'
import {align, type Alignment} from './align.ts'
import {codeUnits, editDistance} from './edit-distance.ts'
import {firstWhere} from './first-where.ts'
import {foldText, type FoldedText} from './fold-text.ts'

/** What a correction does to the distance from the truth. */
export type Judgement = 'right' | 'neutral' | 'wrong'

/** A correction, applied or suggested, and what the truth says of it. */
export interface Judged {
  readonly correction: Correction
  readonly verdict: Judgement
  /** Errors that it mends; below 0 where it makes some. */
  readonly gain: number
}

/** Folded characters around a correction that are looked at, and more up to a sure one. */
const AROUND = 8
/** Sound characters in a row that are a sure place. */
const SURE = 2

/**
 * Judges each correction of a document, applied or suggested: the stretch around it is written
 * with the correction and without it, all other applied corrections made, and compared with the
 * truth of that stretch. The correction is right where it brings the stretch nearer to the truth,
 * wrong where it takes it farther away, else neutral (one error became another). Corrections of
 * what does not count in the comparison are left out, as are suggestions across an applied one.
 *
 * @param corrected A document.
 * @param truth Its truth, folded.
 * @param aligned The folded source, aligned with the truth, where that is at hand.
 */
export function judgeCorrections(
  corrected: Pick<Corrected, 'source' | 'corrections'>,
  truth: string,
  aligned?: Alignment
): Judged[] {
  const {source, corrections} = corrected
  const applied = corrections.filter(({status}) => status === 'applied').sort(bySource)
  const stretchAround = createStretches(foldText(source), truth, aligned)
  const judged: Judged[] = []
  for (const correction of corrections) {
    if (correction.status === 'superseded' || !doesCount(correction)) continue
    const stretch = stretchAround(correction.source.start, correction.source.end)
    const others = othersIn(applied, stretch, correction)
    if (others === null) continue
    const meant = codeUnits(truth.slice(stretch.meantFrom, stretch.meantTo))
    const distance = (changes: readonly Correction[]): number =>
      editDistance(codeUnits(foldText(rewrite(source, stretch, changes)).text), meant)
    const gain = distance(others) - distance([...others, correction].sort(bySource))
    judged.push({correction, verdict: gain > 0 ? 'right' : gain < 0 ? 'wrong' : 'neutral', gain})
  }
  return judged
}

function doesCount({before, after}: Correction): boolean {
  return foldText(before).text !== foldText(after).text
}

function bySource(a: Correction, b: Correction): number {
  return a.source.start - b.source.start || a.source.end - b.source.end
}

interface Stretch {
  /** In the source. */
  readonly from: number
  readonly to: number
  /** In the folded truth. */
  readonly meantFrom: number
  readonly meantTo: number
}

/** @returns What finds the stretch around a place of the source, and the truth of that stretch. */
function createStretches(
  folded: FoldedText,
  truth: string,
  aligned?: Alignment
): (start: number, end: number) => Stretch {
  const {at} = folded
  const {seen, meant, partners} = aligned ?? align(folded.text, truth)
  const meantAt = meantPlaces(seen.length, partners)
  const isSure = (place: number): boolean => {
    const partner = partners[place]!
    for (let next = 0; next < SURE; next++) {
      if (partner < 0 || partners[place + next] !== partner + next) return false
      if (seen.charCodeAt(partner + next) !== meant.charCodeAt(place + next)) return false
    }
    return true
  }
  return (start, end) => {
    let first = meantAt[Math.max(0, placeAt(at, start) - AROUND)]!
    while (first > 0 && !isSure(first)) first--
    let last = meantAt[Math.min(seen.length, placeAt(at, end) + AROUND)]!
    while (last < meant.length && !isSure(last)) last++
    return {
      // What was added before the first character of all belongs to the first stretch.
      from: first === 0 ? 0 : at[partners[first]!]!,
      to: last === meant.length ? Infinity : at[partners[last]!]!,
      meantFrom: first,
      meantTo: last
    }
  }
}

/** By place in what was seen: the first place of the truth that is aligned with it or comes after. */
function meantPlaces(length: number, partners: Int32Array): Int32Array {
  const places = new Int32Array(length + 1).fill(partners.length)
  let next = 0
  for (let place = 0; place < partners.length; place++) {
    while (next <= partners[place]!) places[next++] = place
  }
  return places
}

/** The first folded character from an offset on. */
function placeAt(at: Int32Array, offset: number): number {
  return firstWhere(at.length, (place) => at[place]! >= offset)
}

/** The applied corrections inside a stretch without the one in question; null where one crosses it. */
function othersIn(
  applied: readonly Correction[],
  {from, to}: Stretch,
  correction: Correction
): Correction[] | null {
  const {start, end} = correction.source
  const others: Correction[] = []
  const first = firstWhere(applied.length, (at) => applied[at]!.source.start >= from)
  for (let at = first; at < applied.length && applied[at]!.source.end <= to; at++) {
    const other = applied[at]!
    if (other === correction) continue
    const {start: otherStart, end: otherEnd} = other.source
    const crosses = otherStart < end && start < otherEnd
    if (crosses || (otherStart === start && otherEnd === end)) return null
    others.push(other)
  }
  return others
}

function rewrite(source: string, {from, to}: Stretch, changes: readonly Correction[]): string {
  let text = ''
  let copied = from
  for (const {source: span, after} of changes) {
    text += source.slice(copied, span.start) + after
    copied = span.end
  }
  return text + source.slice(copied, Math.min(to, source.length))
}
