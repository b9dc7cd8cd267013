import type {Corrected, Ruleset} from '../types.ts'
import type {DigitStyle, Pass} from './context.ts'
import {normaliseLineEnds, removeInvisible} from './control.ts'
import {markForeignRuns, replaceForeignDigits} from './foreign.ts'
import {Draft, type Step} from './draft.ts'
import {removeFurniture} from './furniture.ts'
import {removeGhostLines} from './ghost.ts'
import {repairLabels} from './label.ts'
import {removeMarkup} from './markup.ts'
import {joinAm, joinE, joinHo, orderMarkRuns, removeDoubledMarks} from './order.ts'
import {reflow} from './reflow.ts'
import {rewriteBy} from './rewrite.ts'
import {TRAIT} from './survey.ts'

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
  ['furniture', (_, {ruleset}, reading) => ({edits: removeFurniture(reading, ruleset)})],
  ['furniture', rewriteBy('furniture')],
  ['reflow', (_, {ruleset}, reading) => ({edits: reflow(reading, ruleset)})],
  ['reflow', rewriteBy('reflow')]
]

const afterChannel: readonly Step[] = [
  ['channel', rewriteBy('channel')],
  ['label', (_, {ruleset}, reading) => ({edits: repairLabels(reading, ruleset)})],
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
  {ruleset, digits = 'lao', channel}: CorrectOptions,
  {markdown = false}: SourceOptions = {}
): Corrected {
  const draft = new Draft(source, {ruleset, digits, markdown})
  for (const step of beforeChannel) draft.take(step)
  if (channel !== undefined) draft.take(['channel', channel])
  for (const step of afterChannel) draft.take(step)
  return draft.finish()
}
