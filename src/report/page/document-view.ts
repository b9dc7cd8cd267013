import type {
  BatchData,
  DocumentData,
  DocumentRow,
  RemarkData,
  Verdict
} from '../shared/document-data.ts'
import type {Filter} from '../shared/filter.ts'
import {formatConfidence, formatCount, formatShare} from '../shared/format.ts'
import type {StringKey} from '../shared/strings.ts'
import {announce} from './announce.ts'
import {ChangeTable} from './change-table.ts'
import type {DecisionStore} from './decision-store.ts'
import type {DocumentReader} from './document-reader.ts'
import {byId, el} from './dom.ts'
import {Inspector, positionOf} from './inspector.ts'
import {buildLegend} from './legend.ts'
import {Review} from './review.ts'
import {TextView} from './text-view.ts'
import {said, t, translate} from './texts.ts'
import {kindKey, stateKey, typeKey} from './words.ts'

/** One document: its texts side by side, the chosen change, the table of changes. */
export class DocumentView {
  readonly #store: DecisionStore
  readonly #reader: DocumentReader
  readonly #section = byId('document')
  readonly #title = el('h1', {id: 'document-title', tabindex: -1})
  readonly #name = el('p', {class: 'title', lang: 'lo'})
  readonly #facts = el('dl', {class: 'facts'})
  readonly #notes = el('div')
  readonly #notice = el('p', {class: 'notice', role: 'status'})
  readonly #desk = el('div', {class: 'desk'})
  readonly #inspector: Inspector
  readonly #table: ChangeTable
  #review: Review | null = null
  #text: TextView | null = null
  #row: DocumentRow | null = null

  /**
   * @param store What was decided.
   * @param reader Unpacks documents.
   * @param descriptions What rules are for.
   * @param chooseRule Called when the reader wants the changes of one rule.
   */
  constructor(
    store: DecisionStore,
    reader: DocumentReader,
    descriptions: BatchData['descriptions'],
    chooseRule: (rule: string) => void
  ) {
    this.#store = store
    this.#reader = reader
    const choose = (change: number): void => {
      this.choose(change)
    }
    this.#inspector = new Inspector(descriptions, {
      decide: (verdict) => {
        this.decide(verdict)
      },
      decideAll: (verdict) => {
        this.#decideAll(verdict)
      },
      undoLast: () => {
        this.undoLast()
      },
      note: (text) => {
        this.#note(text)
      },
      go: (direction) => {
        this.go(direction)
      },
      choose,
      chooseRule
    })
    this.#table = new ChangeTable(choose)
    this.#section.append(
      el('div', {class: 'heading'}, this.#title, this.#name),
      this.#facts,
      this.#notes,
      buildLegend(),
      el('div', {id: 'document-filter'}),
      this.#notice,
      this.#desk,
      this.#table.element
    )
  }

  /** Opens a document. */
  async open(row: DocumentRow, filter: Filter): Promise<void> {
    this.#row = row
    this.#review = null
    this.#title.textContent = row.path
    this.#name.textContent = row.title ?? ''
    this.#desk.replaceChildren()
    this.#notes.replaceChildren()
    this.#showFacts()
    this.#tell('loading')
    let data: DocumentData
    try {
      data = await this.#reader.read(row)
    } catch (error) {
      if (this.#row !== row) return
      const message = error instanceof Error ? error.message : String(error)
      this.#tell('DecompressionStream' in window ? 'broken' : 'tooOld', {message})
      return
    }
    // Another one may have been opened meanwhile.
    if (this.#row !== row) return
    this.#tell(data.source === '' ? 'emptyDocument' : null)
    const review = new Review(row, data, this.#store)
    review.want(filter)
    this.#review = review
    this.#text = new TextView(review, (change) => {
      this.choose(change)
    })
    translate(this.#inspector.element)
    this.#desk.append(this.#text.element, this.#inspector.element)
    this.#showNotes(data)
    this.#inspector.show(review)
    this.#table.show(review)
  }

  /** On paper the changes are told by the table; afterwards it is as the reader had it. */
  preparePrint(begin: boolean): void {
    this.#table.preparePrint(begin)
    this.#text?.preparePrint(begin)
    for (const notes of this.#notes.querySelectorAll('details')) notes.open = begin
  }

  close(): void {
    this.#row = null
    this.#review = null
    this.#desk.replaceChildren()
  }

  /** Wants other changes. */
  filter(filter: Filter): void {
    const review = this.#review
    if (review === null) return
    review.want(filter)
    if (review.current !== null && !review.stops.includes(review.current)) review.choose(null)
    this.#refreshMarks()
    this.#table.show(review)
  }

  /** Shows the same in another language. */
  refresh(): void {
    if (this.#row !== null) this.#showFacts()
    if (this.#review === null) return
    this.#showNotes(this.#review.data)
    this.#refreshMarks()
  }

  /** Goes to the next wanted change, or to the one before. */
  go(direction: 1 | -1): void {
    const next = this.#review?.beside(direction) ?? null
    if (next !== null) this.choose(next)
    else if (this.#review !== null) announce(t('noChange'))
  }

  /** Chooses a change, brings it into view and tells of it. */
  choose(index: number): void {
    const review = this.#review
    const text = this.#text
    if (review === null || text === null) return
    const last = review.current
    review.choose(index)
    // Without a chosen change the keyboard reached the first one.
    text.refreshChange(last ?? review.stops[0] ?? index)
    const mark = text.markOf(index)
    text.refreshChange(index)
    this.#inspector.show(review)
    mark?.scrollIntoView({block: 'center', inline: 'nearest'})
    mark?.focus({preventScroll: true})
    announce(this.#describe(review, index))
  }

  /**
   * Decides about the chosen change, and goes to the next one; null takes the decision back and
   * stays.
   */
  decide(verdict: Verdict | null): void {
    const review = this.#review
    const index = review?.current ?? null
    if (review === null || index === null) return
    const focused = document.activeElement
    const next = review.beside(1)
    const replaced = review.decide(index, verdict, review.decision(index)?.note)
    this.#refreshAfter(review, [index, ...replaced])
    const told = [
      t(verdict === null ? 'undone' : stateKey(verdict)),
      ...(replaced.length === 0 ? [] : [t('replaced')])
    ].join('. ')
    if (verdict === null || next === null) {
      announce(told)
      return
    }
    this.choose(next)
    announce(`${told}. ${this.#describe(review, next)}`)
    // Who presses the button wants to press it again.
    if (focused instanceof HTMLElement && this.#inspector.element.contains(focused)) {
      focused.focus({preventScroll: true})
    }
  }

  #decideAll(verdict: Verdict): void {
    const review = this.#review
    if (review === null) return
    const n = formatCount(review.stops.length)
    if (!window.confirm(t(verdict === 'accept' ? 'askAcceptAll' : 'askRejectAll', {n}))) return
    const decided = review.decideAll(verdict)
    this.#refreshMarks()
    this.#showFacts()
    announce(
      t(verdict === 'accept' ? 'acceptedAll' : 'rejectedAll', {n: formatCount(decided.length)})
    )
  }

  /** Takes the last step back, also one about all changes. */
  undoLast(): void {
    const review = this.#review
    if (review === null) return
    const count = review.undoLast()
    if (count === 0) {
      announce(t('nothingUndone'))
      return
    }
    this.#refreshMarks()
    this.#showFacts()
    announce(t('undoneLast', {n: formatCount(count)}))
  }

  #note(text: string): void {
    const review = this.#review
    const index = review?.current ?? null
    if (review === null || index === null) return
    const verdict = review.verdict(index)
    if (verdict !== undefined) review.decide(index, verdict, text)
  }

  #refreshAfter(review: Review, changes: readonly number[]): void {
    for (const change of changes) this.#text?.refreshChange(change)
    this.#inspector.show(review)
    this.#showFacts()
    this.#table.refresh()
  }

  #refreshMarks(): void {
    const review = this.#review
    if (review === null) return
    this.#text?.refresh()
    this.#inspector.show(review)
    this.#table.refresh()
  }

  #tell(key: StringKey | null, values: Readonly<Record<string, string>> = {}): void {
    this.#notice.hidden = key === null
    this.#notice.textContent = key === null ? '' : t(key, values)
  }

  #describe(review: Review, index: number): string {
    const change = review.change(index)
    const kind = kindKey(change)
    const before = review.data.source.slice(change.start, change.end)
    return t('announceChange', {
      position: positionOf(review),
      type: t(typeKey(change)),
      before: before === '' ? t('nothing') : before,
      after: change.after === '' ? t('nothing') : change.after,
      kind: kind === null ? change.kind : t(kind),
      confidence: formatConfidence(change.confidence),
      state: t(stateKey(review.verdict(index)))
    })
  }

  #showFacts(): void {
    const row = this.#row
    if (row === null) return
    const facts: [StringKey, string][] = [
      ['meanErrorRate', formatShare(row.errorRate)],
      ['characters', formatCount(row.characters)],
      ['corrections', formatCount(row.applied)],
      ['suggestions', formatCount(row.suggested)],
      ['removals', formatCount(row.removed)],
      ['suspects', formatCount(row.suspect)],
      ['columnDecided', formatCount(this.#store.count(row))]
    ]
    this.#facts.replaceChildren(
      ...facts.map(([key, value]) => el('div', {}, said('dt', key), el('dd', {}, value)))
    )
  }

  #showNotes({remarks, stale}: DocumentData): void {
    this.#notes.replaceChildren(
      ...listNotes('remarks', remarks, ({line, reason}) =>
        t('remarkLine', {line: line ?? '–', reason})
      ),
      ...listNotes('stale', stale, ({reason}) => reason)
    )
  }
}

function listNotes(
  title: StringKey,
  notes: readonly RemarkData[],
  show: (note: RemarkData) => string
): Node[] {
  if (notes.length === 0) return []
  return [
    el(
      'details',
      {class: 'notes'},
      el('summary', {}, said('span', title), ` (${notes.length})`),
      el('ul', {}, ...notes.map((note) => el('li', {}, show(note))))
    )
  ]
}
