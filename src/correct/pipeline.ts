import type {Decision, Ruleset} from '../types.ts'
import type {DigitStyle, Step, TextModel} from './context.ts'
import {Draft, type CorrectionResult} from './draft.ts'
import {stepsAfterChannel, stepsBeforeChannel} from './steps.ts'

/** What correction is given besides the text. */
export interface CorrectOptions {
  readonly ruleset: Ruleset
  /** How stray digits are written (default: `lao`). */
  readonly digits?: DigitStyle
  /** Lists page numbers, running heads and menus, and leaves them in the text (default: false). */
  readonly keepFurniture?: boolean
  /** The noisy channel, made for the run; without it the deterministic steps run alone. */
  readonly channel?: Channel
}

/** The noisy channel over one document's text, its paragraphs joined, and what its model makes of a text. */
export interface Channel extends Step<'suspects'> {
  readonly model?: TextModel
}

/** What is known of one document besides its text. */
export interface SourceOptions {
  /** Whether the source is Markdown (default: false). */
  readonly markdown?: boolean
  /** What people decided of its changes (default: nothing); see `decisionsFor`. */
  readonly decisions?: readonly Decision[]
}

/**
 * Corrects a text: each step sees what the steps before it made.
 *
 * @param source The decoded text, with its byte-order mark and line ends as they came.
 * @param options Rules, channel, and how digits are written.
 * @param about What is known of the document.
 * @returns The corrected text with the account of every change, and its reading, which `structure`
 *   takes. Never throws on any string.
 */
export function correct(
  source: string,
  {ruleset, digits = 'lao', keepFurniture = false, channel}: CorrectOptions,
  {markdown = false, decisions = []}: SourceOptions = {}
): CorrectionResult {
  const about = {ruleset, digits, keepFurniture, markdown, model: channel?.model ?? null}
  const draft = new Draft(source, about, decisions)
  draft.takeInRounds([
    ...stepsBeforeChannel,
    ...(channel === undefined ? [] : [['channel', channel] as const]),
    ...stepsAfterChannel
  ])
  return draft.finish()
}
