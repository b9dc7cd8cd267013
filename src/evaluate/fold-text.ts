import {LETTER} from '../inner.ts'

/** A text brought to the spelling in which readings are compared. */
export interface FoldedText {
  readonly text: string
  /** By UTF-16 code unit of `text`: the offset in the text as it was of what it stands for. */
  readonly at: Int32Array
}

/**
 * Brings a text to the form in which it is compared with its truth. What does not count is taken
 * out or written in one way: white space, invisible characters, the bullet at a line's start, the
 * style of quotation marks, the script of digits, the two ways to write ຳ, ໜ and ໝ, and the order
 * of a vowel sign and its tone mark.
 *
 * @param text Any text.
 * @returns The folded text, and where its characters come from.
 */
export function foldText(text: string): FoldedText {
  return toText(foldSpelling(text), (code) => code !== SPACE && code !== LINE_END)
}

/**
 * Folds as {@link foldText} does, and keeps what parts words: a run of white space is one space;
 * a line's end between two Lao characters is none, as Lao is written without spaces.
 *
 * @param text Any text.
 * @returns The folded text.
 */
export function foldWords(text: string): string {
  const {text: spaced} = toText(foldSpelling(text), () => true)
  return spaced
    .replace(/(?<=[\u0e80-\u0eff]) *\n[ \n]*(?=[\u0e80-\u0eff])/gu, '')
    .replace(/[ \n]+/gu, ' ')
}

/** Characters with their places; `codes` and `at` hold `length` of them. */
interface Characters {
  readonly codes: Uint16Array
  readonly at: Int32Array
  length: number
}

const SPACE = 0x20
const LINE_END = 0x0a
const {
  niggahita: NIGGAHITA,
  aa: AA,
  am: AM,
  hoSung: HO_SUNG,
  no: NO,
  mo: MO,
  hoNo: HO_NO,
  hoMo: HO_MO
} = LETTER

function toText({codes, at, length}: Characters, keeps: (code: number) => boolean): FoldedText {
  const places = new Int32Array(length)
  let text = ''
  let kept = 0
  const flush = (from: number, to: number): void => {
    for (let start = from; start < to; start += 8192) {
      text += String.fromCharCode(...codes.subarray(start, Math.min(to, start + 8192)))
    }
  }
  let from = 0
  for (let i = 0; i < length; i++) {
    if (keeps(codes[i]!)) places[kept++] = at[i]!
    else {
      flush(from, i)
      from = i + 1
    }
  }
  flush(from, length)
  return {text, at: places.slice(0, kept)}
}

function foldSpelling(text: string): Characters {
  const characters = compose(text)
  dropInvisible(characters)
  dropBullets(characters)
  unifySigns(characters)
  joinAm(characters)
  joinDigraphs(characters)
  orderMarks(characters)
  return characters
}

/** NFC, with the place of each character. */
function compose(text: string): Characters {
  const composed = text.normalize('NFC')
  const codes = new Uint16Array(composed.length)
  for (let i = 0; i < composed.length; i++) codes[i] = composed.charCodeAt(i)
  const at = new Int32Array(composed.length)
  if (composed === text) for (let i = 0; i < at.length; i++) at[i] = i
  else placeComposed(text, at)
  return {codes, at, length: composed.length}
}

/** A letter and its marks are composed by themselves, so each begins at its own place. */
function placeComposed(text: string, at: Int32Array): void {
  let to = 0
  for (const {0: cluster, index} of text.matchAll(/\P{M}\p{M}*|\p{M}+/gsu)) {
    const {length} = cluster.normalize('NFC')
    for (let i = 0; i < length && to < at.length; i++) {
      at[to++] = index + Math.min(i, cluster.length - 1)
    }
  }
  // Letters that are composed with one another (Hangul) leave fewer than were counted.
  at.fill(text.length, to)
}

function isInvisible(code: number): boolean {
  return (code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff || code === 0xad
}

function dropInvisible(characters: Characters): void {
  const {codes, at, length} = characters
  let kept = 0
  for (let i = 0; i < length; i++) {
    if (isInvisible(codes[i]!)) continue
    codes[kept] = codes[i]!
    at[kept++] = at[i]!
  }
  characters.length = kept
}

function isLineEnd(code: number): boolean {
  return code === LINE_END || code === 0x0d || code === 0x2028 || code === 0x2029
}

/** White space of ECMAScript, without U+FEFF. */
function isSpace(code: number): boolean {
  if (code <= SPACE) return code === SPACE || (code >= 0x09 && code <= 0x0d)
  if (code < 0x1680) return code === 0xa0
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  )
}

const bullets: ReadonlySet<number> = new Set(Array.from('-*+·•◦▪', (sign) => sign.charCodeAt(0)))
const escaped: ReadonlySet<number> = new Set(Array.from('-*+', (sign) => sign.charCodeAt(0)))
const BACKSLASH = 0x5c

/** How many characters the bullet at a place has; 0 where there is none. */
function bulletLength(codes: Uint16Array, at: number): number {
  if (bullets.has(codes[at]!)) return 1
  return codes[at] === BACKSLASH && escaped.has(codes[at + 1]!) ? 2 : 0
}

/** Takes out the first bullet of each line that begins with one, the white space around it too. */
function dropBullets(characters: Characters): void {
  const {codes, at, length} = characters
  let kept = 0
  let i = 0
  const keep = (): void => {
    codes[kept] = codes[i]!
    at[kept++] = at[i]!
    i++
  }
  let startsLine = true
  while (i < length) {
    if (!startsLine) {
      startsLine = isLineEnd(codes[i]!)
      keep()
      continue
    }
    let start = i
    while (start < length && isSpace(codes[start]!)) start++
    const bullet = start < length ? bulletLength(codes, start) : 0
    let end = start + bullet
    while (bullet > 0 && end < length && isSpace(codes[end]!)) end++
    if (bullet > 0 && end > start + bullet) {
      i = end
      startsLine = isLineEnd(codes[end - 1]!)
    } else {
      while (i < start) keep()
      startsLine = false
    }
  }
  characters.length = kept
}

/** Where the digits of Thai, Lao, Myanmar and Khmer begin. */
const zeros = [0x0e50, 0x0ed0, 0x1040, 0x17e0]
const doubleQuotes: ReadonlySet<number> = new Set([0x201c, 0x201d, 0x201e, 0xab, 0xbb])

function unifySigns({codes, length}: Characters): void {
  for (let i = 0; i < length; i++) {
    const code = codes[i]!
    if (isSpace(code)) codes[i] = isLineEnd(code) || code === 0x0c ? LINE_END : SPACE
    else if (doubleQuotes.has(code)) codes[i] = 0x22
    else if (code === 0x2018 || code === 0x2019) codes[i] = 0x27
    else if (code >= 0x0e50) {
      const zero = zeros.find((first) => code >= first && code <= first + 9)
      if (zero !== undefined) codes[i] = 0x30 + code - zero
    }
  }
}

function isTone(code: number): boolean {
  return code >= 0x0ec8 && code <= 0x0ecb
}

/** ໍ and າ are ຳ, also with a tone mark between them; the tone mark stands before ຳ. */
function joinAm(characters: Characters): void {
  const {codes, at, length} = characters
  let kept = 0
  for (let i = 0; i < length; i++, kept++) {
    codes[kept] = codes[i]!
    at[kept] = at[i]!
    if (codes[i] !== NIGGAHITA) continue
    const tone = i + 1 < length && isTone(codes[i + 1]!) ? 1 : 0
    if (i + 1 + tone >= length || codes[i + 1 + tone] !== AA) continue
    if (tone === 1) {
      codes[kept] = codes[i + 1]!
      at[kept++] = at[i + 1]!
    }
    codes[kept] = AM
    at[kept] = at[i + 1 + tone]!
    i += 1 + tone
  }
  characters.length = kept
  for (let i = 0; i + 1 < kept; i++) {
    if (codes[i] === AM && isTone(codes[i + 1]!)) swap(characters, i++)
  }
}

function joinDigraphs(characters: Characters): void {
  const {codes, at, length} = characters
  let kept = 0
  for (let i = 0; i < length; i++, kept++) {
    codes[kept] = codes[i]!
    at[kept] = at[i]!
    if (codes[i] !== HO_SUNG || i + 1 === length) continue
    const next = codes[i + 1]!
    if (next !== NO && next !== MO) continue
    codes[kept] = next === NO ? HO_NO : HO_MO
    i++
  }
  characters.length = kept
}

/** Vowel signs above and below, ◌ຼ and ◌ໍ: they stand before a tone or cancellation mark. */
function isVowelMark(code: number): boolean {
  return code === 0x0eb1 || (code >= 0x0eb4 && code <= 0x0ebc) || code === NIGGAHITA
}

function orderMarks(characters: Characters): void {
  const {codes, length} = characters
  for (let i = 0; i + 1 < length; i++) {
    const mark = codes[i]!
    if (mark >= 0x0ec8 && mark <= 0x0ecc && isVowelMark(codes[i + 1]!)) swap(characters, i++)
  }
}

/** Changes a character and the next one about. */
function swap({codes, at}: Characters, i: number): void {
  const code = codes[i]!
  const place = at[i]!
  codes[i] = codes[i + 1]!
  at[i] = at[i + 1]!
  codes[i + 1] = code
  at[i + 1] = place
}
