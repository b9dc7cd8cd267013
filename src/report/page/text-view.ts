import type {PlainPiece, Row} from '../shared/layout.ts'
import {formatCount} from '../shared/format.ts'
import {el} from './dom.ts'
import {Marks} from './marks.ts'
import type {Review} from './review.ts'
import {said, t} from './texts.ts'

/** The languages of scripts, for fonts and voices. */
const languages: Readonly<Record<string, string>> = {
  Thai: 'th',
  Khmer: 'km',
  Myanmar: 'my',
  Latin: 'en',
  Han: 'zh'
}

/** Rows that are shown at once: a page or a law as a whole, a book in parts. */
const PART = 400

/** A row that is not blank. */
interface TextRow {
  readonly row: Row
  /** After a blank one. */
  readonly apart: boolean
}

/** Source and result of a document, side by side, with the changes marked. */
export class TextView {
  readonly element: HTMLElement
  readonly #review: Review
  readonly #marks: Marks
  readonly #rows: readonly TextRow[]
  readonly #rowOf = new Map<number, number>()
  readonly #body = el('div', {role: 'rowgroup'})
  readonly #back = said('button', 'previousPage', {type: 'button'})
  readonly #on = said('button', 'nextPage', {type: 'button'})
  readonly #range = el('span')
  #first = 0

  /** @param choose Called when the reader chooses a change. */
  constructor(review: Review, choose: (change: number) => void) {
    this.#review = review
    this.#marks = new Marks(review, choose)
    this.#rows = listRows(review)
    this.#rows.forEach(({row: {pieces}}, index) => {
      for (const {changes} of pieces) {
        for (const change of changes ?? []) this.#rowOf.set(change, index)
      }
    })
    this.element = el('div', {class: 'texts'}, this.#buildTable(), this.#buildPager())
    this.#showPart(0, PART)
  }

  /** Shows all marks anew. */
  refresh(): void {
    this.#marks.refresh()
    this.#showRange()
  }

  /** Shows the mark of a change anew. */
  refreshChange(change: number): void {
    this.#marks.refreshChange(change)
  }

  /** @returns The mark of a change, brought into view with its part of the text. */
  markOf(change: number): HTMLElement | null {
    const row = this.#rowOf.get(change)
    if (row !== undefined && this.#marks.of(change) === null)
      this.#showPart(row - (row % PART), PART)
    return this.#marks.of(change)
  }

  /** Shows the whole text for as long as a print is made. */
  preparePrint(begin: boolean): void {
    if (this.#rows.length > PART) this.#showPart(begin ? 0 : this.#first, begin ? Infinity : PART)
  }

  #buildTable(): HTMLElement {
    return el(
      'div',
      {class: 'text', role: 'table', 'data-t-label': 'textTable', 'aria-label': t('textTable')},
      el(
        'div',
        {role: 'rowgroup'},
        el(
          'div',
          {class: 'head', role: 'row'},
          said('span', 'line', {role: 'columnheader'}),
          said('span', 'source', {role: 'columnheader'}),
          said('span', 'result', {role: 'columnheader'})
        )
      ),
      this.#body
    )
  }

  #buildPager(): HTMLElement {
    const turn = (by: number) => (): void => {
      this.#showPart(this.#first + by, PART)
      this.element.scrollIntoView()
    }
    this.#back.addEventListener('click', turn(-PART))
    this.#on.addEventListener('click', turn(PART))
    const pager = el(
      'nav',
      {class: 'pager', 'data-t-label': 'parts', 'aria-label': t('parts')},
      this.#back,
      this.#range,
      this.#on
    )
    pager.hidden = this.#rows.length <= PART
    return pager
  }

  #showPart(first: number, count: number): void {
    if (count === PART) this.#first = first
    this.#marks.clear()
    this.#body.replaceChildren(
      ...this.#rows.slice(first, first + count).map((row) => this.#buildRow(row))
    )
    this.refresh()
  }

  #showRange(): void {
    const lineOf = (index: number): string => formatCount(this.#rows[index]?.row.line ?? 0)
    const last = Math.min(this.#first + PART, this.#rows.length) - 1
    this.#range.textContent = t('linesOf', {
      from: lineOf(this.#first),
      to: lineOf(last),
      of: lineOf(this.#rows.length - 1)
    })
    this.#back.disabled = this.#first === 0
    this.#on.disabled = last === this.#rows.length - 1
  }

  #buildRow({row, apart}: TextRow): HTMLElement {
    const source: Node[] = []
    const result: Node[] = []
    row.pieces.forEach((piece, index) => {
      if (piece.changes === null) {
        const text = this.#plainText(row, piece, index)
        source.push(showPlain(text, piece))
        result.push(showPlain(text, piece))
        return
      }
      const shown = this.#marks.build(piece, index === row.pieces.length - 1)
      source.push(shown.was)
      result.push(shown.mark)
    })
    const level = row.heading === null ? null : Math.min(row.heading.level, 4)
    return el(
      'div',
      {class: `row${apart ? ' apart' : ''}${level === null ? '' : ` level-${level}`}`, role: 'row'},
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
}

function listRows({rows, data: {source}}: Review): TextRow[] {
  const listed: TextRow[] = []
  let apart = false
  for (const row of rows) {
    const blank = row.pieces.every(
      ({changes, start, end}) => changes === null && source.slice(start, end).trim() === ''
    )
    if (!blank) listed.push({row, apart})
    apart = blank
  }
  return listed
}

function showPlain(text: string, {suspect}: PlainPiece): Node {
  if (suspect === null) return document.createTextNode(text)
  const {script, reason} = suspect
  return el('span', {class: 'suspect', title: reason, lang: languages[script] ?? null}, text)
}
