/**
 * @param path A document's path.
 * @returns Its media type, by its extension; what is not Markdown is plain text.
 */
export function mediaType(path: string): 'text/markdown' | 'text/plain' {
  return /\.(?:md|markdown)$/i.test(path) ? 'text/markdown' : 'text/plain'
}
