import {showCharacters} from '../../inner.ts'
import type {BatchData, ChangeData, Verdict} from '../shared/document-data.ts'
import {formatConfidence, formatCount} from '../shared/format.ts'
import type {StringKey} from '../shared/strings.ts'
import {el, setAttribute} from './dom.ts'
import type {Review} from './review.ts'
import {said, t} from './texts.ts'
import {kindKey, stateKey, typeKey} from './words.ts'

/** What the reader can do with the chosen change. */
export interface InspectorActions {
  decide(verdict: Verdict | null): void
  decideAll(verdict: Verdict): void
  undoLast(): void
  note(text: string): void
  go(direction: 1 | -1): void
  choose(change: number): void
  chooseRule(rule: string): void
}

/** Tells all about the chosen change, and takes the decision. */
export class Inspector {
  readonly element: HTMLElement
  readonly #descriptions: BatchData['descriptions']
  readonly #actions: InspectorActions
  readonly #position = el('h2', {class: 'position', id: 'inspector-title'})
  readonly #details = el('div', {class: 'details'})
  readonly #type = el('p', {class: 'type'})
  readonly #before = el('span', {class: 'before', lang: 'lo'})
  readonly #after = el('span', {class: 'after', lang: 'lo'})
  readonly #apart = el('p', {class: 'apart-signs quiet', lang: 'lo'})
  readonly #rule = el('dd')
  readonly #confidence = el('dd', {class: 'confidence'})
  readonly #evidence = el('dd', {lang: 'en'})
  readonly #state = el('p', {class: 'state', id: 'state'})
  readonly #accept = actionButton('accept', 'accept', '✓', 'A')
  readonly #reject = actionButton('reject', 'reject', '✕', 'R')
  readonly #undo = actionButton('undo', 'undo', '↶', 'U')
  readonly #note = el('input', {type: 'text', id: 'note', maxlength: 500, autocomplete: 'off'})
  readonly #shared = el('div', {class: 'shared'})
  readonly #all = el('div', {class: 'all'})
  #review: Review | null = null

  /**
   * @param descriptions What rules are for.
   * @param actions What the reader can do.
   */
  constructor(descriptions: BatchData['descriptions'], actions: InspectorActions) {
    this.#descriptions = descriptions
    this.#actions = actions
    this.element = el(
      'aside',
      {class: 'inspector', 'aria-labelledby': 'inspector-title'},
      el(
        'div',
        {class: 'steps'},
        this.#position,
        this.#stepButton('keyPrevious', '↑', -1),
        this.#stepButton('keyNext', '↓', 1)
      ),
      this.#details,
      this.#all
    )
    this.#details.append(
      this.#type,
      el(
        'p',
        {class: 'change'},
        said('span', 'before', {class: 'unseen'}),
        this.#before,
        el('span', {'aria-hidden': 'true', class: 'arrow'}, '→'),
        said('span', 'after', {class: 'unseen'}),
        this.#after
      ),
      this.#apart,
      el('div', {class: 'actions'}, this.#accept, this.#reject, this.#undo),
      this.#state,
      el(
        'dl',
        {},
        el('div', {}, said('dt', 'confidence'), this.#confidence),
        el('div', {}, said('dt', 'rule'), this.#rule),
        el('div', {}, said('dt', 'evidence'), this.#evidence)
      ),
      el('p', {class: 'field note'}, said('label', 'note', {for: 'note'}), this.#note),
      this.#shared
    )
    this.#listen()
  }

  /** Shows what is chosen in a document. */
  show(review: Review): void {
    this.#review = review
    const {stops, current} = review
    this.#showAll(review)
    this.#details.hidden = current === null
    if (current === null) {
      this.#position.textContent =
        stops.length === 0 ? t('noChange') : t('chooseChange', {of: formatCount(stops.length)})
      return
    }
    const change = review.change(current)
    const {source} = review.data
    const {start, end, after, rule, confidence, evidence} = change
    const before = source.slice(start, end)
    const decision = review.decision(current)
    const kind = kindKey(change)
    this.#position.textContent = positionOf(review)
    this.#type.replaceChildren(
      said('strong', typeKey(change)),
      ' · ',
      kind === null ? change.kind : said('span', kind)
    )
    const whole = review.pieceOf(current)
    this.#before.replaceChildren(...inContext(source, whole, change, before))
    this.#after.replaceChildren(...inContext(source, whole, change, after))
    this.#apart.textContent = `${apart(before)} → ${apart(after)}`
    const description = this.#descriptions[rule]
    this.#rule.replaceChildren(
      el('code', {}, rule),
      ' ',
      this.#ruleButton(rule),
      ...(description === undefined
        ? []
        : [el('p', {class: 'quiet description', lang: 'en'}, description)])
    )
    this.#confidence.textContent = formatConfidence(confidence)
    this.#evidence.textContent = putOnCircles(evidence ?? '')
    this.#evidence.parentElement!.hidden = evidence === undefined
    this.#state.textContent = t(stateKey(decision?.verdict))
    this.#state.className = `state ${decision?.verdict ?? 'open'}`
    setAttribute(this.#accept, 'aria-pressed', decision?.verdict === 'accept' ? 'true' : 'false')
    setAttribute(this.#reject, 'aria-pressed', decision?.verdict === 'reject' ? 'true' : 'false')
    this.#undo.disabled = decision === undefined
    this.#note.value = decision?.note ?? ''
    this.#note.disabled = decision === undefined
    this.#showShared(review, current)
  }

  #listen(): void {
    this.#accept.addEventListener('click', () => {
      this.#actions.decide('accept')
    })
    this.#reject.addEventListener('click', () => {
      this.#actions.decide('reject')
    })
    this.#undo.addEventListener('click', () => {
      this.#actions.decide(null)
    })
    this.#note.addEventListener('change', () => {
      this.#actions.note(this.#note.value)
    })
  }

  #stepButton(label: StringKey, sign: string, direction: 1 | -1): HTMLButtonElement {
    const button = el(
      'button',
      {
        type: 'button',
        class: 'sign',
        'data-t-label': label,
        'data-t-title': label,
        'aria-label': t(label),
        title: t(label)
      },
      sign
    )
    button.addEventListener('click', () => {
      this.#actions.go(direction)
    })
    return button
  }

  #ruleButton(rule: string): HTMLButtonElement {
    const button = said('button', 'onlyRule', {type: 'button', class: 'link'})
    button.addEventListener('click', () => {
      this.#actions.chooseRule(rule)
    })
    return button
  }

  /** Changes that share a letter are marked as one. */
  #showShared(review: Review, current: number): void {
    const others = review.neighbours(current)
    this.#shared.hidden = others.length === 0
    this.#shared.replaceChildren(
      said('h3', 'sharedPlace'),
      ...others.map((other) => {
        const {start, end, after, rule} = review.change(other)
        const shown = `${apart(review.data.source.slice(start, end))} → ${apart(after)}`
        const button = el(
          'button',
          {type: 'button', class: 'link'},
          el('span', {lang: 'lo'}, shown),
          ` · ${rule} · ${t(stateKey(review.verdict(other)))}`
        )
        button.addEventListener('click', () => {
          this.#actions.choose(other)
        })
        return button
      })
    )
  }

  #showAll({stops, canUndo}: Review): void {
    this.#all.hidden = stops.length === 0 && !canUndo
    if (this.#all.childElementCount === 0) {
      const accept = said('button', 'acceptAll', {type: 'button', id: 'accept-all'})
      const reject = said('button', 'rejectAll', {type: 'button', id: 'reject-all'})
      accept.addEventListener('click', () => {
        this.#actions.decideAll('accept')
      })
      reject.addEventListener('click', () => {
        this.#actions.decideAll('reject')
      })
      const undo = said('button', 'undoLast', {type: 'button', id: 'undo-last'})
      undo.addEventListener('click', () => {
        this.#actions.undoLast()
      })
      this.#all.append(el('h3', {}), accept, reject, undo)
    }
    for (const button of this.#all.querySelectorAll('button')) {
      button.disabled = button.id === 'undo-last' ? !canUndo : stops.length === 0
    }
    this.#all.firstElementChild!.textContent = t('all', {n: formatCount(stops.length)})
  }

  /** Shows the same in another language. */
  refresh(): void {
    if (this.#review !== null) this.show(this.#review)
  }
}

/** @returns "Change 3 of 57". */
export function positionOf({stops, current}: Review): string {
  const place = current === null ? -1 : stops.indexOf(current)
  return t('position', {
    n: place === -1 ? '–' : formatCount(place + 1),
    of: formatCount(stops.length)
  })
}

type Place = Pick<ChangeData, 'start' | 'end'>

/** A reader knows a letter by its word. */
const CONTEXT = 12

/** @returns What comes of a change, its letters marked, in its word. */
function inContext(source: string, whole: Place, change: Place, text: string): Node[] {
  const left = /[^\s\u200B]*$/.exec(source.slice(Math.max(0, whole.start - CONTEXT), whole.start))
  const right = /^[^\s\u200B]*/.exec(source.slice(whole.end, whole.end + CONTEXT))
  const marked =
    source.slice(whole.start, change.start) + text + source.slice(change.end, whole.end)
  return [
    document.createTextNode(left![0].replace(/^[\p{M}\u0EB3]+/u, '')),
    el('b', {}, marked.replaceAll('\n', '↵')),
    document.createTextNode(right![0])
  ]
}

/** A mark without a letter is shown on a circle. */
function putOnCircles(text: string): string {
  return text.replace(/(^|\s)(?=[\p{M}\u0EB3])/gu, '$1◌')
}

/** Longer texts are not taken apart. */
const LONGEST_APART = 24

function apart(text: string): string {
  if (text === '') return '∅'
  return text.length > LONGEST_APART ? `${text.slice(0, LONGEST_APART)}…` : showCharacters(text)
}

function actionButton(id: string, label: StringKey, sign: string, key: string): HTMLButtonElement {
  return el(
    'button',
    {type: 'button', id, class: `action ${id}`, 'aria-keyshortcuts': key},
    el('span', {'aria-hidden': 'true', class: 'tick'}, sign),
    said('span', label),
    el('kbd', {'aria-hidden': 'true'}, key)
  )
}
