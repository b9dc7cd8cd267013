/** The script of the review page: puts its parts together. */
import type {BatchData} from '../shared/document-data.ts'
import {formatCount} from '../shared/format.ts'
import {strings} from '../shared/strings.ts'
import {writeDecisions} from '../shared/write-decisions.ts'
import {announce} from './announce.ts'
import {DecisionStore} from './decision-store.ts'
import {DocumentReader} from './document-reader.ts'
import {DocumentView} from './document-view.ts'
import {byId} from './dom.ts'
import {FilterForm} from './filter-form.ts'
import {listenToKeys} from './keyboard.ts'
import {Overview} from './overview.ts'
import {hrefOf, readRoute} from './route.ts'
import {saveFile} from './save-file.ts'
import {onLanguage, otherLanguage, startLanguage, switchLanguage, t} from './texts.ts'
import {TextSearch} from './text-search.ts'
import {startTheme} from './theme.ts'

const batch = JSON.parse(byId('batch').textContent) as BatchData
const store = new DecisionStore(batch)
const reader = new DocumentReader()
const search = new TextSearch(batch, reader, () => {
  overview.refresh()
})
const overview = new Overview(batch, store, search)
const form = new FilterForm(batch.rules, applyFilter)
const view = new DocumentView(store, reader, batch.descriptions, (rule) => {
  form.chooseRule(rule)
})
const help = byId('help', HTMLDialogElement)
let opened: string | null = null

function applyFilter(): void {
  overview.show(form.value)
  view.filter(form.value)
}

function follow(): void {
  const path = readRoute()
  const row = batch.rows.find((each) => each.path === path)
  const last = opened
  opened = row?.path ?? null
  byId('overview').hidden = row !== undefined
  byId('document').hidden = row === undefined
  byId(row === undefined ? 'overview-filter' : 'document-filter').append(form.element)
  byId('previous-document', HTMLButtonElement).disabled = beside(-1) === undefined
  byId('next-document', HTMLButtonElement).disabled = beside(1) === undefined
  if (row === undefined) byId('to-overview').setAttribute('aria-current', 'page')
  else byId('to-overview').removeAttribute('aria-current')
  showTitle()
  if (row === undefined) {
    view.close()
    overview.refresh()
    if (last !== null) overview.focusOn(last)
    return
  }
  void view.open(row, form.value)
  window.scrollTo(0, 0)
  byId('document-title').focus({preventScroll: true})
}

/** The document after the opened one in the list, or before it; from the overview, the first. */
function beside(direction: 1 | -1): string | undefined {
  const paths = overview.listed.map(({row}) => row.path)
  if (opened === null) return direction === 1 ? paths[0] : undefined
  const place = paths.indexOf(opened)
  return place === -1 ? paths[0] : paths[place + direction]
}

function goToDocument(direction: 1 | -1): void {
  const path = beside(direction)
  if (path !== undefined) location.hash = hrefOf(path)
}

function showTitle(): void {
  document.title = opened === null ? t('pageTitle') : `${opened} · ${t('pageTitle')}`
}

function showCount(): void {
  const parts = [t('decisionCount', {n: formatCount(store.total)})]
  if (store.unsaved > 0) parts.push(t('unsaved', {n: formatCount(store.unsaved)}))
  byId('decision-count').textContent = parts.join(' · ')
}

function save(): void {
  saveFile('decisions.yaml', writeDecisions(store.list()))
  store.markSaved()
  announce(t('saved'))
}

function openHelp(): void {
  help.showModal()
}

function listen(): void {
  window.addEventListener('hashchange', follow)
  window.addEventListener('pagehide', () => {
    store.keep()
  })
  window.addEventListener('beforeunload', (event) => {
    store.keep()
    if (store.atRisk) event.preventDefault()
  })
  window.addEventListener('beforeprint', () => {
    view.preparePrint(true)
  })
  window.addEventListener('afterprint', () => {
    view.preparePrint(false)
  })
  byId('save').addEventListener('click', save)
  byId('open-help').addEventListener('click', openHelp)
  byId('language').addEventListener('click', switchLanguage)
  byId('previous-document').addEventListener('click', () => {
    goToDocument(-1)
  })
  byId('next-document').addEventListener('click', () => {
    goToDocument(1)
  })
  byId('overview').addEventListener('click', ({target}) => {
    const rule = target instanceof HTMLElement ? target.dataset['rule'] : undefined
    if (rule === undefined) return
    form.chooseRule(rule)
    byId('list-title').scrollIntoView()
  })
  store.onChange(showCount)
  const step = (direction: 1 | -1) => (): void => {
    view.go(direction)
  }
  listenToKeys({
    n: step(1),
    j: step(1),
    p: step(-1),
    k: step(-1),
    a: () => {
      view.decide('accept')
    },
    r: () => {
      view.decide('reject')
    },
    u: () => {
      view.decide(null)
    },
    z: () => {
      view.undoLast()
    },
    ']': () => {
      goToDocument(1)
    },
    '[': () => {
      goToDocument(-1)
    },
    o: () => {
      location.hash = ''
    },
    '/': () => {
      form.focus()
    },
    s: save,
    '?': openHelp
  })
  onLanguage(() => {
    const other = otherLanguage()
    byId('language').lang = other
    byId('language').textContent = strings[other].language
    showCount()
    showTitle()
    overview.refresh()
    view.refresh()
  })
}

listen()
startTheme()
overview.show(form.value)
follow()
startLanguage()
