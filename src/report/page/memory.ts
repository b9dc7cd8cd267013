const PREFIX = 'laodoc:'

/**
 * @param name Of something remembered.
 * @returns It; null where there is none, or the browser keeps nothing for this page.
 */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(PREFIX + name)
  } catch {
    return null
  }
}

/**
 * @param name What to remember,
 * @param value and its value; null to forget it.
 * @returns Whether the browser keeps it.
 */
export function remember(name: string, value: string | null): boolean {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name)
    else localStorage.setItem(PREFIX + name, value)
    return true
  } catch {
    return false
  }
}
