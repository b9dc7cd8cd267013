import {isLetter, symbolCount} from '../../model/alphabet.ts'
import {CLASS, isLaoLetter, laoClass} from '../../script/classes.ts'
import {type CompiledChannel, OPAQUE, STRANGER} from './compile.ts'

/** A line of text as the decoder reads it: without the characters that are transparent to words. */
export interface SeenText {
  /** Number of characters. */
  length: number
  /** Seen id of each (see {@link CompiledChannel}). */
  ids: Uint8Array
  /** Offset (UTF-16) of each in the text. */
  at: Int32Array
}

/**
 * @returns A buffer for {@link readLine}; it grows as needed.
 */
export function createSeenText(): SeenText {
  return {length: 0, ids: new Uint8Array(1024), at: new Int32Array(1024)}
}

/**
 * Reads a stretch of the text into the buffer. Zero-width characters are passed over. What must not
 * be guessed at becomes opaque: numbers, codes such as 411/ຄລສພ, Latin words, and every other
 * character that touches no Lao letter.
 *
 * @param seen The buffer to fill.
 * @param text The whole text.
 * @param start Offset of the stretch, which holds no line end.
 * @param end Offset behind it.
 * @param channel Tells the seen ids.
 * @param isFixed Asked in ascending order: whether the character at an offset is kept verbatim.
 */
export function readLine(
  seen: SeenText,
  text: string,
  start: number,
  end: number,
  channel: CompiledChannel,
  isFixed: (offset: number) => boolean
): void {
  if (seen.ids.length < end - start) {
    seen.ids = new Uint8Array(2 * (end - start))
    seen.at = new Int32Array(2 * (end - start))
  }
  const {ids, at} = seen
  let length = 0
  for (let offset = start; offset < end; offset++) {
    const code = text.charCodeAt(offset)
    if (isTransparent(code)) continue
    ids[length] = isFixed(offset) ? OPAQUE : channel.seenId[code]!
    at[length++] = offset
  }
  seen.length = length
  closeForeign(seen, text)
  closeCodes(seen, text)
}

function isTransparent(code: number): boolean {
  return code >= 0x200b && (code <= 0x200d || code === 0x2060 || code === 0xfeff)
}

/** Makes opaque each run of characters that are not Lao and not misread letters in a Lao word. */
function closeForeign({ids, at, length}: SeenText, text: string): void {
  for (let from = 0; from < length; from++) {
    if (ids[from]! < symbolCount) continue
    let to = from
    let latin = 0
    let digits = 0
    let strange = 0
    while (to < length && ids[to]! >= symbolCount) {
      const code = text.charCodeAt(at[to]!)
      if (isLatin(code)) latin++
      else if (isDigit(code)) digits++
      else if (ids[to] === STRANGER) strange++
      to++
    }
    const behind = from > 0 && isLetter(ids[from - 1]!)
    const ahead = to < length && isLetter(ids[to]!)
    const alone = !behind && !ahead
    if (alone || latin > 1 || strange > 3 || (digits > 1 && !(behind && ahead))) {
      ids.fill(OPAQUE, from, to)
    }
    from = to - 1
  }
}

function isLatin(code: number): boolean {
  return (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
}

function isDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || laoClass(code) === CLASS.digit
}

const SLASH = 0x2f

/**
 * Makes opaque each word with a slash that is a document's number: one with a digit, or with an
 * abbreviation, consonants alone, behind the slash (a misread digit leaves no other sign).
 */
function closeCodes({ids, at, length}: SeenText, text: string): void {
  let slash = false
  let digit = false
  let consonants = 0
  let others = 0
  let from = 0
  for (let place = 0; place <= length; place++) {
    if (place < length && ids[place] !== 0) {
      const code = text.charCodeAt(at[place]!)
      if (code === SLASH) {
        slash = true
        consonants = others = 0
      } else if (laoClass(code) === CLASS.consonant) consonants++
      else if (isLaoLetter(code)) others++
      digit ||= isDigit(code)
      continue
    }
    if (slash && (digit || (consonants > 1 && others === 0))) ids.fill(OPAQUE, from, place)
    slash = digit = false
    consonants = others = 0
    from = place + 1
  }
}
