import type {ChangeType, Verdict} from '../shared/document-data.ts'
import {noFilter, type Filter} from '../shared/filter.ts'
import type {StringKey} from '../shared/strings.ts'
import {CONFIDENCE_STEPS} from '../shared/tally-key.ts'
import {el} from './dom.ts'
import {said} from './texts.ts'

/** Confidences are chosen in percent, in the steps in which they were counted. */
const PERCENT = 100 / (CONFIDENCE_STEPS - 1)
/** Typing waits this long for the next letter, in milliseconds. */
const PATIENCE = 250

const types: readonly (readonly [ChangeType | '', StringKey])[] = [
  ['', 'allTypes'],
  ['applied', 'corrections'],
  ['suggested', 'suggestions'],
  ['removed', 'removals'],
  ['decided', 'typeDecided']
]

const states: readonly (readonly [Verdict | 'open' | '', StringKey])[] = [
  ['', 'allStates'],
  ['open', 'stateOpen'],
  ['accept', 'stateAccepted'],
  ['reject', 'stateRejected']
]

/** The form that says which changes are wanted; there is one, and it stands where it is used. */
export class FilterForm {
  readonly element: HTMLFormElement
  readonly #text = el('input', {type: 'search', id: 'filter-text', autocomplete: 'off'})
  readonly #rule: HTMLSelectElement
  readonly #type = choice('filter-type', types)
  readonly #state = choice('filter-state', states)
  readonly #from = percentInput('filter-from', 0)
  readonly #to = percentInput('filter-to', 100)
  readonly #routine = el('input', {type: 'checkbox', id: 'filter-routine', checked: true})
  readonly #listener: () => void
  #timer: number | undefined

  /**
   * @param rules The rules to choose from.
   * @param listener Called whenever something else is wanted.
   */
  constructor(rules: readonly string[], listener: () => void) {
    this.#listener = listener
    this.#rule = el(
      'select',
      {id: 'filter-rule'},
      said('option', 'allRules', {value: ''}),
      ...rules.toSorted().map((rule) => el('option', {value: rule}, rule))
    )
    this.element = this.#build()
    this.element.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#change(0)
    })
    this.element.addEventListener('change', () => {
      this.#change(0)
    })
    this.#text.addEventListener('input', () => {
      this.#change(PATIENCE)
    })
    this.element.addEventListener('reset', () => {
      // The fields have their first values after this event.
      this.#change(1)
    })
  }

  /** What is wanted now. */
  get value(): Filter {
    return {
      text: this.#text.value.trim(),
      rule: this.#rule.value === '' ? null : this.#rule.value,
      type: this.#type.value === '' ? null : (this.#type.value as ChangeType),
      state: this.#state.value === '' ? null : (this.#state.value as Verdict | 'open'),
      from: toStep(this.#from, noFilter.from),
      to: toStep(this.#to, noFilter.to),
      skipRoutine: this.#routine.checked
    }
  }

  /** Wants the changes of one rule. */
  chooseRule(rule: string): void {
    this.#rule.value = rule
    this.#change(0)
  }

  focus(): void {
    this.#text.focus()
    this.#text.select()
  }

  #change(wait: number): void {
    window.clearTimeout(this.#timer)
    if (wait === 0) this.#listener()
    else this.#timer = window.setTimeout(this.#listener, wait)
  }

  #build(): HTMLFormElement {
    return el(
      'form',
      {class: 'filter', role: 'search', 'data-t-label': 'filter', 'aria-label': ''},
      field('filterText', this.#text, 'wide'),
      field('filterRule', this.#rule),
      field('filterType', this.#type),
      field('filterState', this.#state),
      el(
        'span',
        {class: 'range'},
        field('confidenceFrom', this.#from),
        field('confidenceTo', this.#to),
        el('span', {'aria-hidden': 'true'}, '%')
      ),
      el(
        'label',
        {class: 'check', 'data-t-title': 'skipRoutineHelp', title: ''},
        this.#routine,
        said('span', 'skipRoutine')
      ),
      el('button', {type: 'reset', class: 'link'}, said('span', 'clearFilter'))
    )
  }
}

function field(label: StringKey, control: HTMLElement, kind = ''): HTMLElement {
  return el('span', {class: `field ${kind}`}, said('label', label, {for: control.id}), control)
}

function choice(
  id: string,
  options: readonly (readonly [value: string, label: StringKey])[]
): HTMLSelectElement {
  return el('select', {id}, ...options.map(([value, label]) => said('option', label, {value})))
}

function percentInput(id: string, value: number): HTMLInputElement {
  return el('input', {type: 'number', id, min: 0, max: 100, step: PERCENT, value})
}

function toStep(input: HTMLInputElement, otherwise: number): number {
  const percent = input.valueAsNumber
  return Number.isFinite(percent) ? Math.round(percent / PERCENT) : otherwise
}
