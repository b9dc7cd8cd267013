import {readCodePoints, toAsciiDigits} from '../../inner.ts'
import type {FormattedSource, MarkupChange} from '../../types.ts'
import {DocumentFailure} from '../base/failure.ts'
import type {Warning} from '../base/warning.ts'
import {isMarkdown, mediaType} from '../find/media-type.ts'
import type {FileRecords, Source} from './source.ts'

/** A file that is one page, or several, of a document of many files. */
export interface PageFile {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  readonly source: Source
}

const FORM_FEED = '\f'

/**
 * Makes one source of the files of a document: a form feed stands between two, unless the first
 * ends with one.
 *
 * @param pages The files, in the order of the document.
 * @returns The source, and where each file stands in it.
 * @throws DocumentFailure `UNKNOWN_TYPE` where a file has a structure of its own, as Markdown has.
 */
export function joinPages(pages: readonly PageFile[]): Source & {readonly files: FileRecords} {
  const changes: MarkupChange[] = []
  const stretches: {readonly start: number; readonly end: number}[] = []
  let text = ''
  // The white space that `text` ends with: to look for it in all of a text costs that of all pages.
  let tail = ''
  for (const {path, source} of pages) {
    if (isMarkdown(path, source.read)) {
      const reason = `${path}: Markdown and office files are documents by themselves, no pages`
      throw new DocumentFailure('UNKNOWN_TYPE', reason)
    }
    if (text !== '' && !tail.includes(FORM_FEED)) {
      text += FORM_FEED
      tail += FORM_FEED
    }
    const start = text.length
    for (const change of source.read?.changes ?? []) {
      changes.push({...change, start: change.start + start, end: change.end + start})
    }
    text += source.source
    const ink = source.source.trimEnd().length
    tail = ink === 0 ? tail + source.source : source.source.slice(ink)
    stretches.push({start, end: text.length})
  }
  const {toPoints} = readCodePoints(text)
  const first = pages.find(({source}) => source.read !== null)?.source.read
  return {
    source: text,
    encoding: pages[0]!.source.encoding,
    replaced: pages.reduce((sum, {source}) => sum + source.replaced, 0),
    warnings: [
      ...pages.flatMap(({path, source}) =>
        source.warnings.map((warning) => ({...warning, message: `${path}: ${warning.message}`}))
      ),
      ...oddNumbers(pages.map(({path}) => path))
    ],
    read: first == null ? null : joined(first, text, changes),
    files: pages.map(({path, sha256, bytes, source}, at) => ({
      path,
      sha256,
      bytes,
      mediaType: mediaType(path, source.read),
      encoding: source.encoding,
      start: toPoints(stretches[at]!.start),
      end: toPoints(stretches[at]!.end)
    }))
  }
}

/** A missing page or one that is there twice, where names differ in their numbers alone. */
function oddNumbers(paths: readonly string[]): Warning[] {
  const named = paths.map((path) => ({path, parts: NUMBERED.exec(toAsciiDigits(path))}))
  const series = named.flatMap(({path, parts}) =>
    parts === null ? [] : [{path, number: Number(parts[2]), rest: `${parts[1]}\0${parts[3]}`}]
  )
  const [first] = series
  if (first === undefined || series.length < named.length) return []
  if (series.some(({rest}) => rest !== first.rest)) return []
  return series.slice(1).flatMap(({path, number}, at): Warning[] => {
    const before = series[at]!
    const between = `between ${before.path} and ${path}`
    if (number === before.number) {
      return [{code: 'PAGE_NUMBERS', message: `page ${number} twice: ${before.path} and ${path}`}]
    }
    const missing = number - before.number - 1
    if (missing === 0) return []
    const what = missing === 1 ? `page ${number - 1} is` : `${missing} pages are`
    return [{code: 'PAGE_NUMBERS', message: `${what} missing ${between}`}]
  })
}

/** The last number of a file's name, and what stands around it. */
const NUMBERED = /^(.*?)(\d{1,9})((?:\D*?\.[^./]*)?)$/su

/** Where words stand on a page is told in one file, and there is none to write again. */
function joined(
  {format}: FormattedSource,
  text: string,
  changes: readonly MarkupChange[]
): FormattedSource {
  return {format, text, changes, layout: null, remarks: []}
}
