import type {LabelMatch} from '../lines/label-matcher.ts'
import type {Reading} from '../lines/reading.ts'
import {digitValue} from '../script/digits.ts'
import {foldForLookup} from '../script/fold.ts'
import type {Edit, OperationRule, Ruleset} from '../types.ts'
import {editBy} from './context.ts'

/** Labels of one style, in the order of the text. */
type Run = readonly LabelMatch[]

/**
 * Repairs labels that were misread, by the sequence that they stand in: an illegible number
 * between 11 and 13, strokes for Roman numbers, `ທີ` lost from one word of a series. Numbers that
 * an author may have written stay as they are.
 *
 * @param reading The phase's input text, one unit a line.
 * @param ruleset Rules: operations `label-number` and `label-particle`, and numbering.
 * @returns Edits in the order of the text.
 */
export function repairLabels({labels}: Reading, ruleset: Ruleset): Edit[] {
  const numberRule = ruleset.operations.get('label-number')
  const particleRule = ruleset.operations.get('label-particle')
  const edits: Edit[] = []
  if (numberRule !== undefined) {
    for (const label of labels) {
      const edit = label && repairNumber(label, numberRule)
      if (edit !== null) edits.push(edit)
    }
  }
  if (particleRule !== undefined) {
    for (const run of groupSeries(labels)) edits.push(...restoreParticles(run, particleRule))
  }
  return edits.sort((a, b) => a.start - b.start)
}

function repairNumber({start, raw, meant, numbers}: LabelMatch, rule: OperationRule): Edit | null {
  if (meant === undefined || meant === raw) return null
  const {from, to} = differingPart(raw, meant)
  const after = meant.slice(from, meant.length - (raw.length - to))
  const evidence = `its neighbours ask for ${numbers.join('.')}`
  return editBy(rule, start + from, start + to, after, evidence)
}

const CLOSING = '.):/-'

/** What of a label is replaced: all of its number, but nothing in front of it or behind. */
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

function restoreParticles(run: Run, rule: OperationRule): Edit[] {
  const [particle] = run[0]?.style.prefixes ?? []
  if (particle === undefined) return []
  const bare = run.filter(({raw}) => !foldForLookup(raw).includes(particle))
  if (1 - bare.length / run.length < PARTICLE_SHARE) return []
  return bare.flatMap(({start, raw}) => {
    const at = start + wordLength(raw)
    return [editBy(rule, at, at, particle, 'as in the rest of the series')]
  })
}

/** The length of the word in front of the number. */
function wordLength(raw: string): number {
  let at = 0
  while (at < raw.length && raw.charAt(at) !== ' ' && digitValue(raw.charCodeAt(at)) < 0) at++
  return at
}
