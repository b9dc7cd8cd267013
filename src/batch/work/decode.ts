import {isUtf8} from 'node:buffer'
import {DocumentFailure} from '../base/failure.ts'
import type {Warning} from '../base/warning.ts'

/** How the bytes of a document spell its characters. */
export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** What to do with bytes that are no characters: refuse the document, or write U+FFFD. */
export type EncodingErrors = 'fail' | 'replace'

/** A document's characters, as they came. */
export interface Decoded {
  /** With byte-order mark (as U+FEFF) and line ends as they came. */
  readonly source: string
  readonly encoding: Encoding
  /** How many U+FFFD stand for bytes that were no characters. */
  readonly replaced: number
  readonly warnings: readonly Warning[]
}

/**
 * Turns bytes into characters and loses nothing: a byte-order mark stays as U+FEFF, line ends stay.
 *
 * @param bytes The file.
 * @param errors What to do with bytes that are no characters (default: refuse the document).
 * @returns The text, and what is odd about it.
 * @throws DocumentFailure `BINARY_INPUT`, `INVALID_UTF8` and `INVALID_UTF16` (both with the byte offset,
 *   counted from 0).
 */
export function decode(bytes: Uint8Array, errors: EncodingErrors = 'fail'): Decoded {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const encoding = encodingOf(buffer)
  const text =
    encoding === 'utf-8' ? decodeUtf8(buffer, errors) : decodeUtf16(buffer, encoding, errors)
  const warnings: Warning[] = []
  if (encoding !== 'utf-8') {
    warnings.push({code: 'UTF16', message: `decoded as ${encoding.toUpperCase()} by its mark`})
  }
  if (text.replaced > 0) {
    const message = `${text.replaced} times, bytes that are no characters were replaced by U+FFFD`
    warnings.push({code: 'REPLACED', message})
  }
  if (text.source.trim() === '') {
    warnings.push({code: 'EMPTY', message: 'the document holds no text'})
  } else if (looksLikeLegacyFont(text.source)) {
    warnings.push({code: 'LEGACY_FONT', message: `${legacyHint}; the text is left as it is`})
  }
  return {...text, encoding, warnings}
}

interface Text {
  readonly source: string
  readonly replaced: number
}

const legacyHint = 'no Lao letter, but many Latin-1 ones: perhaps text in a legacy 8-bit Lao font'

function encodingOf(buffer: Buffer): Encoding {
  // FF FE 00 00 is the mark of UTF-32; its NUL bytes have it refused as binary.
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return 'utf-16le'
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

function decodeUtf8(buffer: Buffer, errors: EncodingErrors): Text {
  refuseBinary(buffer)
  if (isUtf8(buffer)) return {source: buffer.toString('utf8'), replaced: 0}
  if (errors === 'fail') {
    const offset = firstInvalidByte(buffer)
    const hint = looksLikeLegacyFont(buffer.toString('latin1')) ? `; ${legacyHint}` : ''
    const byte = buffer[offset]!.toString(16).toUpperCase().padStart(2, '0')
    throw new DocumentFailure('INVALID_UTF8', `not UTF-8 at byte ${offset} (0x${byte})${hint}`)
  }
  const source = new TextDecoder('utf-8', {ignoreBOM: true}).decode(buffer)
  return {source, replaced: countReplacements(source) - countReplacementBytes(buffer)}
}

function decodeUtf16(buffer: Buffer, encoding: Encoding, errors: EncodingErrors): Text {
  const even = buffer.subarray(0, buffer.length - (buffer.length % 2))
  const source = (encoding === 'utf-16le' ? even : Buffer.from(even).swap16()).toString('utf16le')
  if (source.includes('\0')) throw new DocumentFailure('BINARY_INPUT', 'holds U+0000: not text')
  const cut = buffer.length % 2 === 1
  const lone = source.search(/\p{Surrogate}/u)
  if (lone === -1 && !cut) return {source, replaced: 0}
  if (errors === 'fail') {
    const offset = (lone === -1 ? source.length : lone) * 2
    throw new DocumentFailure('INVALID_UTF16', `not UTF-16 at byte ${offset}`)
  }
  const whole = source.replace(/\p{Surrogate}/gu, '\uFFFD') + (cut ? '\uFFFD' : '')
  return {source: whole, replaced: countReplacements(whole) - countReplacements(source)}
}

function refuseBinary(buffer: Buffer): void {
  const nul = buffer.indexOf(0)
  if (nul !== -1) {
    throw new DocumentFailure('BINARY_INPUT', `holds a NUL byte at ${nul}: not text`)
  }
  const head = buffer.subarray(0, 8192)
  let controls = 0
  for (const byte of head) {
    // Tab, line ends, form feed and escape do stand in text files.
    if (byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1b) controls++
  }
  if (controls * 10 > head.length) {
    throw new DocumentFailure('BINARY_INPUT', 'more than a tenth are control characters: not text')
  }
}

/** After table 3-7 of the Unicode Standard: the first byte that cannot stand where it stands. */
function firstInvalidByte(buffer: Buffer): number {
  let at = 0
  while (at < buffer.length) {
    const length = sequenceLength(buffer, at)
    if (length === 0) return at
    at += length
  }
  return at
}

function sequenceLength(buffer: Buffer, at: number): number {
  const lead = buffer[at]!
  if (lead < 0x80) return 1
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2
  if (lead < 0xc2 || lead > 0xf4) return 0
  const second = buffer[at + 1] ?? 0
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  if (second < low || second > high) return 0
  for (let next = at + 2; next < at + length; next++) {
    if (((buffer[next] ?? 0) & 0xc0) !== 0x80) return 0
  }
  return length
}

function countReplacements(text: string): number {
  let count = 0
  for (let at = text.indexOf('\uFFFD'); at !== -1; at = text.indexOf('\uFFFD', at + 1)) count++
  return count
}

/** U+FFFD that the file itself holds. */
function countReplacementBytes(buffer: Buffer): number {
  let count = 0
  for (let at = buffer.indexOf('\uFFFD'); at !== -1; at = buffer.indexOf('\uFFFD', at + 3)) count++
  return count
}

/**
 * Fonts of before Unicode draw Lao over Latin-1 letters. No language written in Latin letters has
 * so many of U+00A1 to U+00FF (French and Icelandic stay below a tenth).
 */
function looksLikeLegacyFont(text: string): boolean {
  let high = 0
  let visible = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x0e80 && code <= 0x0eff) return false
    if (code > 0x20) visible++
    if ((code > 0xa0 && code <= 0xff) || (code >= 0xf000 && code <= 0xf0ff)) high++
  }
  return visible >= 20 && high * 6 > visible
}
