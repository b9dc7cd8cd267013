import type {LabelMatch} from '../labels/matcher.ts'
import {readLabels} from '../labels/read-labels.ts'
import type {Line, Ruleset} from '../types.ts'
import {endsSentence} from './ends-sentence.ts'
import {findRuns, readTables, type DrawnTable, type TableRun} from './find-tables.ts'
import {lineWords} from './line-words.ts'
import {readLines} from './read-lines.ts'
import {measureWraps, type WrapWidths} from './wraps.ts'

/** The rules that a text is read by. */
export type ReadingRules = Pick<Ruleset, 'numbering' | 'vocabulary'>

/**
 * A text as it is read: a value, whose parts are made out when they are first asked for, and once.
 * All offsets are UTF-16 code units of the text.
 */
export class Reading {
  readonly text: string
  readonly #rules: ReadingRules
  #lines: readonly Line[] | null = null
  #labels: readonly (LabelMatch | null)[] | null = null
  #starts: readonly boolean[] | null = null
  #runs: readonly TableRun[] | null = null
  #wraps: WrapWidths | null = null

  /**
   * @param text Any text whose line ends are U+000A.
   * @param rules The styles of numbering, and the lists `line-leaders`, `state-names`, `mottos` and
   *   `date-cues`.
   */
  constructor(text: string, rules: ReadingRules) {
    this.text = text
    this.#rules = rules
  }

  /** @returns Another text, read by the same rules. */
  of(text: string): Reading {
    return text === this.text ? this : new Reading(text, this.#rules)
  }

  /** All lines, in order. */
  get lines(): readonly Line[] {
    this.#lines ??= readLines(this.text)
    return this.#lines
  }

  /** One entry a line; null where a line has no label. */
  get labels(): readonly (LabelMatch | null)[] {
    this.#labels ??= readLabels(this.text, this.lines, this.#rules.numbering)
    return this.#labels
  }

  /** One entry a line: whether a label, or a word that begins a new line, stands at its start. */
  get starts(): readonly boolean[] {
    const {leads} = lineWords(this.#rules)
    this.#starts ??= this.lines.map(
      (line, index) => !line.blank && (this.labels[index] !== null || leads(this.text, line))
    )
    return this.#starts
  }

  /** The tables that the text draws, in order. */
  get tables(): readonly DrawnTable[] {
    return this.#tableRuns.flatMap(({tables}) => tables)
  }

  /**
   * @param isOut Whether a line, told by its place in the list of lines, can belong to no table.
   * @returns The tables that the text draws, in order.
   */
  tablesBut(isOut: (index: number) => boolean): readonly DrawnTable[] {
    return this.#tableRuns.flatMap(({lines, tables}) => {
      if (!lines.some(({index}) => isOut(index))) return tables
      const around = this.lines.slice(lines[0]!.index, lines.at(-1)!.index + 1)
      return findRuns(this, around, isOut).flatMap((run) => readTables(this, run))
    })
  }

  get #tableRuns(): readonly TableRun[] {
    this.#runs ??= findRuns(this, this.lines, () => false).map((lines) => ({
      lines,
      tables: readTables(this, lines)
    }))
    return this.#runs
  }

  /** Where the text was wrapped. */
  get wraps(): WrapWidths {
    this.#wraps ??= this.#measureWraps()
    return this.#wraps
  }

  #measureWraps(): WrapWidths {
    const {text, lines, starts} = this
    const {isName, isDated} = lineWords(this.#rules)
    return measureWraps(lines, {
      runsOn: (index) => {
        const next = lines[index + 1]
        return next !== undefined && !next.blank && !starts[next.index]!
      },
      ends: (index) => {
        const line = lines[index]!
        return endsSentence(text, line) || isName(text, line) || isDated(text, line)
      }
    })
  }
}
