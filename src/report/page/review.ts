import {areInOnePlace, isMade} from '../shared/apply-changes.ts'
import {nameOfChange} from '../shared/change-name.ts'
import {readCodePoints, type CodePoints} from '../shared/code-points.ts'
import type {
  ChangeData,
  DecisionEntry,
  DocumentData,
  DocumentRow,
  Verdict
} from '../shared/document-data.ts'
import {isWanted, noFilter, type Filter} from '../shared/filter.ts'
import {findChanges, foldCase} from '../shared/find-text.ts'
import {layOut, type ChangedPiece, type Row} from '../shared/layout.ts'
import {makeDecision} from '../shared/make-decision.ts'
import type {DecisionStore} from './decision-store.ts'
import {isNamed} from './overview.ts'

/** A document under review: its changes, what is wanted of them, what was decided. */
export class Review {
  readonly row: DocumentRow
  readonly data: DocumentData
  readonly rows: readonly Row[]
  readonly #store: DecisionStore
  readonly #points: CodePoints
  readonly #names: readonly string[]
  readonly #pieces = new Map<number, ChangedPiece>()
  #filter: Filter = noFilter
  #stops: number[] = []
  #current: number | null = null

  constructor(row: DocumentRow, data: DocumentData, store: DecisionStore) {
    this.row = row
    this.data = data
    this.rows = layOut(data)
    this.#store = store
    this.#points = readCodePoints(data.source)
    this.#names = data.changes.map((change) => nameOfChange(this.#points, change))
    for (const piece of this.rows.flatMap(({pieces}) => pieces)) {
      if (piece.changes === null) continue
      for (const change of piece.changes) this.#pieces.set(change, piece)
    }
  }

  /** The wanted changes, by their places in the document's list. */
  get stops(): readonly number[] {
    return this.#stops
  }

  /** The chosen change. */
  get current(): number | null {
    return this.#current
  }

  change(index: number): ChangeData {
    return this.data.changes[index]!
  }

  decision(index: number): DecisionEntry | undefined {
    return this.#store.of(this.row).get(this.#names[index]!)
  }

  verdict(index: number): Verdict | undefined {
    return this.decision(index)?.verdict
  }

  /** Whether the text has it now. */
  isMade(index: number): boolean {
    return isMade(this.change(index), this.verdict(index))
  }

  /** Looks out for other changes. */
  want(filter: Filter): void {
    this.#filter = filter
    const found = this.#findText(filter.text)
    this.#stops = this.data.changes.flatMap((change, index) =>
      isWanted(filter, change, this.verdict(index)) && (found === null || found.has(index))
        ? [index]
        : []
    )
  }

  choose(index: number | null): void {
    this.#current = index
  }

  /**
   * @param direction 1 for the next wanted change, -1 for the one before.
   * @returns It; null where there is none.
   */
  beside(direction: 1 | -1): number | null {
    const current = this.#current
    if (current === null) return this.#stops.at(direction === 1 ? 0 : -1) ?? null
    return direction === 1
      ? (this.#stops.find((stop) => stop > current) ?? null)
      : (this.#stops.findLast((stop) => stop < current) ?? null)
  }

  /** @returns The stretch that a change is shown with. */
  pieceOf(index: number): ChangedPiece {
    return this.#pieces.get(index)!
  }

  /** @returns The other changes that share a letter with one. */
  neighbours(index: number): number[] {
    return this.pieceOf(index).changes.filter((change) => change !== index)
  }

  /**
   * @param index A change.
   * @param verdict The decision; null takes it back.
   * @param note What there is to say (optional).
   * @returns The changes whose acceptance had to go, as two cannot be made in one place.
   */
  decide(index: number, verdict: Verdict | null, note?: string): number[] {
    if (verdict === null) {
      this.#store.decide(this.row, [], [this.#names[index]!])
      return []
    }
    const rivals = verdict === 'accept' ? this.#acceptedRivals(index) : []
    this.#store.decide(
      this.row,
      [this.#makeDecision(index, verdict, note)],
      rivals.map((rival) => this.#names[rival]!)
    )
    return rivals
  }

  /**
   * Decides about all wanted changes at once. Of those that cannot be made together, one is
   * accepted: that which already was, or the first.
   *
   * @param verdict The decision.
   * @returns The changes that it is about.
   */
  decideAll(verdict: Verdict): number[] {
    const chosen = new Set<number>()
    for (const index of this.#stops) {
      const rivals = this.neighbours(index).filter((other) => this.#excludes(index, other))
      const taken = rivals.some((rival) => chosen.has(rival) || this.verdict(rival) === 'accept')
      if (verdict === 'reject' || !taken) chosen.add(index)
    }
    const decisions = Array.from(chosen, (index) =>
      this.#makeDecision(index, verdict, this.decision(index)?.note)
    )
    this.#store.decide(this.row, decisions, [])
    this.want(this.#filter)
    return [...chosen]
  }

  /** Whether there is a step to take back. */
  get canUndo(): boolean {
    return this.#store.canUndo(this.row)
  }

  /**
   * Takes the last step back, also one about all changes.
   *
   * @returns How many changes it was about.
   */
  undoLast(): number {
    const count = this.#store.undoLast(this.row)
    this.want(this.#filter)
    return count
  }

  #acceptedRivals(index: number): number[] {
    return this.neighbours(index).filter(
      (other) => this.verdict(other) === 'accept' && this.#excludes(index, other)
    )
  }

  #excludes(index: number, other: number): boolean {
    return areInOnePlace(this.change(index), this.change(other))
  }

  #makeDecision(index: number, verdict: Verdict, note?: string): DecisionEntry {
    return makeDecision(this.data.source, this.#points, this.change(index), {verdict, note})
  }

  #findText(text: string): ReadonlySet<number> | null {
    const folded = foldCase(text)
    if (folded === '' || isNamed(this.row, folded)) return null
    return new Set(
      this.rows.flatMap((row) =>
        findChanges(row, this.data, folded, (index) => this.verdict(index))
      )
    )
  }
}
