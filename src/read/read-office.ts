import {writeMarkdown} from '../emit/to-markdown.ts'
import type {FormattedSource} from '../types.ts'
import {DOCX_PARTS, readDocx} from './read-docx.ts'
import {ReadFailure} from './read-failure.ts'
import {ODT_PARTS, readOdt} from './read-odt.ts'
import {unpack} from './unpack.ts'

/**
 * Reads a document of a word processor, DOCX or ODT, as Markdown.
 *
 * @param bytes The file.
 * @returns The document; its text is Markdown.
 * @throws ReadFailure `BAD_ARCHIVE`, `UNKNOWN_TYPE`, `XML_ERROR`, `TOO_LARGE`.
 */
export function readOffice(bytes: Uint8Array): FormattedSource {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  if (!isZip) throw new ReadFailure('BAD_ARCHIVE', 'neither DOCX nor ODT: no ZIP archive')
  const wanted = new Set([...DOCX_PARTS, ...ODT_PARTS])
  const parts = unpack(bytes, (path) => wanted.has(path))
  const format = parts.has(DOCX_PARTS[0]!) ? 'docx' : parts.has(ODT_PARTS[0]!) ? 'odt' : undefined
  if (format === undefined) {
    throw new ReadFailure('UNKNOWN_TYPE', 'an archive that is neither DOCX nor ODT')
  }
  const root = format === 'docx' ? readDocx(parts) : readOdt(parts)
  return {format, text: writeMarkdown(root), changes: null, layout: null, remarks: []}
}
