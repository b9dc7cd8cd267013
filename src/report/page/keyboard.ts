import {byId} from './dom.ts'
import {recall, remember} from './memory.ts'

/** What a key does, by the letter on it. */
export type KeyActions = Readonly<Record<string, () => void>>

/**
 * Listens to keys of one letter. Fields keep theirs; keys with Ctrl, Alt or Meta are the browser's.
 *
 * @param actions What each key does.
 */
export function listenToKeys(actions: KeyActions): void {
  const keysOn = byId('keys-on', HTMLInputElement)
  keysOn.checked = recall('keys') !== 'off'
  keysOn.addEventListener('change', () => {
    remember('keys', keysOn.checked ? null : 'off')
  })
  document.addEventListener('keydown', (event) => {
    if (!keysOn.checked || event.ctrlKey || event.altKey || event.metaKey) return
    if (isWriting(event.target) || byId('help', HTMLDialogElement).open) return
    const action = actions[keyOf(event)]
    if (action === undefined) return
    event.preventDefault()
    action()
  })
}

/** A Lao keyboard types other letters: there the place of the key counts. */
function keyOf({key, code}: KeyboardEvent): string {
  if (/^[\u0021-\u007E]$/.test(key)) return key.toLowerCase()
  if (code === 'Slash') return '/'
  if (code === 'BracketLeft') return '['
  if (code === 'BracketRight') return ']'
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key
}

function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return target.type !== 'checkbox'
  return target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement
}
