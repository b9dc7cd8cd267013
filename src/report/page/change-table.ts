import {formatConfidence, formatCount} from '../shared/format.ts'
import {el} from './dom.ts'
import type {Review} from './review.ts'
import {said, t} from './texts.ts'
import {stateKey, typeKey} from './words.ts'

/** Changes that are shown at first, and again when more are asked for. */
const PAGE = 200

/** The wanted changes of a document as a table: for printing, and for reading line by line. */
export class ChangeTable {
  readonly element = el('details', {class: 'changes', id: 'changes'})
  readonly #body = el('tbody')
  readonly #more = el('button', {type: 'button', class: 'link'})
  readonly #choose: (change: number) => void
  #review: Review | null = null
  #shown = PAGE
  #before = {open: false, shown: PAGE}

  /** @param choose Called when the reader chooses a change. */
  constructor(choose: (change: number) => void) {
    this.#choose = choose
    this.element.append(
      said('summary', 'changeTable'),
      el(
        'div',
        {
          class: 'scroll',
          tabindex: 0,
          role: 'group',
          'data-t-label': 'changeTable',
          'aria-label': t('changeTable')
        },
        el(
          'table',
          {},
          said('caption', 'changeCaption', {class: 'unseen'}),
          el(
            'thead',
            {},
            el(
              'tr',
              {},
              el('th', {scope: 'col'}, '#'),
              said('th', 'line', {scope: 'col'}),
              said('th', 'source', {scope: 'col'}),
              said('th', 'after', {scope: 'col'}),
              said('th', 'rule', {scope: 'col'}),
              said('th', 'confidence', {scope: 'col'}),
              said('th', 'decision', {scope: 'col'})
            )
          ),
          this.#body
        )
      ),
      this.#more
    )
    this.element.addEventListener('toggle', () => {
      this.refresh()
    })
    this.#more.addEventListener('click', () => {
      this.#shown += PAGE
      this.refresh()
    })
  }

  show(review: Review): void {
    this.#review = review
    this.#shown = PAGE
    this.refresh()
  }

  /** Opens the table, with all changes, for as long as a print is made. */
  preparePrint(begin: boolean): void {
    if (begin) this.#before = {open: this.element.open, shown: this.#shown}
    this.element.open = begin || this.#before.open
    this.#shown = begin ? Infinity : this.#before.shown
    this.refresh()
  }

  refresh(): void {
    const review = this.#review
    if (review === null || !this.element.open) return
    const {stops} = review
    const lineOf = lineFinder(review)
    this.#body.replaceChildren(
      ...stops.slice(0, this.#shown).map((change) => this.#buildRow(review, change, lineOf(change)))
    )
    const left = stops.length - this.#shown
    this.#more.hidden = left <= 0
    this.#more.textContent = t('moreChanges', {n: formatCount(Math.min(left, PAGE))})
  }

  #buildRow(review: Review, index: number, line: number): HTMLElement {
    const change = review.change(index)
    const before = review.data.source.slice(change.start, change.end)
    const number = el('button', {type: 'button', class: 'link'}, String(index + 1))
    number.addEventListener('click', () => {
      this.#choose(index)
    })
    return el(
      'tr',
      {},
      el('th', {scope: 'row'}, number),
      el('td', {class: 'number'}, String(line)),
      el('td', {lang: 'lo'}, shorten(before)),
      el('td', {lang: 'lo'}, shorten(change.after)),
      el('td', {}, el('code', {}, change.rule), ' · ', t(typeKey(change))),
      el('td', {class: 'number'}, formatConfidence(change.confidence)),
      el('td', {}, t(stateKey(review.verdict(index))))
    )
  }
}

const LONGEST = 60

/** A mark alone is shown on a circle. */
function shorten(text: string): string {
  const shown = text.replace(/^(?=[\p{M}\u0EB3])/u, '◌').replaceAll('\n', '↵')
  if (shown === '') return '∅'
  return shown.length > LONGEST ? `${shown.slice(0, LONGEST)}…` : shown
}

/** Lines of changes that are asked for in the order of the source. */
function lineFinder({data: {source, changes}}: Review): (change: number) => number {
  let at = 0
  let line = 1
  return (change) => {
    const {start} = changes[change]!
    for (; at < start; at++) if (source.charCodeAt(at) === 0x0a) line++
    return line
  }
}
