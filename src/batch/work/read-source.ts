import {applyChanges} from '../../inner.ts'
import type {FormattedSource} from '../../types.ts'
import {decode, type EncodingErrors} from './decode.ts'
import {DocumentFailure, failureCodes} from '../base/failure.ts'
import {joinPages} from './join-pages.ts'
import type {Source} from './source.ts'
import type {Warning} from '../base/warning.ts'

/** What reads formats besides text, as far as it is loaded. */
export interface Readers {
  readonly markup?: (text: string) => FormattedSource
  readonly html?: (text: string) => FormattedSource
  readonly office?: (bytes: Uint8Array) => FormattedSource
}

type Kind = 'text' | 'picture' | keyof Readers

const MARKUP =
  /^(?:\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)?\s*<(?:\?xml|!doctype|html|(?:\w+:)?alto|(?:\w+:)?pcgts|[a-z]+[^<>]*\bclass\s*=\s*["']ocr_)/i
const NAMED = /\.(?:xml|hocr|alto|page|tsv)$/i
const WEB = /\.x?html?$/i
const WEB_HEAD = /<(?:!doctype html|html|head|body)[\s>]/i
const OFFICE = /\.(?:docx|odt)$/i
const PICTURE = /\.(?:png|jpe?g|tiff?|pdf)$/i
/** First bytes of PNG, JPEG, TIFF and PDF. */
const PICTURE_HEAD = /^(?:\x89PNG|\xFF\xD8\xFF|II\*\0|MM\0\*|%PDF-)/
const TABLE = /^(?:\xEF\xBB\xBF|\xFF\xFE|\xFE\xFF)?level\tpage_num\tblock_num\t/

/** Told by its first bytes, or its name: no text that was read before is read otherwise. */
function kindOf(file: FileFacts): Kind {
  if (isPicture(file)) return 'picture'
  const {path, bytes} = file
  const signs = headOf(bytes, 2000).replaceAll('\0', '')
  if (signs.startsWith('PK\x03\x04') || OFFICE.test(path)) return 'office'
  if (WEB.test(path) || (MARKUP.test(signs) && WEB_HEAD.test(signs))) return 'html'
  return MARKUP.test(signs) || TABLE.test(signs) || NAMED.test(path) ? 'markup' : 'text'
}

function headOf(bytes: Uint8Array, length: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, length)).toString(
    'latin1'
  )
}

/** A file and what it is called. */
export interface FileFacts {
  readonly path: string
  readonly bytes: Uint8Array
  /** What an engine read on it, as hOCR; only where it is a picture. */
  readonly reading?: string
  /** The files of a document of several, whose `bytes` hold those of all, one after the other. */
  readonly pages?: readonly {
    readonly path: string
    readonly sha256: string
    readonly bytes: number
  }[]
}

/**
 * @param file A document.
 * @returns Whether it is a picture, which an engine has to read first.
 */
export function isPicture({path, bytes, pages}: FileFacts): boolean {
  if (pages !== undefined) return false
  return PICTURE.test(path) || PICTURE_HEAD.test(headOf(bytes, 5))
}

/**
 * Loads what reads the formats of some documents; for text nothing is.
 *
 * @param files The documents.
 * @returns What {@link readSource} needs for them.
 */
export async function loadReaders(files: readonly FileFacts[]): Promise<Readers> {
  const kinds = new Set(
    files.flatMap((file) => (file.pages === undefined ? kindOf(file) : partsOf(file).map(kindOf)))
  )
  const readers: {-readonly [kind in keyof Readers]: Readers[kind]} = {}
  if (kinds.has('office')) {
    readers.office = (await import('../../read/read-office.ts')).readOffice
  }
  if (!kinds.has('markup') && !kinds.has('html') && !kinds.has('picture')) return readers
  const {readMarkupFile} = await import('../../read/read-markup-file.ts')
  readers.markup = (text) => readMarkupFile(text)
  if (!kinds.has('html')) return readers
  const {readHtml} = await import('../../read/read-html.ts')
  readers.html = (text) => readMarkupFile(text, readHtml)
  return readers
}

/**
 * Turns the bytes of a document into its text, whatever its format.
 *
 * @param file The document.
 * @param errors What to do with bytes that are no characters.
 * @param readers What {@link loadReaders} gave for it.
 * @returns The text, and what the format tells besides.
 * @throws DocumentFailure as `decode` does, and `XML_ERROR`, `UNKNOWN_TYPE`, `TOO_LARGE`.
 */
export function readSource(file: FileFacts, errors: EncodingErrors, readers: Readers): Source {
  if (file.pages !== undefined) {
    return joinPages(
      partsOf(file).map((part) => ({
        ...part,
        bytes: part.bytes.length,
        source: readSource(part, errors, readers)
      }))
    )
  }
  const kind = kindOf(file)
  try {
    if (kind === 'office') {
      const read = readers.office!(file.bytes)
      const source = read.text
      return {source, encoding: 'utf-8', replaced: 0, warnings: warningsOf(read), read}
    }
    if (kind === 'picture') return pictureSource(file, readers)
    const decoded = decode(file.bytes, errors)
    if (kind === 'text') return {...decoded, read: null}
    const read = readers[kind]!(decoded.source)
    const warnings = [...decoded.warnings, ...warningsOf(read)]
    return {...decoded, source: read.text, warnings, read}
  } catch (error) {
    throw failureOf(error)
  }
}

/** The files of a document of several. */
function partsOf({bytes, pages = []}: FileFacts): (FileFacts & {readonly sha256: string})[] {
  let end = 0
  return pages.map((page) => ({
    path: page.path,
    sha256: page.sha256,
    bytes: bytes.subarray(end, (end += page.bytes))
  }))
}

function pictureSource({bytes, reading}: FileFacts, readers: Readers): Source {
  if (reading === undefined) {
    throw new DocumentFailure('UNKNOWN_TYPE', 'pictures are not read as pages of one document')
  }
  const read = {...readers.markup!(reading), picture: pictureType(bytes)}
  return {source: reading, encoding: 'utf-8', replaced: 0, warnings: warningsOf(read), read}
}

function pictureType(bytes: Uint8Array): string {
  if (bytes[0] === 0x25) return 'application/pdf'
  return bytes[0] === 0x89 ? 'image/png' : bytes[0] === 0xff ? 'image/jpeg' : 'image/tiff'
}

function warningsOf({remarks, changes, layout, text}: FormattedSource): readonly Warning[] {
  const isEmpty =
    changes === null
      ? text.trim() === ''
      : layout?.pages.every(({lines}) => lines.length === 0) === true
  return isEmpty ? [...remarks, {code: 'EMPTY', message: 'the document holds no text'}] : remarks
}

/**
 * @param error Whatever a reader threw.
 * @returns What readers say, by its code, as a failure of the document; anything else is a defect.
 */
export function failureOf(error: unknown): unknown {
  if (!(error instanceof Error) || error.name !== 'ReadFailure' || !('code' in error)) return error
  const code = failureCodes.find((known) => known === error.code)
  return code === undefined ? error : new DocumentFailure(code, error.message, error)
}

/** @returns The text that is corrected: without the markup of the format; Markdown keeps its own. */
export function runningText({source, read}: Pick<Source, 'source' | 'read'>): string {
  const changes = read?.changes ?? null
  return changes === null ? (read?.text ?? source) : applyChanges(source, changes)
}
