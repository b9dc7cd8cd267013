import {Ledger} from '../edit/ledger.ts'
import {Reading} from '../lines/reading.ts'
import type {Corrected, EditMap, HeadingHint, Phase, Ruleset, Span, Suspect} from '../types.ts'
import {nothing, type DigitStyle, type Pass, type PassContext} from './context.ts'
import {normaliseLineEnds, removeInvisible} from './control.ts'
import {markForeignRuns, replaceForeignDigits} from './foreign.ts'
import {removeFurniture} from './furniture.ts'
import {removeGhostLines} from './ghost.ts'
import {repairLabels} from './label.ts'
import {removeMarkup} from './markup.ts'
import {joinAm, joinE, joinHo, orderMarkRuns, removeDoubledMarks} from './order.ts'
import {reflow} from './reflow.ts'
import {rewriteBy} from './rewrite.ts'
import {survey, TRAIT} from './survey.ts'

/** What correction is given besides the text. */
export interface CorrectOptions {
  readonly ruleset: Ruleset
  /** How stray digits are written (default: `lao`). */
  readonly digits?: DigitStyle
  /** The noisy channel, made for the run; without it the deterministic passes run alone. */
  readonly channel?: Pass
}

/** What is known of one document besides its text. */
export interface SourceOptions {
  /** Whether the source is Markdown (default: false). */
  readonly markdown?: boolean
}

/** A pass, and the traits without which it has nothing to do; it needs one of them. */
type Step = readonly [Phase, Pass, needs?: number]

const beforeChannel: readonly Step[] = [
  ['control', normaliseLineEnds],
  ['control', removeInvisible, TRAIT.hidden],
  ['control', rewriteBy('control')],
  ['scar', removeMarkup],
  ['scar', rewriteBy('scar')],
  ['foreign', markForeignRuns, TRAIT.lookalike],
  ['foreign', replaceForeignDigits, TRAIT.lookalike | TRAIT.laoDigit],
  ['foreign', rewriteBy('foreign')],
  ['order', orderMarkRuns, TRAIT.disorder],
  ['order', removeDoubledMarks, TRAIT.repeated],
  ['order', joinAm],
  ['order', joinE],
  ['order', joinHo],
  ['order', rewriteBy('order')],
  ['ghost', removeGhostLines, TRAIT.crumb],
  ['ghost', rewriteBy('ghost')],
  ['furniture', (_, {reading, ruleset}) => ({edits: removeFurniture(reading, ruleset)})],
  ['furniture', rewriteBy('furniture')],
  ['reflow', (_, {reading, ruleset}) => ({edits: reflow(reading, ruleset)})],
  ['reflow', rewriteBy('reflow')]
]

const afterChannel: readonly Step[] = [
  ['channel', rewriteBy('channel')],
  ['label', (_, {reading, ruleset}) => ({edits: repairLabels(reading, ruleset)})],
  ['label', rewriteBy('label')]
]

/**
 * Corrects a text: each pass sees what the passes before it made.
 *
 * @param source The decoded text, with its byte-order mark and line ends as they came.
 * @param options Rules, channel, and how digits are written.
 * @param about What is known of the document.
 * @returns The corrected text and the account of every change. Never throws on any string.
 */
export function correct(
  source: string,
  options: CorrectOptions,
  about: SourceOptions = {}
): Corrected {
  const channel: readonly Step[] =
    options.channel === undefined ? [] : [['channel', options.channel]]
  const ledger = new Ledger(source)
  // Marks are kept in terms of the source: what they cover is not changed by later passes.
  const suspects: Suspect<'source'>[] = []
  const hints: {span: Span<'source'>; depth: number}[] = []
  const readContext = (): PassContext => ({
    ruleset: options.ruleset,
    digits: options.digits ?? 'lao',
    markdown: about.markdown ?? false,
    suspects: suspects.map((suspect) => toCorrected(ledger.map, suspect)),
    reading: new Reading(ledger.text, options.ruleset.numbering)
  })
  let context = readContext()
  let traits: number | null = null
  for (const [phase, pass, needs] of [...beforeChannel, ...channel, ...afterChannel]) {
    if (needs !== undefined) {
      traits ??= survey(ledger.text)
      if ((traits & needs) === 0) continue
    }
    const result = pass(ledger.text, context)
    if (result === nothing) continue
    for (const suspect of result.suspects ?? []) {
      suspects.push({...suspect, span: ledger.map.sourceSpan(suspect.span)})
    }
    for (const {span, depth} of result.headingHints ?? []) {
      hints.push({span: ledger.map.sourceSpan(span), depth})
    }
    const changed = ledger.commit(phase, result.edits)
    if (changed) traits = null
    if (changed || result.suspects !== undefined) context = readContext()
  }
  const {map} = ledger
  return {
    source,
    text: ledger.text,
    map,
    corrections: ledger.corrections,
    suspects: suspects.map((suspect) => toCorrected(map, suspect)),
    headingHints: hints.map((hint): HeadingHint => toCorrected(map, hint)),
    estimatedErrorRate: 0
  }
}

function toCorrected<T extends {readonly span: Span<'source'>}>(
  map: EditMap,
  mark: T
): Omit<T, 'span'> & {span: Span<'corrected'>} {
  const start = map.toCorrected(mark.span.start, 'after').offset
  const end = map.toCorrected(mark.span.end, 'before').offset
  return {...mark, span: {start, end: Math.max(start, end)}}
}
