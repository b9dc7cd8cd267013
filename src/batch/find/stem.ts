/**
 * @param path A document's path.
 * @returns It without its last extension; a name that begins with a dot has none there.
 */
export function stemOf(path: string): string {
  const slash = path.lastIndexOf('/')
  const dot = path.lastIndexOf('.')
  return dot > slash + 1 ? path.slice(0, dot) : path
}

/**
 * @param path A document's path.
 * @returns The same for documents whose outputs are one file on some file system, which may not
 *   tell case, or NFC from NFD.
 */
export function collisionKey(path: string): string {
  return stemOf(path).normalize('NFC').toLowerCase()
}
