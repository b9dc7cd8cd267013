import {endsSentence} from '../../lines/ends-sentence.ts'
import type {Reading} from '../../lines/reading.ts'
import type {Edit, FurnitureRule, Line, OperationRule, Ruleset} from '../../types.ts'

/** What is known of a text whose furniture is being taken out, and what was found to go so far. */
export class Removals {
  readonly reading: Reading
  readonly ruleset: Ruleset
  readonly #edits = new Map<number, Edit>()
  readonly #reasons = new Map<number, string>()

  constructor(reading: Reading, ruleset: Ruleset) {
    this.reading = reading
    this.ruleset = ruleset
  }

  /** Whether the line, told by its place in the list of lines, is to go. */
  has(index: number): boolean {
    return this.#edits.has(index)
  }

  /** What the line is that is to go; undefined for a line that stays. */
  reasonOf(index: number): string | undefined {
    return this.#reasons.get(index)
  }

  /** Whether anything is to go that tells of a web page. */
  get ofWebPage(): boolean {
    for (const reason of this.#reasons.values()) if (isOfWeb(reason)) return true
    return false
  }

  /** Takes out a line with its line end, never a page break. A line goes once, for one reason. */
  remove(line: Line, rule: OperationRule | FurnitureRule, reason: string): void {
    if (this.has(line.index)) return
    const {text} = this.reading
    const {from, next} = line
    const end = text.charCodeAt(next - 1) === FORM_FEED ? next - 1 : next
    const {id, kind, confidence} = rule
    this.#reasons.set(line.index, reason)
    this.#edits.set(line.index, {
      start: from,
      end,
      after: '',
      rule: id,
      kind,
      confidence,
      evidence: reason
    })
  }

  /** @returns All removals, in order. */
  finish(): Edit[] {
    return [...this.#edits.values()].sort((a, b) => a.start - b.start)
  }
}

const FORM_FEED = 0x0c

/** What paper and files have, too. */
const onPaper = new Set(['page number', 'running head', 'table ruler', 'table of contents'])

/** @returns Whether furniture of this sort stands on web pages alone. */
export function isOfWeb(reason: string): boolean {
  return !onPaper.has(reason)
}

/** Wider lines are running text, and so are narrower ones that end a sentence. */
const PARAGRAPH = 110
const SHORTEST_SENTENCE = 50

/** @returns Whether a line is running text rather than a title or an entry of a list. */
export function isParagraph(text: string, line: Line): boolean {
  const {width} = line
  return width >= PARAGRAPH || (width >= SHORTEST_SENTENCE && endsSentence(text, line))
}
