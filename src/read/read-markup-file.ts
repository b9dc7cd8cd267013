import type {FormattedSource, SourceFormat} from '../types.ts'
import {readAlto} from './read-alto.ts'
import {ReadFailure} from './read-failure.ts'
import {readHocr} from './read-hocr.ts'
import {readPage} from './read-page.ts'
import {readTesseractTsv, TSV_HEAD} from './read-tesseract-tsv.ts'
import type {PageFile} from './page-file.ts'

const READERS = {
  alto: readAlto,
  page: readPage,
  hocr: readHocr,
  'tesseract-tsv': readTesseractTsv
} as const satisfies Partial<Record<SourceFormat, (source: string) => PageFile>>

/**
 * Reads a file of text with markup, by what it holds, whatever its name.
 *
 * @param text The file, decoded.
 * @param readHtml What reads web pages, where it is loaded.
 * @returns The document.
 * @throws ReadFailure `UNKNOWN_TYPE` for a format that is not read, `XML_ERROR` with line:column,
 *   `TOO_LARGE`.
 */
export function readMarkupFile(
  text: string,
  readHtml?: (text: string) => FormattedSource
): FormattedSource {
  refuseOtherEncoding(text)
  const format = formatOf(text, readHtml !== undefined)
  if (format === 'html') {
    if (readHtml !== undefined) return readHtml(text)
    throw new ReadFailure('UNKNOWN_TYPE', 'HTML that is no hOCR')
  }
  return {format, text, ...READERS[format](text)}
}

function formatOf(text: string, isNamedHtml: boolean): keyof typeof READERS | 'html' {
  if (text.replace(/^\uFEFF/, '').startsWith(TSV_HEAD)) return 'tesseract-tsv'
  const root = rootOf(text)
  if (root === 'alto') return 'alto'
  if (root === 'pcgts') return 'page'
  const isHtml = HTML_ROOTS.has(root) || /^\uFEFF?\s*<!doctype html/i.test(text)
  if (isHtml && /\bclass\s*=\s*["'](?:[^"'<>]{0,200}\s)?ocrx?_/.test(text)) return 'hocr'
  if (isHtml || isNamedHtml) return 'html'
  const what = root === '' ? 'no known format' : `<${root.slice(0, 40)}>`
  throw new ReadFailure(
    'UNKNOWN_TYPE',
    `${what}: ALTO, PAGE, hOCR, HTML and tables of Tesseract are read`
  )
}

const HTML_ROOTS = new Set(['html', 'head', 'body', 'main', 'article', 'div', 'span', 'p', 'h1'])

/** The name of the first element, in small letters and without a prefix. */
function rootOf(text: string): string {
  let at = /^\uFEFF?\s*/.exec(text)![0].length
  for (;;) {
    const [open, close] = text.startsWith('<!--', at)
      ? ['<!--', '-->']
      : text.startsWith('<?', at)
        ? ['<?', '?>']
        : /^<!doctype/i.test(text.slice(at, at + 9))
          ? ['<!', '>']
          : ['', '']
    if (open === '') break
    const end = open === '<!' ? endOfDoctype(text, at) : text.indexOf(close, at)
    if (end === -1) return ''
    at = end + close.length
    while (/\s/.test(text.charAt(at))) at++
  }
  const name = /^<(?:[\w.-]{1,100}:)?([\w.-]{1,100})/.exec(text.slice(at, at + 250))?.[1]
  return name?.toLowerCase() ?? ''
}

/** A subset in brackets may hold any number of its own declarations. */
function endOfDoctype(text: string, at: number): number {
  const close = text.indexOf('>', at)
  const bracket = text.indexOf('[', at)
  if (bracket === -1 || bracket > close) return close
  const end = /\]\s*>/g
  end.lastIndex = bracket
  const found = end.exec(text)
  return found === null ? -1 : found.index + found[0].length - 1
}

/** What was decoded as Unicode and says that it is something else was misread. */
function refuseOtherEncoding(text: string): void {
  const declared = /^\uFEFF?<\?xml[^>]{0,200}\bencoding\s*=\s*["']([\w.-]+)/.exec(text)?.[1]
  if (declared === undefined || /^(?:utf-?(?:8|16)(?:[lb]e)?|us-ascii)$/i.test(declared)) return
  if (!/[\u0080-\uFFFF]/.test(text)) return
  throw new ReadFailure(
    'XML_ERROR',
    `1:1: the encoding ${declared} is not read: only UTF-8 and UTF-16`
  )
}
