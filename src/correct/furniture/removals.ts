import {endsSentence} from '../../lines/ends-sentence.ts'
import type {Reading} from '../../lines/reading.ts'
import type {Edit, FurnitureRole, FurnitureRule, Line, OperationRule, Ruleset} from '../../types.ts'

/** What a line is that is to go; the first five as furniture rules tell it. */
export type LineRole =
  | FurnitureRole
  | 'running-head'
  | 'contents'
  | 'table-ruler'
  | 'menu'
  | 'site-name'
  | 'contact'
  | 'related-pages'
  | 'comment-form'

/** What a line is, and how readers are told. */
export interface Found {
  readonly role: LineRole
  readonly reason: string
}

/** What is known of a text whose furniture is being taken out, and what was found to go so far. */
export class Removals {
  readonly reading: Reading
  readonly ruleset: Ruleset
  readonly #edits = new Map<number, Edit>()
  readonly #roles = new Map<number, LineRole>()

  constructor(reading: Reading, ruleset: Ruleset) {
    this.reading = reading
    this.ruleset = ruleset
  }

  /** Whether the line, told by its place in the list of lines, is to go. */
  has(index: number): boolean {
    return this.#edits.has(index)
  }

  /** What the line is that is to go; undefined for a line that stays. */
  roleOf(index: number): LineRole | undefined {
    return this.#roles.get(index)
  }

  /** Whether anything is to go that stands on web pages alone. */
  get ofWebPage(): boolean {
    for (const role of this.#roles.values()) if (!onPaper.has(role)) return true
    return false
  }

  /** Takes out a line with its line end, never a page break. A line goes once, as one thing. */
  remove(line: Line, rule: OperationRule | FurnitureRule, {role, reason}: Found): void {
    if (this.has(line.index)) return
    const {text} = this.reading
    const {from, next} = line
    const end = text.charCodeAt(next - 1) === FORM_FEED ? next - 1 : next
    const {id, kind, confidence} = rule
    this.#roles.set(line.index, role)
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

  /** Leaves a line in the text after all. */
  spare(index: number): void {
    this.#edits.delete(index)
    this.#roles.delete(index)
  }

  /** @returns All removals, in order; none is made, but for rulers of tables. */
  propose(): Edit[] {
    for (const [index, edit] of this.#edits) {
      const isRuler = this.#roles.get(index) === 'table-ruler'
      if (!isRuler) this.#edits.set(index, {...edit, apply: false})
    }
    return this.finish()
  }

  /** @returns All removals, in order. */
  finish(): Edit[] {
    return [...this.#edits.values()].sort((a, b) => a.start - b.start)
  }
}

const FORM_FEED = 0x0c

/** What paper and files have, too. */
const onPaper: ReadonlySet<LineRole> = new Set<LineRole>([
  'page-number',
  'running-head',
  'table-ruler',
  'contents',
  'other'
])

/** @returns Whether a line is a menu, or an entry of one. */
export function isNavigation(role: LineRole): boolean {
  return role === 'navigation' || role === 'menu'
}

/** Wider lines are running text, and so are narrower ones that end a sentence. */
const PARAGRAPH = 110
const SHORTEST_SENTENCE = 50

/** @returns Whether a line is running text rather than a title or an entry of a list. */
export function isParagraph(text: string, line: Line): boolean {
  const {width} = line
  return width >= PARAGRAPH || (width >= SHORTEST_SENTENCE && endsSentence(text, line))
}
