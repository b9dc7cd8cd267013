import type {Box, LayoutLine, Setting, Span, WordPart} from '../types.ts'
import type {PageFile} from './page-file.ts'
import {TextBuilder, trimParts, type FoundWord} from './text-builder.ts'
import {walkXml, type XmlElement} from './walk-xml.ts'

/** One `TextEquiv`: what its parent is read as. */
interface Reading {
  readonly index: number | null
  readonly confidence: number | null
  readonly prefix: string
  /** After the name in the start tag. */
  readonly nameEnd: number
  parts: WordPart[]
  text: string
  end: number
}

/** A region, line, word or glyph that is open. */
interface Open {
  readonly name: string
  box: Box | null
  readonly readings: Reading[]
  readonly words: FoundWord[]
  readonly lines: LayoutLine[]
}

/**
 * Reads PAGE XML, 2013 to 2024. The words of a line count where the line's own text agrees with
 * them or there is none; else the line's text does, as it is what people correct first.
 *
 * The text is in the order of the file: a reading order that differs is told in a remark.
 *
 * @param source The file, decoded.
 * @returns What turns it into its text, and the layout.
 * @throws ReadFailure where it is not well-formed.
 */
export function readPage(source: string): PageFile {
  return new PageReader(source).read()
}

/** From here on several readings, and steps of processing, have a place in the file. */
const WITH_STEPS = '2019-07-15'

class PageReader {
  readonly #source: string
  readonly #builder: TextBuilder
  readonly #open: Open[] = []
  readonly #regions: string[] = []
  readonly #order: string[] = []
  #version = ''
  #prefix = ''
  #reading: Reading | null = null
  #unicode = false
  #metadata: {end: number | null; comments: number | null; userDefined: boolean} = {
    end: null,
    comments: null,
    userDefined: false
  }
  #inMetadata = false

  constructor(source: string) {
    this.#source = source
    this.#builder = new TextBuilder(source, 'PAGE')
  }

  read(): PageFile {
    walkXml(this.#source, {
      open: (element) => {
        this.#openElement(element)
      },
      close: (name, tag) => {
        this.#closeElement(name, tag)
      },
      text: (value, part) => {
        if (!this.#unicode || this.#reading === null) return
        this.#reading.parts.push(part)
        this.#reading.text += value
      }
    })
    return {...this.#builder.finish(this.#step()), remarks: this.#remarks()}
  }

  #openElement(element: XmlElement): void {
    const {name, attributes, prefix, tag} = element
    const value = (key: string): string | undefined => attributes.get(key)?.value
    switch (name) {
      case 'PcGts': {
        this.#prefix = prefix
        const space = value(prefix === '' ? 'xmlns' : prefix.slice(0, -1)) ?? ''
        this.#version = /\d{4}-\d\d-\d\d/.exec(space)?.[0] ?? ''
        break
      }
      case 'Metadata':
        this.#inMetadata = true
        break
      case 'Page':
        this.#builder.beginPage(numberOf(value('imageWidth')), numberOf(value('imageHeight')))
        break
      case 'RegionRef':
      case 'RegionRefIndexed':
        this.#order.push(value('regionRef') ?? '')
        break
      case 'Coords': {
        const top = this.#open.at(-1)
        if (top !== undefined) top.box ??= boxOf(value('points'))
        break
      }
      case 'TextEquiv':
        this.#reading = {
          index: numberOf(value('index')),
          confidence: numberOf(value('conf')),
          prefix,
          nameEnd: tag.start + 1 + prefix.length + name.length,
          parts: [],
          text: '',
          end: 0
        }
        break
      case 'Unicode':
        this.#unicode = true
        break
      default:
        if (!holdsText(name)) break
        if (name === 'TextRegion') {
          this.#regions.push(value('id') ?? '')
          this.#builder.endParagraph()
        }
        this.#open.push({name, box: null, readings: [], words: [], lines: []})
    }
  }

  #closeElement(name: string, tag: Span<'source'>): void {
    if (this.#inMetadata) this.#closeInMetadata(name, tag)
    if (name === 'Unicode') this.#unicode = false
    else if (name === 'TextEquiv' && this.#reading !== null) {
      this.#reading.end = tag.end
      this.#open.at(-1)?.readings.push(this.#reading)
      this.#reading = null
    } else if (this.#open.at(-1)?.name === name) {
      const closed = this.#open.pop()!
      if (name === 'Word') this.#closeWord(closed)
      else if (name === 'TextLine') this.#closeLine(closed)
      else if (name.endsWith('Region')) this.#closeRegion(closed)
    }
  }

  #closeWord({box, readings}: Open): void {
    const word = this.#wordOf(readings, box)
    if (word !== null) this.#open.at(-1)?.words.push(word)
  }

  #closeLine({box, readings, words}: Open): void {
    const own = this.#wordOf(readings, box)
    const agrees = own === null || fold(own.text) === fold(words.map(({text}) => text).join(' '))
    const chosen = words.length > 0 && agrees ? words : own === null ? [] : [own]
    const line = this.#builder.addLine(chosen, box)
    if (line === undefined) return
    if (own !== null && chosen === words) this.#addCopy(own, [line])
    this.#open.findLast(({name}) => name.endsWith('Region'))?.lines.push(line)
  }

  #closeRegion({box, readings, lines}: Open): void {
    const own = this.#wordOf(readings, box)
    if (lines.length === 0) {
      if (own !== null) this.#addParagraph(own, box)
    } else if (own !== null) {
      const text = lines.map(({words}) => words.map((word) => word.text).join(' ')).join('\n')
      if (fold(own.text) === fold(text)) this.#addCopy(own, lines)
    }
    this.#open.at(-1)?.lines.push(...lines)
    this.#builder.endParagraph()
  }

  /** A region that knows no lines is cut where its text is. */
  #addParagraph({parts, confidence}: FoundWord, box: Box | null): void {
    for (const part of parts) {
      for (const {0: raw, index} of this.#source
        .slice(part.start, part.end)
        .matchAll(/[^\r\n]+/g)) {
        const start = part.start + index
        const piece = {...part, start, end: start + raw.length}
        const trimmed = trimParts(this.#source, [piece])
        this.#builder.addLine([{text: raw, parts: trimmed, box: null, confidence}], box)
      }
    }
  }

  #addCopy({parts}: FoundWord, lines: readonly LayoutLine[]): void {
    const [part] = parts
    if (part !== undefined && parts.length === 1) this.#builder.addCopy(part, lines)
  }

  /** @returns What the first reading says; null where it says nothing. */
  #wordOf(readings: readonly Reading[], box: Box | null): FoundWord | null {
    let first: Reading | null = null
    for (const reading of readings) {
      if (first === null || (reading.index ?? 0) < (first.index ?? 0)) first = reading
    }
    if (first === null) return null
    const parts = trimParts(this.#source, first.parts)
    if (parts.length === 0) return null
    this.#builder.countWord()
    const {confidence} = first
    return {text: first.text.trim(), parts, box, confidence, keep: this.#keep(first, readings)}
  }

  /** What was read stands as the last of several readings. */
  #keep({index, nameEnd}: Reading, readings: readonly Reading[]): Setting[] {
    if (this.#version < WITH_STEPS) return []
    const {end, prefix} = readings.at(-1)!
    const last = readings.reduce((most, one, at) => Math.max(most, one.index ?? at), 0)
    const before = `<${prefix}TextEquiv index="${last + 1}"><${prefix}Unicode>`
    const after = `</${prefix}Unicode></${prefix}TextEquiv>`
    const own: Setting = {start: end, end, before, after}
    if (index !== null) return [own]
    // The reading that counts is the one with the lowest index.
    const first = {start: nameEnd, end: nameEnd, before: ' index="0"', after: '', bare: true}
    return [first, own]
  }

  #closeInMetadata(name: string, tag: Span<'source'>): void {
    if (name === 'Comments' && tag.end > tag.start) this.#metadata.comments = tag.start
    if (name === 'UserDefined') this.#metadata.userDefined = true
    if (name !== 'Metadata') return
    this.#inMetadata = false
    if (tag.end > tag.start) this.#metadata.end = tag.start
  }

  #step(): Setting | null {
    const {end, comments} = this.#metadata
    if (end === null) return null
    const p = this.#prefix
    if (this.#version >= WITH_STEPS) {
      const before = `<${p}MetadataItem type="processingStep" name="post-correction" value="`
      return {start: end, end, before, after: '"/>'}
    }
    const what = 'text corrected by '
    if (comments !== null) return {start: comments, end: comments, before: `; ${what}`, after: ''}
    return {start: end, end, before: `<${p}Comments>${what}`, after: `</${p}Comments>`}
  }

  #remarks(): PageFile['remarks'] {
    const places = new Map(this.#regions.map((id, at) => [id, at]))
    const order = this.#order.flatMap((id) => places.get(id) ?? [])
    if (order.every((at, index) => index === 0 || order[index - 1]! <= at)) return []
    const message =
      'the regions of the file are not in its reading order; they are read as they stand'
    return [{code: 'READING_ORDER', message}]
  }
}

function holdsText(name: string): boolean {
  return name === 'TextLine' || name === 'Word' || name === 'Glyph' || name.endsWith('Region')
}

function fold(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function numberOf(text: string | undefined): number | null {
  const value = parseFloat(text ?? '')
  return Number.isFinite(value) ? value : null
}

/** The box around the points of an outline. */
function boxOf(points: string | undefined): Box | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [, x, y] of (points ?? '').matchAll(/(-?\d+),(-?\d+)/g)) {
    left = Math.min(left, Number(x))
    top = Math.min(top, Number(y))
    right = Math.max(right, Number(x))
    bottom = Math.max(bottom, Number(y))
  }
  return left > right ? null : {left, top, right, bottom}
}
