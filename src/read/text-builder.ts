import type {
  Box,
  Layout,
  LayoutLine,
  LayoutPage,
  LayoutWord,
  MarkupChange,
  Setting,
  WordPart
} from '../types.ts'
import {ReadFailure} from './read-failure.ts'
import {characterOf} from './walk-xml.ts'

/** More words than any bearable document has. */
const WORDS = 500_000

/** A word that a file tells of. */
export type FoundWord = Omit<LayoutWord, 'glued' | 'keep'> & Partial<LayoutWord>

/**
 * Puts together what turns a file into its running text, in the order of the file: words of a line
 * are parted by a space, lines by a line feed, paragraphs by an empty line, pages by a form feed.
 */
export class TextBuilder {
  readonly #source: string
  readonly #what: string
  readonly #changes: MarkupChange[] = []
  readonly #pages: (Omit<LayoutPage, 'lines'> & {lines: LayoutLine[]})[] = []
  readonly #copies: {part: WordPart; lines: readonly LayoutLine[]}[] = []
  #words = 0
  #behind = 0
  #begun = false
  #lineEnds = 0
  #pageEnds = 0

  /**
   * @param source The file, decoded.
   * @param what What its markup is called in the account of changes.
   */
  constructor(source: string, what: string) {
    this.#source = source
    this.#what = what
  }

  /**
   * Counts a word that was found, before it is kept.
   *
   * @throws ReadFailure `TOO_LARGE` beyond half a million.
   */
  countWord(): void {
    if (++this.#words > WORDS) throw new ReadFailure('TOO_LARGE', `more than ${WORDS} words`)
  }

  /** Begins a page; sizes are in the units of the file. */
  beginPage(width: number | null = null, height: number | null = null): void {
    if (this.#pages.length > 0) this.#pageEnds++
    this.#pages.push({width, height, lines: []})
  }

  /** What comes next is another paragraph. */
  endParagraph(): void {
    this.#lineEnds = 2
  }

  /** @returns The line, as it is in the layout; undefined where it holds no word. */
  addLine(words: readonly FoundWord[], box: Box | null = null): LayoutLine | undefined {
    const own: LayoutWord[] = []
    for (const {text: raw, parts: all, box, confidence, keep = [], glued = false} of words) {
      const text = raw.trim()
      const parts = trimParts(this.#source, all)
      if (text === '' || parts.length === 0) continue
      const word = {text, parts, box, confidence, keep, glued: glued && own.length > 0}
      this.#addWord(word, own.length === 0)
      own.push(word)
    }
    if (own.length === 0) return undefined
    this.#lineEnds = Math.max(this.#lineEnds, 1)
    if (this.#pages.length === 0) this.beginPage()
    const line = {words: own, box}
    this.#pages.at(-1)!.lines.push(line)
    return line
  }

  /** A stretch of the file repeats the text of lines. */
  addCopy(part: WordPart, lines: readonly LayoutLine[]): void {
    this.#copies.push({part, lines})
  }

  /** @returns All changes, none overlapping, and the layout. */
  finish(step: Setting | null): {changes: MarkupChange[]; layout: Layout} {
    this.#change(this.#source.length, this.#begun ? '\n' : '')
    const copies = this.#copies.sort((left, right) => left.part.start - right.part.start)
    return {changes: this.#changes, layout: {pages: this.#pages, copies, step}}
  }

  #addWord({parts, glued}: LayoutWord, first: boolean): void {
    const separator = !this.#begun ? '\f'.repeat(this.#pageEnds) : this.#separator(first, glued)
    let between = separator
    for (const {start, end, literal} of parts) {
      this.#change(start, between)
      between = ''
      this.#behind = end
      for (const {0: sign, index} of this.#source.slice(start, end).matchAll(SIGNS)) {
        if (literal && sign.startsWith('&')) continue
        const after = sign.startsWith('&') ? characterOf(sign).replace(BREAKS, ' ') : ' '
        if (sign === after) continue
        const at = start + index
        this.#changes.push({start: at, end: at + sign.length, after, what: this.#what})
      }
    }
    this.#begun = true
    this.#lineEnds = 0
    this.#pageEnds = 0
  }

  #separator(first: boolean, glued: boolean): string {
    if (this.#pageEnds > 0) return `\n${'\f'.repeat(this.#pageEnds)}`
    if (first) return '\n'.repeat(Math.max(1, this.#lineEnds))
    return glued ? '' : ' '
  }

  #change(end: number, after: string): void {
    const start = this.#behind
    if (start === end && after === '') return
    this.#changes.push({start, end, after, what: this.#what})
  }
}

const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/g
const SIGNS = /&[^;]*;|[\t\n\v\f\r\u0085\u2028\u2029]+/g

/**
 * @param source The file, decoded.
 * @param parts Stretches of it.
 * @returns Them without the white space around the text that they hold together.
 */
export function trimParts(source: string, parts: readonly WordPart[]): WordPart[] {
  const blank = (part: WordPart): boolean => source.slice(part.start, part.end).trim() === ''
  const from = parts.findIndex((part) => !blank(part))
  if (from === -1) return []
  const to = parts.findLastIndex((part) => !blank(part))
  return parts.slice(from, to + 1).map((part, index, all) => {
    const raw = source.slice(part.start, part.end)
    const start = index === 0 ? part.end - raw.trimStart().length : part.start
    const end = index === all.length - 1 ? part.start + raw.trimEnd().length : part.end
    return {...part, start, end}
  })
}
