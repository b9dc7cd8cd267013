import {byId} from './dom.ts'
import {recall, remember} from './memory.ts'
import {onLanguage, t} from './texts.ts'
import type {StringKey} from '../shared/strings.ts'

const themes = {
  auto: 'themeAuto',
  light: 'themeLight',
  dark: 'themeDark'
} as const satisfies Record<string, StringKey>

type Theme = keyof typeof themes

const order: readonly Theme[] = ['auto', 'light', 'dark']

/** Begins in the colours that were chosen last, and lets the reader choose others. */
export function startTheme(): void {
  let theme = order.find((each) => each === recall('theme')) ?? 'auto'
  const system = window.matchMedia('(prefers-color-scheme: dark)')
  const show = (): void => {
    const dark = theme === 'auto' ? system.matches : theme === 'dark'
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
    byId('theme-name').textContent = `${t('theme')}: ${t(themes[theme])}`
  }
  byId('theme').addEventListener('click', () => {
    theme = order[(order.indexOf(theme) + 1) % order.length]!
    remember('theme', theme === 'auto' ? null : theme)
    show()
  })
  system.addEventListener('change', show)
  onLanguage(show)
  show()
}
