import {digitValue} from '../script/digits.ts'
import {foldForLookup} from '../script/fold.ts'
import type {Stretch} from '../types.ts'
import type {LabelMatch} from './matcher.ts'

/** Labels of one style, in the order of the text. */
type Run = readonly LabelMatch[]

/** What a stretch of a text should read, by the sequence that its label stands in. */
export interface LabelRepair extends Stretch {
  readonly after: string
  readonly evidence: string
}

/**
 * Finds labels whose number was misread: an illegible one between 11 and 13, strokes for Roman
 * numbers. Numbers that an author may have written stay as they are.
 *
 * @param labels One entry a line; null where a line has no label.
 * @returns What their numbers should read, in the order of the text.
 */
export function repairNumbers(labels: readonly (LabelMatch | null)[]): LabelRepair[] {
  return labels.flatMap((label) => {
    if (label?.meant === undefined || label.meant === label.raw) return []
    const {start, raw, meant, numbers} = label
    const {from, to} = differingPart(raw, meant)
    const after = meant.slice(from, meant.length - (raw.length - to))
    const evidence = `its neighbours ask for ${numbers.join('.')}`
    return [{start: start + from, end: start + to, after, evidence}]
  })
}

/**
 * Finds words of a series that have lost the particle (`ທີ`) which the others have.
 *
 * @param labels One entry a line; null where a line has no label.
 * @returns Where it is to be put in, run by run.
 */
export function restoreParticles(labels: readonly (LabelMatch | null)[]): LabelRepair[] {
  return [...groupSeries(labels)].flatMap(restoreIn)
}

const CLOSING = '.):/-'

/** What of a label is replaced: all of its number, but nothing before it or after. */
function differingPart(raw: string, meant: string): {from: number; to: number} {
  let same = 0
  while (same < raw.length && raw.charAt(same) === meant.charAt(same)) same++
  let from = same
  while (from > 0 && raw.charAt(from - 1) !== ' ' && digitValue(raw.charCodeAt(from - 1)) >= 0) {
    from--
  }
  let to = raw.length
  let end = meant.length
  while (to > from && end > from && CLOSING.includes(raw.charAt(to - 1))) {
    if (raw.charAt(to - 1) !== meant.charAt(end - 1)) break
    to--
    end--
  }
  return {from, to}
}

function groupSeries(labels: readonly (LabelMatch | null)[]): Iterable<LabelMatch[]> {
  const runs = new Map<string, LabelMatch[]>()
  for (const label of labels) {
    if (label?.style.system !== 'series') continue
    const run = runs.get(label.key)
    if (run === undefined) runs.set(label.key, [label])
    else run.push(label)
  }
  return runs.values()
}

/** Share of a series' labels that have the particle where the others have lost it. */
const PARTICLE_SHARE = 0.6

function restoreIn(run: Run): LabelRepair[] {
  const [particle] = run[0]?.style.prefixes ?? []
  if (particle === undefined) return []
  const bare = run.filter(({raw}) => !foldForLookup(raw).includes(particle))
  if (1 - bare.length / run.length < PARTICLE_SHARE) return []
  return bare.map(({start, raw}) => {
    const at = start + wordLength(raw)
    return {start: at, end: at, after: particle, evidence: 'as in the rest of the series'}
  })
}

/** The length of the word before the number. */
function wordLength(raw: string): number {
  let at = 0
  while (at < raw.length && raw.charAt(at) !== ' ' && digitValue(raw.charCodeAt(at)) < 0) at++
  return at
}
