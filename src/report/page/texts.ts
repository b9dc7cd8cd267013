import {strings, type Language, type StringKey} from '../shared/strings.ts'
import {el} from './dom.ts'
import {recall, remember} from './memory.ts'

let language: Language = 'en'
const listeners: (() => void)[] = []

/**
 * @param key What to say.
 * @param values What to put in.
 * @returns It in the reader's language.
 */
export function t(key: StringKey, values: Readonly<Record<string, string | number>> = {}): string {
  return strings[language][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(values[name] ?? whole)
  )
}

/** @returns An element that says something, in whatever language is chosen. */
export function said<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  key: StringKey,
  attributes: Parameters<typeof el>[1] = {}
): HTMLElementTagNameMap[Name] {
  return el(name, {...attributes, 'data-t': key}, t(key))
}

/** Calls back whenever another language is chosen, for what `said` did not make. */
export function onLanguage(listener: () => void): void {
  listeners.push(listener)
}

/** Begins in the language that was chosen last, or that the browser is set to. */
export function startLanguage(): void {
  const chosen = recall('language')
  const lao = chosen === null ? navigator.language.startsWith('lo') : chosen === 'lo'
  setLanguage(lao ? 'lo' : 'en')
}

/** Goes to the other language. */
export function switchLanguage(): void {
  setLanguage(language === 'en' ? 'lo' : 'en')
  remember('language', language)
}

function setLanguage(chosen: Language): void {
  language = chosen
  document.documentElement.lang = chosen
  translate(document)
  for (const listener of listeners) listener()
}

/** Has what `said` made, and was out of the page while another language was chosen, say it in that. */
export function translate(root: ParentNode): void {
  for (const element of root.querySelectorAll<HTMLElement>('[data-t]')) {
    element.textContent = t(element.dataset['t'] as StringKey)
  }
  for (const [data, attribute] of [
    ['data-t-label', 'aria-label'],
    ['data-t-title', 'title']
  ] as const) {
    for (const element of root.querySelectorAll(`[${data}]`)) {
      element.setAttribute(attribute, t(element.getAttribute(data) as StringKey))
    }
  }
}

/** @returns The language that is not chosen. */
export function otherLanguage(): Language {
  return language === 'en' ? 'lo' : 'en'
}
