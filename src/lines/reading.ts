import {oncePer} from '../base/once-per.ts'
import type {Line, NumberingStyle} from '../types.ts'
import type {LabelMatch} from './label-matcher.ts'
import {readLabels} from './read-labels.ts'
import {readLines} from './read-lines.ts'

/** A text as it is read: its lines and labels are made out when first asked for, and once. */
export class Reading {
  readonly text: string
  readonly #styles: readonly NumberingStyle[]
  #lines: readonly Line[] | null = null
  #labels: readonly (LabelMatch | null)[] | null = null

  /**
   * @param text Any text whose line ends are U+000A.
   * @param styles The styles of numbering.
   */
  constructor(text: string, styles: readonly NumberingStyle[]) {
    this.text = text
    this.#styles = styles
  }

  /** All lines, in order. */
  get lines(): readonly Line[] {
    this.#lines ??= readLines(this.text)
    return this.#lines
  }

  /** One entry a line; null where a line has no label. */
  get labels(): readonly (LabelMatch | null)[] {
    this.#labels ??= readLabels(this.text, this.lines, this.#styles)
    return this.#labels
  }
}

/** The text that was read last by each list of styles: the next stage asks for the same again. */
const lastRead = oncePer<readonly NumberingStyle[], {reading: Reading | null}>(() => ({
  reading: null
}))

/**
 * @param text Any text whose line ends are U+000A.
 * @param styles The styles of numbering.
 * @returns The text as it is read; the same one where the same text is asked for again at once.
 */
export function readText(text: string, styles: readonly NumberingStyle[]): Reading {
  const last = lastRead(styles)
  if (last.reading?.text !== text) last.reading = new Reading(text, styles)
  return last.reading
}
