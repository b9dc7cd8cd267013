import {applyChanges} from '../shared/apply-changes.ts'
import type {ChangeData, Verdict} from '../shared/document-data.ts'
import {isRoutine} from '../shared/is-routine.ts'
import type {ChangedPiece} from '../shared/layout.ts'
import {el} from './dom.ts'
import type {Review} from './review.ts'
import {t} from './texts.ts'
import {stateKey, typeKey} from './words.ts'

/** How a changed piece is shown on both sides. */
export interface Shown {
  readonly piece: ChangedPiece
  /** At the end of its row, where a line end is the row's own. */
  readonly last: boolean
  /** In the source. */
  readonly was: HTMLElement
  /** In the result; the reader chooses it. */
  readonly mark: HTMLElement
}

/** The marks of changes that are in view. */
export class Marks {
  readonly #review: Review
  readonly #choose: (change: number) => void
  readonly #byChange = new Map<number, Shown>()
  #wanted: ReadonlySet<number> = new Set()

  /** @param choose Called when the reader chooses a change. */
  constructor(review: Review, choose: (change: number) => void) {
    this.#review = review
    this.#choose = choose
  }

  /** Forgets the marks that were built: others are to come into view. */
  clear(): void {
    this.#byChange.clear()
  }

  /** Shows all marks anew. */
  refresh(): void {
    this.#wanted = new Set(this.#review.stops)
    for (const shown of new Set(this.#byChange.values())) this.#show(shown)
  }

  /** Shows the mark of a change anew, where it is in view. */
  refreshChange(change: number): void {
    const shown = this.#byChange.get(change)
    if (shown !== undefined) this.#show(shown)
  }

  /** @returns The mark of a change; null where it is not in view. */
  of(change: number): HTMLElement | null {
    return this.#byChange.get(change)?.mark ?? null
  }

  /** @returns The marks of a piece, which `refresh` fills. */
  build(piece: ChangedPiece, last: boolean): Shown {
    const mark = el('span', {role: 'button', tabindex: -1})
    const was = el('span')
    const shown = {piece, last, was, mark}
    for (const change of piece.changes) this.#byChange.set(change, shown)
    for (const element of [mark, was]) {
      element.addEventListener('click', () => {
        this.#choose(this.#chief(piece))
      })
    }
    return shown
  }

  #show({piece, last, was, mark}: Shown): void {
    const review = this.#review
    const {source} = review.data
    const chief = this.#chief(piece)
    const change = review.change(chief)
    const verdict = review.verdict(chief)
    const own = piece.changes.map((index) => review.change(index))
    const verdicts = piece.changes.map((index) => review.verdict(index))
    const before = source.slice(piece.start, piece.end)
    const after = applyChanges(source, piece, own, verdicts)
    const isCurrent = review.current !== null && piece.changes.includes(review.current)
    const kinds = classesOf(change, verdict, this.#wanted.has(chief), isCurrent)
    was.className = `was ${kinds}${before === '' ? ' empty' : ''}`
    was.textContent = showLineEnds(before, last)
    mark.className = `mark ${kinds}${after === '' ? ' empty' : ''}`
    mark.textContent = after
    const state = t(stateKey(verdict))
    mark.setAttribute(
      'aria-label',
      `${after === '' ? t('nothing') : after}, ${t(typeKey(change))}, ${state}`
    )
    mark.setAttribute('data-number', String(chief + 1))
    mark.setAttribute('tabindex', isCurrent || this.#isFirstStop(piece) ? '0' : '-1')
    if (isCurrent) mark.setAttribute('aria-current', 'true')
    else mark.removeAttribute('aria-current')
  }

  /** Without a chosen change, the keyboard reaches the first one. */
  #isFirstStop({changes}: ChangedPiece): boolean {
    const [first] = this.#review.stops
    return this.#review.current === null && first !== undefined && changes.includes(first)
  }

  /** The change that a piece is marked as: the chosen one, or the least sure of those wanted. */
  #chief({changes}: ChangedPiece): number {
    const {current} = this.#review
    if (current !== null && changes.includes(current)) return current
    const wanted = changes.filter((change) => this.#wanted.has(change))
    return (wanted.length > 0 ? wanted : changes).reduce((chief, change) =>
      this.#review.change(change).confidence < this.#review.change(chief).confidence
        ? change
        : chief
    )
  }
}

function classesOf(
  {type, kind, confidence}: ChangeData,
  verdict: Verdict | undefined,
  wanted: boolean,
  current: boolean
): string {
  const sure = confidence >= 0.95 ? 'sure' : confidence >= 0.8 ? 'likely' : 'unsure'
  return [
    type,
    sure,
    verdict ?? 'open',
    ...(isRoutine(kind) ? ['routine'] : []),
    ...(wanted ? [] : ['unwanted']),
    ...(current ? ['current'] : [])
  ].join(' ')
}

function showLineEnds(text: string, last: boolean): string {
  const shown = text.replaceAll('\n', '↵\n')
  return last ? shown.replace(/\n$/, '') : shown
}
