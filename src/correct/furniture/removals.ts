import {endsSentence} from '../../lines/ends-sentence.ts'
import type {Reading} from '../../lines/reading.ts'
import type {FurnitureRole, FurnitureRule, Line, OperationRule, Ruleset} from '../../types.ts'
import type {Ground} from '../grounds.ts'

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

/** Lines that are to go together, and what speaks for it. */
export interface Proposal extends Found {
  readonly rule: OperationRule | FurnitureRule
  /** One at least, in order. */
  readonly lines: readonly Line[]
  readonly grounds: readonly Ground[]
}

/** What is known of a text whose furniture is being taken out, and what was found to go so far. */
export class Removals {
  readonly reading: Reading
  readonly ruleset: Ruleset
  readonly #proposals = new Map<number, Proposal>()
  #solid: readonly Line[] | null = null
  #places: ReadonlyMap<number, number> | null = null

  constructor(reading: Reading, ruleset: Ruleset) {
    this.reading = reading
    this.ruleset = ruleset
  }

  /** The lines that are not blank. */
  get solid(): readonly Line[] {
    this.#solid ??= this.reading.lines.filter(({blank}) => !blank)
    return this.#solid
  }

  /** @returns The place of a line that is not blank among those that are not. */
  placeOf({index}: Line): number {
    this.#places ??= new Map(this.solid.map((line, at) => [line.index, at]))
    return this.#places.get(index)!
  }

  /** Whether the line, told by its place in the list of lines, is to go. */
  has(index: number): boolean {
    return this.#proposals.has(index)
  }

  /** What the line is that is to go; undefined for a line that stays. */
  roleOf(index: number): LineRole | undefined {
    return this.#proposals.get(index)?.role
  }

  /** Whether anything is to go that stands on web pages alone. */
  get ofWebPage(): boolean {
    for (const {role} of this.#proposals.values()) if (isOfWebPage(role)) return true
    return false
  }

  /** All that is to go, in order. */
  get proposals(): readonly Proposal[] {
    const inOrder = [...this.#proposals].sort(([a], [b]) => a - b)
    return [...new Set(inOrder.map(([, proposal]) => proposal))]
  }

  /** What is to go of some lines, each proposal once. */
  proposalsOf(lines: readonly Line[]): readonly Proposal[] {
    const found = lines.flatMap(({index}) => this.#proposals.get(index) ?? [])
    return [...new Set(found)]
  }

  /** Lets lines go together. A line goes once, as one thing: those that are to go already stay so. */
  propose(
    lines: readonly Line[],
    rule: OperationRule | FurnitureRule,
    {role, reason}: Found,
    ...grounds: readonly Ground[]
  ): void {
    const own = lines.filter(({index}) => !this.has(index))
    if (own.length > 0) this.#set({role, reason, rule, lines: own, grounds})
  }

  /** Adds to what speaks for a removal. */
  support(proposal: Proposal, grounds: readonly Ground[]): void {
    this.#set({...proposal, grounds: [...proposal.grounds, ...grounds]})
  }

  /** Leaves a line in the text after all. */
  spare(index: number): void {
    const proposal = this.#proposals.get(index)
    if (proposal === undefined) return
    this.drop(proposal)
    const lines = proposal.lines.filter((line) => line.index !== index)
    if (lines.length > 0) this.#set({...proposal, lines})
  }

  /** Leaves all lines of a proposal in the text. */
  drop({lines}: Proposal): void {
    for (const {index} of lines) this.#proposals.delete(index)
  }

  #set(proposal: Proposal): void {
    for (const {index} of proposal.lines) this.#proposals.set(index, proposal)
  }
}

/** What paper and files have, too. */
const onPaper: ReadonlySet<LineRole> = new Set<LineRole>([
  'page-number',
  'running-head',
  'table-ruler',
  'contents',
  'other'
])

/** @returns Whether what a line is stands on web pages alone. */
export function isOfWebPage(role: LineRole): boolean {
  return !onPaper.has(role)
}

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
