const PREFIX = '#document/'

/**
 * @param path A document's path.
 * @returns The address within the page that opens it.
 */
export function hrefOf(path: string): string {
  return PREFIX + encodeURIComponent(path.toWellFormed())
}

/** @returns The path of the document that the address asks for; null for the overview. */
export function readRoute(): string | null {
  const {hash} = location
  if (!hash.startsWith(PREFIX)) return null
  try {
    return decodeURIComponent(hash.slice(PREFIX.length))
  } catch {
    return null
  }
}
