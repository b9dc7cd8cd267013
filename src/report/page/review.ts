import {areInOnePlace, isMade} from '../shared/apply-changes.ts'
import {nameChanges} from '../shared/change-name.ts'
import type {
  ChangeData,
  DecisionEntry,
  DocumentData,
  DocumentRow,
  Verdict
} from '../shared/document-data.ts'
import {isWanted, noFilter, type Filter} from '../shared/filter.ts'
import {findChanges, foldCase} from '../shared/find-text.ts'
import {layOut, type Row} from '../shared/layout.ts'
import type {DecisionStore} from './decision-store.ts'
import {isNamed} from './overview.ts'

/** A document under review: its changes, what is wanted of them, what was decided. */
export class Review {
  readonly row: DocumentRow
  readonly data: DocumentData
  readonly rows: readonly Row[]
  readonly #store: DecisionStore
  readonly #names: readonly string[]
  #filter: Filter = noFilter
  #stops: number[] = []
  #current: number | null = null

  constructor(row: DocumentRow, data: DocumentData, store: DecisionStore) {
    this.row = row
    this.data = data
    this.rows = layOut(data)
    this.#store = store
    this.#names = nameChanges(data.source, data.changes)
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

  /** Looks again: decisions may have made other changes wanted. */
  wantAgain(): void {
    this.want(this.#filter)
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

  /**
   * @param index A change.
   * @param verdict The decision; null takes it back.
   * @param note What there is to say (optional).
   * @returns The changes whose acceptance had to go, as two cannot be made in one place.
   */
  decide(index: number, verdict: Verdict | null, note?: string): number[] {
    const change = this.change(index)
    const rivals =
      verdict === 'accept'
        ? this.data.changes.flatMap((other, place) =>
            place !== index && this.verdict(place) === 'accept' && areInOnePlace(change, other)
              ? [place]
              : []
          )
        : []
    for (const rival of rivals) this.#put(rival, null)
    this.#put(index, verdict, note)
    return rivals
  }

  #put(index: number, verdict: Verdict | null, note?: string): void {
    this.#store.decide(this.row, this.data.source, this.change(index), verdict, note)
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
