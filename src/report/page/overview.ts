import type {BatchData, DocumentRow} from '../shared/document-data.ts'
import {countWanted, type Filter} from '../shared/filter.ts'
import {foldCase} from '../shared/find-text.ts'
import {formatCount, formatShare} from '../shared/format.ts'
import type {StringKey} from '../shared/strings.ts'
import type {DecisionStore} from './decision-store.ts'
import {byId, el} from './dom.ts'
import {hrefOf} from './route.ts'
import {said, t} from './texts.ts'
import type {TextSearch} from './text-search.ts'

/** Documents that are shown at once: the page stays quick, and can be read from end to end. */
const PAGE = 100

/** A document of the list. */
export interface ListedDocument {
  readonly row: DocumentRow
  /** How many of its changes are wanted. */
  readonly wanted: number
}

interface Column {
  readonly label: StringKey
  readonly value: (document: ListedDocument) => number | string
  readonly show: (document: ListedDocument) => Node | string
}

/** The list of documents. */
export class Overview {
  readonly #batch: BatchData
  readonly #store: DecisionStore
  readonly #search: TextSearch
  readonly #columns: readonly Column[]
  readonly #head = el('tr')
  readonly #body = el('tbody')
  readonly #status = el('p', {class: 'quiet', role: 'status', id: 'found'})
  readonly #range = el('span', {id: 'list-range'})
  readonly #back = said('button', 'previousPage', {type: 'button', id: 'list-back'})
  readonly #on = said('button', 'nextPage', {type: 'button', id: 'list-on'})
  #filter: Filter | null = null
  #sorted = 1
  #downwards = true
  #first = 0
  #listed: ListedDocument[] = []

  constructor(batch: BatchData, store: DecisionStore, search: TextSearch) {
    this.#batch = batch
    this.#store = store
    this.#search = search
    this.#columns = this.#describeColumns()
    this.#build()
  }

  /** The documents that are wanted, in the order in which they are shown. */
  get listed(): readonly ListedDocument[] {
    return this.#listed
  }

  /** Shows the documents that have something of what is wanted. */
  show(filter: Filter): void {
    this.#filter = filter
    this.#first = 0
    this.refresh()
  }

  /** Shows the list anew: a decision was made, another language chosen, more was found. */
  refresh(): void {
    const {rows, rules} = this.#batch
    const filter = this.#filter
    if (filter === null) return
    const text = foldCase(filter.text)
    const {found, done} = this.#search.look(text)
    const narrow = filter.rule !== null || filter.type !== null || filter.from > 0 || filter.to < 20
    this.#listed = []
    rows.forEach((row, index) => {
      const wanted = countWanted(filter, row, rules)
      if (narrow && wanted === 0) return
      if (text !== '' && !isNamed(row, text) && !found.has(index)) return
      if (!this.#hasState(row, filter, wanted)) return
      this.#listed.push({row, wanted})
    })
    this.#sort()
    this.#showPage()
    this.#status.textContent =
      done === rows.length
        ? t('found', {n: formatCount(this.#listed.length), of: formatCount(rows.length)})
        : t('searching', {n: formatCount(done), of: formatCount(rows.length)})
  }

  /** Puts the reader back where a document was opened. */
  focusOn(path: string): void {
    const place = this.#listed.findIndex(({row}) => row.path === path)
    if (place === -1) {
      byId('overview-title').focus()
      return
    }
    this.#first = place - (place % PAGE)
    this.#showPage()
    this.#body
      .querySelectorAll('a')
      .item(place % PAGE)
      .focus()
  }

  #hasState(row: DocumentRow, {state}: Filter, wanted: number): boolean {
    if (state === null) return true
    const decided = this.#store.count(row)
    return state === 'open' ? wanted > decided : decided > 0
  }

  #describeColumns(): Column[] {
    const count = (label: StringKey, value: (document: ListedDocument) => number): Column => ({
      label,
      value,
      show: (document) => formatCount(value(document))
    })
    return [
      {label: 'columnDocument', value: ({row}) => row.path, show: ({row}) => nameCell(row)},
      {
        label: 'columnErrors',
        value: ({row}) => row.errorRate,
        show: ({row}) => formatShare(row.errorRate)
      },
      count('columnApplied', ({row}) => row.applied),
      count('columnSuggested', ({row}) => row.suggested),
      count('columnRemoved', ({row}) => row.removed),
      count('columnSuspect', ({row}) => row.suspect),
      count('columnMatching', ({wanted}) => wanted),
      count('columnDecided', ({row}) => this.#store.count(row))
    ]
  }

  #build(): void {
    this.#columns.forEach(({label}, index) => {
      const button = el('button', {type: 'button', class: 'sort'}, said('span', label))
      button.addEventListener('click', () => {
        this.#downwards = this.#sorted === index ? !this.#downwards : index !== 0
        this.#sorted = index
        this.#first = 0
        this.refresh()
      })
      this.#head.append(el('th', {scope: 'col', class: index === 0 ? '' : 'number'}, button))
    })
    this.#back.addEventListener('click', () => {
      this.#turn(-PAGE)
    })
    this.#on.addEventListener('click', () => {
      this.#turn(PAGE)
    })
    byId('list').append(
      this.#status,
      el(
        'div',
        {class: 'scroll', tabindex: 0, role: 'group', 'aria-labelledby': 'list-title'},
        el(
          'table',
          {class: 'list'},
          said('caption', 'listCaption', {class: 'unseen'}),
          el('thead', {}, this.#head),
          this.#body
        )
      ),
      el(
        'nav',
        {class: 'pager', 'data-t-label': 'pages', 'aria-label': ''},
        this.#back,
        this.#range,
        this.#on
      )
    )
  }

  #turn(by: number): void {
    this.#first += by
    this.#showPage()
    byId('list-title').scrollIntoView()
  }

  #sort(): void {
    const {value} = this.#columns[this.#sorted]!
    const sign = this.#downwards ? -1 : 1
    // Worst first is how the documents come.
    if (this.#sorted === 1 && this.#downwards) return
    this.#listed.sort((left, right) => {
      const [one, other] = [value(left), value(right)]
      return one < other ? -sign : one > other ? sign : 0
    })
  }

  #showPage(): void {
    const shown = this.#listed.slice(this.#first, this.#first + PAGE)
    this.#columns.forEach((_, index) => {
      const direction = this.#downwards ? 'descending' : 'ascending'
      this.#head.children[index]!.setAttribute(
        'aria-sort',
        index === this.#sorted ? direction : 'none'
      )
    })
    this.#body.replaceChildren(
      ...shown.map((document) =>
        el(
          'tr',
          {},
          ...this.#columns.map(({show}, index) =>
            index === 0
              ? el('th', {scope: 'row'}, show(document))
              : el('td', {class: 'number'}, show(document))
          )
        )
      )
    )
    if (shown.length === 0) {
      this.#body.append(
        el('tr', {}, said('td', 'noDocuments', {colspan: this.#columns.length, class: 'quiet'}))
      )
    }
    const last = this.#first + shown.length
    this.#range.textContent = t('pageOf', {
      from: formatCount(Math.min(this.#first + 1, last)),
      to: formatCount(last),
      of: formatCount(this.#listed.length)
    })
    this.#back.disabled = this.#first === 0
    this.#on.disabled = last >= this.#listed.length
  }
}

/** @returns Whether the document's own name or title has the text. */
export function isNamed({path, title}: DocumentRow, text: string): boolean {
  return foldCase(path).includes(text) || (title !== null && foldCase(title).includes(text))
}

function nameCell({path, title}: DocumentRow): Node {
  return el(
    'a',
    {href: hrefOf(path), class: 'name'},
    el('span', {class: 'path'}, path),
    title === null ? null : el('span', {class: 'title', lang: 'lo'}, title)
  )
}
