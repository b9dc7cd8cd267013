import type {FormattedSource, SourceFormat} from '../../types.ts'

const TYPES: Readonly<Record<SourceFormat, string>> = {
  alto: 'application/xml',
  page: 'application/xml',
  hocr: 'text/vnd.hocr+html',
  'tesseract-tsv': 'text/tab-separated-values',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  html: 'text/html'
}

/**
 * @param path A document's path.
 * @param read What its format tells (default: it is text).
 * @returns Its media type, by its format or else by its extension; what is not Markdown is plain
 *   text.
 */
export function mediaType(path: string, read: FormattedSource | null = null): string {
  if (read !== null) return read.picture ?? TYPES[read.format]
  return /\.(?:md|markdown)$/i.test(path) ? 'text/markdown' : 'text/plain'
}

/**
 * @param path A document's path.
 * @param read What its format tells (default: it is text).
 * @returns Whether its text is Markdown.
 */
export function isMarkdown(path: string, read: FormattedSource | null = null): boolean {
  return read === null ? mediaType(path) === 'text/markdown' : read.changes === null
}
