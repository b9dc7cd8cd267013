import type {Corrected, Decision, NumberingStyle, Ruleset} from '../types.ts'
import type {DigitStyle, Pass} from './context.ts'
import {Draft, type ReadingPass} from './draft.ts'
import {stepsAfterChannel, stepsBeforeChannel} from './steps.ts'

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
  /** What people decided of its changes (default: nothing); see `decisionsFor`. */
  readonly decisions?: readonly Decision[]
}

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
  {markdown = false, decisions = []}: SourceOptions = {}
): Corrected {
  const draft = new Draft(source, {ruleset, digits, markdown}, decisions)
  for (const step of stepsBeforeChannel) draft.take(step)
  if (channel !== undefined) draft.take(['channel', sparingLabels(channel)])
  for (const step of stepsAfterChannel) draft.take(step)
  return draft.finish()
}

/** Numbers and letters that count are read by their sequence, behind the channel. */
function sparingLabels(channel: Pass): ReadingPass {
  return (text, context, {labels}) => {
    const kept = labels.flatMap((label) =>
      label === null || !BARE.has(label.style.system) || label.style.prefixes.length > 0
        ? []
        : [{start: label.start, end: label.end}]
    )
    return channel(text, {...context, kept})
  }
}

/** Labels of these systems have no word that could be misread. */
const BARE: ReadonlySet<NumberingStyle['system']> = new Set([
  'roman',
  'circled',
  'decimal',
  'multilevel',
  'lao-letter'
])
