import {applyChanges} from '../shared/apply-changes.ts'
import type {ChangeData, Verdict} from '../shared/document-data.ts'
import {isRoutine} from '../shared/is-routine.ts'
import type {ChangedPiece, PlainPiece, Row} from '../shared/layout.ts'
import type {StringKey} from '../shared/strings.ts'
import {el} from './dom.ts'
import type {Review} from './review.ts'
import {said, t} from './texts.ts'
import {stateKey, typeKey} from './words.ts'

/** The languages of scripts, for fonts and voices. */
const languages: Readonly<Record<string, string>> = {
  Thai: 'th',
  Khmer: 'km',
  Myanmar: 'my',
  Latin: 'en',
  Han: 'zh'
}

interface Shown {
  readonly piece: ChangedPiece
  /** At the end of its row, where a line end is the row's own. */
  readonly last: boolean
  /** In the source. */
  readonly was: HTMLElement
  /** In the result; the reader chooses it. */
  readonly mark: HTMLElement
}

/** Source and result of a document, side by side, with the changes marked. */
export class TextView {
  readonly element: HTMLElement
  readonly #review: Review
  readonly #choose: (change: number) => void
  readonly #shown: Shown[] = []
  readonly #byChange = new Map<number, Shown>()
  #wanted: ReadonlySet<number> = new Set()

  /** @param choose Called when the reader chooses a change. */
  constructor(review: Review, choose: (change: number) => void) {
    this.#review = review
    this.#choose = choose
    this.element = el(
      'div',
      {class: 'text', role: 'table', 'data-t-label': 'textTable', 'aria-label': t('textTable')},
      el(
        'div',
        {class: 'head', role: 'row'},
        said('span', 'line', {role: 'columnheader'}),
        said('span', 'source', {role: 'columnheader'}),
        said('span', 'result', {role: 'columnheader'})
      ),
      ...this.#buildRows()
    )
    this.refresh()
  }

  /** Shows all marks anew. */
  refresh(): void {
    this.#wanted = new Set(this.#review.stops)
    for (const shown of this.#shown) this.#show(shown)
  }

  /** Shows the mark of a change anew. */
  refreshChange(change: number): void {
    const shown = this.#byChange.get(change)
    if (shown !== undefined) this.#show(shown)
  }

  /** @returns The mark of a change. */
  markOf(change: number): HTMLElement | null {
    return this.#byChange.get(change)?.mark ?? null
  }

  #buildRows(): HTMLElement[] {
    const {source} = this.#review.data
    let gap = false
    const rows: HTMLElement[] = []
    for (const row of this.#review.rows) {
      const blank = row.pieces.every(
        ({changes, start, end}) => changes === null && source.slice(start, end).trim() === ''
      )
      if (!blank) rows.push(this.#buildRow(row, gap))
      gap = blank
    }
    return rows
  }

  #buildRow(row: Row, gap: boolean): HTMLElement {
    const source: Node[] = []
    const result: Node[] = []
    row.pieces.forEach((piece, index) => {
      if (piece.changes === null) {
        const text = this.#plainText(row, piece, index)
        source.push(showPlain(text, piece))
        result.push(showPlain(text, piece))
        return
      }
      const shown = this.#buildMark(piece, index === row.pieces.length - 1)
      source.push(shown.was)
      result.push(shown.mark)
    })
    const level = row.heading === null ? null : Math.min(row.heading.level, 4)
    return el(
      'div',
      {class: `row${gap ? ' apart' : ''}${level === null ? '' : ` level-${level}`}`, role: 'row'},
      el('span', {class: 'line', role: 'rowheader'}, String(row.line)),
      el('div', {class: 'cell', role: 'cell', lang: 'lo', 'data-side': 'source'}, ...source),
      el('div', {class: 'cell', role: 'cell', lang: 'lo', 'data-side': 'result'}, ...result)
    )
  }

  /** The line end of a row is the row's own end. */
  #plainText({pieces}: Row, {start, end}: PlainPiece, index: number): string {
    const text = this.#review.data.source.slice(start, end)
    return index === pieces.length - 1 ? text.replace(/\r?\n$/, '') : text
  }

  #buildMark(piece: ChangedPiece, last: boolean): Shown {
    const mark = el('span', {role: 'button', tabindex: -1})
    const was = el('span')
    const shown = {piece, last, was, mark}
    this.#shown.push(shown)
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
    const after = applyChanges(source, piece.start, piece.end, own, verdicts)
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

function showPlain(text: string, {suspect}: PlainPiece): Node {
  if (suspect === null) return document.createTextNode(text)
  const {script, reason} = suspect
  return el('span', {class: 'suspect', title: reason, lang: languages[script] ?? null}, text)
}

/** The marks and what they mean, in the order of the legend. */
const marks: readonly (readonly [classes: string, meaning: StringKey])[] = [
  ['mark applied likely open', 'legendApplied'],
  ['mark suggested likely open', 'legendSuggested'],
  ['was removed sure open', 'legendRemoved'],
  ['suspect', 'legendSuspect'],
  ['mark applied sure accept', 'legendAccepted'],
  ['mark applied sure reject', 'legendRejected']
]

/** @returns What the marks mean. */
export function buildLegend(): HTMLElement {
  return el(
    'ul',
    {class: 'legend', 'data-t-label': 'legend', 'aria-label': t('legend')},
    ...marks.map(([classes, meaning]) =>
      el(
        'li',
        {},
        el('span', {class: classes, lang: 'lo', 'aria-hidden': 'true'}, 'ກຂ'),
        said('span', meaning)
      )
    )
  )
}
