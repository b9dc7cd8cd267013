import {lowerBound} from '../base/lower-bound.ts'
import {applyChanges, type Change} from '../edit/change.ts'
import type {Corrected, Layout, LayoutLine, LayoutWord, Setting, Stretch} from '../types.ts'

/**
 * Writes a file of an engine as it came, but for the words that were corrected. A word that was cut
 * stays in its place with a space in it; of words that were joined, the first has all of the text,
 * and the others, with their boxes, are empty. What left the running text, as page numbers do, stays
 * as it was read.
 *
 * @param corrected What correction made of the file.
 * @param layout Where its words stand.
 * @param program Name and version, for the step of processing that the file tells of.
 * @returns The file; what was read stands beside what was made of it, as far as the format has a
 *   place for it.
 */
export function writeBack(corrected: Corrected, layout: Layout, program: string): string {
  const {source} = corrected
  const all = layout.pages.flatMap(({lines}) => lines)
  const writer = new LineWriter(corrected, all)
  const changes: Change[] = []
  const written = new Map<LayoutLine, string>()
  for (const line of all) {
    const texts = writer.write(line)
    if (texts === null) continue
    line.words.forEach((word, at) => {
      if (texts[at] !== word.text) changes.push(...changesOf(word, texts[at]!, source))
    })
    written.set(line, joined(line.words, texts))
  }
  for (const {part, lines} of layout.copies) {
    if (!lines.some((line) => written.has(line))) continue
    const text = lines.map((line) => written.get(line) ?? joined(line.words)).join('\n')
    changes.push({start: part.start, end: part.end, after: escapeFor(part.literal, text)})
  }
  if (layout.step !== null && !tellsOf(source, layout.step, program)) {
    changes.push(settle(layout.step, program))
  }
  changes.sort((left, right) => left.start - right.start || left.end - right.end)
  return applyChanges(source, changes)
}

/** Reading again what this program wrote is no other step. */
function tellsOf(source: string, {before, after}: Setting, program: string): boolean {
  const lead = before.slice(Math.max(0, before.lastIndexOf('<'))).replace(/^; /, '')
  return source.includes(`${lead}${escapeText(program)}${after}`)
}

function joined(words: readonly LayoutWord[], texts?: readonly string[]): string {
  let line = ''
  words.forEach((word, at) => {
    const text = texts?.[at] ?? word.text
    if (text !== '') line += line === '' || word.glued ? text : ` ${text}`
  })
  return line
}

function changesOf({parts, text, keep}: LayoutWord, after: string, source: string): Change[] {
  const changes: Change[] = keep.map((setting) => settle(setting, text))
  parts.forEach(({start, end, literal}, at) => {
    const own = at === 0 ? escapeFor(literal, after) : ''
    if (source.slice(start, end) !== own) changes.push({start, end, after: own})
  })
  return changes
}

function settle({start, end, before, after, bare}: Setting, text: string): Change {
  return {start, end, after: bare === true ? before : `${before}${escapeText(text)}${after}`}
}

function escapeFor(literal: boolean, text: string): string {
  return literal ? text.replaceAll(']]>', ']]]]><![CDATA[>') : escapeText(text)
}

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** What takes the place of a stretch of one line; null: its words stay as they were read. */
interface Piece extends Stretch {
  readonly after: string | null
}

/** Tells what has become of each word of a line. */
class LineWriter {
  readonly #source: string
  readonly #pieces: Piece[] = []
  readonly #ends: readonly number[]

  /** @param lines All lines of the file, in order. */
  constructor({source, corrections}: Corrected, lines: readonly LayoutLine[]) {
    this.#source = source
    const starts = lines.map(startOf)
    const ends = lines.map(endOf)
    for (const {status, source: span, phase, after} of corrections) {
      if (status !== 'applied') continue
      const {start, end} = span
      // The lines that it reaches into.
      const from = lowerBound(ends, start === end ? start : start + 1)
      const to = Math.max(from, lowerBound(starts, start === end ? end + 1 : end) - 1)
      const reached = lines.slice(from, to + 1)
      const stays = phase === 'furniture' || phase === 'ghost'
      if (stays || reached.length > 2) this.#pieces.push({start, end, after: null})
      else this.#cut({start, end, after}, reached)
    }
    this.#ends = this.#pieces.map(({end}) => end)
  }

  /** Lines stay lines: what parts them is left out, and what reaches over two is dealt out. */
  #cut({start, end, after}: Change, [line, next]: readonly LayoutLine[]): void {
    if (line === undefined) return
    const [first, last] = [startOf(line), endOf(line)]
    if (next === undefined) {
      if (end < first || (end === first && start < end)) return
      const own = start < first ? after.trimStart() : end > last ? after.trimEnd() : after
      this.#pieces.push({start: Math.max(start, first), end: Math.min(end, last), after: own})
      return
    }
    const begins = startOf(next)
    const left = textBetween(this.#source, line, start, last)
    const right = textBetween(this.#source, next, begins, end)
    const at = splitLike(after, left, right)
    const [before, behind] = [after.slice(0, at).trimEnd(), after.slice(at).trimStart()]
    this.#pieces.push({start: Math.max(start, first), end: last, after: before})
    this.#pieces.push({start: begins, end, after: behind})
  }

  /** @returns The text of each word; null where none has changed. */
  write(line: LayoutLine): readonly string[] | null {
    const {words} = line
    const [first, last] = [startOf(line), endOf(line)]
    const written = new WrittenLine(words)
    let from = first
    for (let at = lowerBound(this.#ends, from); at < this.#pieces.length; at++) {
      const {start, end, after} = this.#pieces[at]!
      if (start > last || (start === last && end > last)) break
      if (end === first && start < first) continue
      if (start > from) written.copy(this.#source.slice(from, start), from)
      if (after === null) written.keep(start, end)
      else written.replace(start, end, after)
      from = Math.max(from, end)
    }
    if (from < last) written.copy(this.#source.slice(from, last), from)
    const texts = written.finish()
    return texts.every((text, at) => text === words[at]!.text) ? null : texts
  }
}

function startOf({words}: LayoutLine): number {
  return words[0]!.parts[0]!.start
}

function endOf({words}: LayoutLine): number {
  return words.at(-1)!.parts.at(-1)!.end
}

/** What stands in a stretch of a line, near enough to compare it. */
function textBetween(source: string, {words}: LayoutLine, from: number, to: number): string {
  return words
    .flatMap(({parts}) => parts)
    .map(({start, end}) => source.slice(Math.max(start, from), Math.min(end, to)))
    .filter((text) => text !== '')
    .join(' ')
}

/** Longer stretches are parted in the middle. */
const LONGEST = 1000

/** @returns Where a text is cut so that its halves are most like two others. */
function splitLike(text: string, left: string, right: string): number {
  if (text.length > LONGEST || left.length > LONGEST || right.length > LONGEST) {
    return Math.round((text.length * left.length) / Math.max(1, left.length + right.length))
  }
  const before = distances(text, left)
  const behind = distances(reverse(text), reverse(right)).reverse()
  let best = 0
  for (let at = 1; at <= text.length; at++) {
    if (before[at]! + behind[at]! < before[best]! + behind[best]!) best = at
  }
  return best
}

function reverse(text: string): string {
  let reversed = ''
  for (let at = text.length - 1; at >= 0; at--) reversed += text.charAt(at)
  return reversed
}

/** @returns The edit distances of all beginnings of a text, from the empty one on, from another. */
function distances(text: string, other: string): number[] {
  let row = Array.from({length: text.length + 1}, (_, at) => at)
  for (let line = 1; line <= other.length; line++) {
    const next = [line]
    for (let at = 1; at <= text.length; at++) {
      const differs = text.charCodeAt(at - 1) === other.charCodeAt(line - 1) ? 0 : 1
      next.push(Math.min(row[at - 1]! + differs, row[at]! + 1, next[at - 1]! + 1))
    }
    row = next
  }
  return row
}

/** A line on which words are written in their order. */
class WrittenLine {
  readonly #words: readonly LayoutWord[]
  readonly #starts: readonly number[]
  readonly #texts: string[]
  /** Words that stay as they were read. */
  readonly #kept = new Set<number>()
  /** Words that go on what stands before them. */
  readonly #joined = new Set<number>()

  constructor(words: readonly LayoutWord[]) {
    this.#words = words
    this.#starts = words.map(({parts}) => parts[0]!.start)
    this.#texts = words.map(() => '')
  }

  copy(text: string, at: number): void {
    this.#texts[this.#wordAt(at)]! += text
  }

  keep(start: number, end: number): void {
    const last = this.#wordBefore(start, end)
    for (let word = this.#wordAt(start); word <= last; word++) {
      if (start < this.#words[word]!.parts.at(-1)!.end) this.#kept.add(word)
    }
  }

  /** The pieces of what is put in, as white space parts them, go to the words it reaches over. */
  replace(start: number, end: number, after: string): void {
    const first = this.#wordAt(start)
    const last = this.#lastOf(start, end)
    if (first === last) {
      this.#texts[first]! += after.replace(/\s+/g, ' ')
      return
    }
    const pieces = after.split(/\s+/)
    let word = first
    this.#texts[word]! += pieces[0]!
    for (let piece = 1; piece < pieces.length; piece++) {
      if (word < last) {
        word++
        // The file has no space there, and no place for one.
        if (this.#words[word]!.glued) {
          this.#texts[word]! += ' '
          this.#joined.add(word)
        }
      } else this.#texts[word]! += ' '
      this.#texts[word]! += pieces[piece]!
    }
    while (word < last) {
      word++
      if (!this.#words[word]!.glued) this.#joined.add(word)
    }
  }

  finish(): readonly string[] {
    const texts = this.#texts
    let home = 0
    for (let word = 0; word < texts.length; word++) {
      if (this.#kept.has(word)) texts[word] = this.#words[word]!.text
      else if (this.#joined.has(word) && !this.#kept.has(home)) {
        texts[home]! += texts[word]!
        texts[word] = ''
        continue
      }
      home = word
    }
    return texts
  }

  /** The last word that begins at or before a place; the first one before all. */
  #wordAt(place: number): number {
    return Math.max(0, lowerBound(this.#starts, place + 1) - 1)
  }

  /** The last word that begins before the end of a stretch. */
  #wordBefore(start: number, end: number): number {
    return Math.max(this.#wordAt(start), lowerBound(this.#starts, end) - 1)
  }

  /** What parts two words reaches over both. */
  #lastOf(start: number, end: number): number {
    const next = lowerBound(this.#starts, end)
    return end > start && this.#starts[next] === end ? next : this.#wordBefore(start, end)
  }
}
