import {readCodePoints} from '../../inner.ts'
import type {SourceInfo} from '../../index.ts'
import type {FormattedSource, MarkupChange} from '../../types.ts'
import {DocumentFailure} from '../base/failure.ts'
import {isMarkdown, mediaType} from '../find/media-type.ts'
import type {Source} from './read-source.ts'

/** A file that is one page, or several, of a document of many files. */
export interface PageFile {
  readonly path: string
  readonly sha256: string
  readonly bytes: number
  readonly source: Source
}

/** What is on record of the files of a document. */
export type FileRecords = NonNullable<SourceInfo['files']>

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
  for (const {path, source} of pages) {
    if (isMarkdown(path, source.read)) {
      const reason = `${path}: Markdown and office files are documents by themselves, no pages`
      throw new DocumentFailure('UNKNOWN_TYPE', reason)
    }
    if (text !== '' && !/\f\s*$/.test(text)) text += FORM_FEED
    const start = text.length
    for (const change of source.read?.changes ?? []) {
      changes.push({...change, start: change.start + start, end: change.end + start})
    }
    text += source.source
    stretches.push({start, end: text.length})
  }
  const {toPoints} = readCodePoints(text)
  const first = pages.find(({source}) => source.read !== null)?.source.read
  return {
    source: text,
    encoding: pages[0]!.source.encoding,
    replaced: pages.reduce((sum, {source}) => sum + source.replaced, 0),
    warnings: pages.flatMap(({path, source}) =>
      source.warnings.map((warning) => ({...warning, message: `${path}: ${warning.message}`}))
    ),
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

/** Where words stand on a page is told in one file, and there is none to write again. */
function joined(
  {format}: FormattedSource,
  text: string,
  changes: readonly MarkupChange[]
): FormattedSource {
  return {format, text, changes, layout: null, remarks: []}
}
