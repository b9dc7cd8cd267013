import {el} from './dom.ts'

/**
 * Has the browser save a file.
 *
 * @param name What it is called.
 * @param text What it holds.
 */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], {type: 'application/yaml'}))
  const link = el('a', {href: address, download: name})
  link.click()
  // The browser reads it after this turn.
  setTimeout(() => {
    URL.revokeObjectURL(address)
  }, 10_000)
}
