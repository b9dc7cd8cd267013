import type {Box, Setting, WordPart} from '../types.ts'
import type {PageFile} from './page-file.ts'
import {TextBuilder, trimParts, type FoundWord} from './text-builder.ts'
import {walkXml, type XmlValue} from './walk-xml.ts'

type Role = 'page' | 'paragraph' | 'line' | 'word' | 'none'

const ROLES: Readonly<Record<string, Role>> = {
  ocr_page: 'page',
  ocr_carea: 'paragraph',
  ocrx_block: 'paragraph',
  ocr_par: 'paragraph',
  ocr_line: 'line',
  ocrx_line: 'line',
  ocr_header: 'line',
  ocr_footer: 'line',
  ocr_caption: 'line',
  ocr_textfloat: 'line',
  ocrx_word: 'word'
}

interface Open {
  readonly role: Role
  readonly box: Box | null
  readonly confidence: number | null
  readonly title: {readonly end: number} | null
  parts: WordPart[]
  text: string
  readonly words: FoundWord[]
}

/**
 * Reads hOCR that is well-formed XML, as engines write it. Text of a line that stands in no word,
 * and text of a page that stands in no line, is a word or a line of its own.
 *
 * @param source The file, decoded.
 * @returns What turns it into its text, and the layout.
 * @throws ReadFailure where it is not well-formed.
 */
export function readHocr(source: string): PageFile {
  const builder = new TextBuilder(source, 'hOCR')
  const open: Open[] = []
  /** Where the file tells what was done with it: after the engine, or at the end of its head. */
  const places: {engine?: number; head?: number} = {}
  const enclosing = (...roles: Role[]): Open | undefined =>
    open.findLast(({role}) => roles.includes(role))

  /** Text of a line or page that stands outside words. */
  const settle = (at: Open | undefined): void => {
    if (at === undefined || at.role === 'word' || at.parts.length === 0) return
    const parts = trimParts(source, at.parts)
    const text = at.text.trim()
    at.parts = []
    at.text = ''
    if (parts.length === 0) return
    builder.countWord()
    const word = {text, parts, box: null, confidence: null}
    if (at.role === 'line') at.words.push(word)
    else builder.addLine([word])
  }
  walkXml(source, {
    open(element) {
      const {name, attributes, tag} = element
      const isEngine = name === 'meta' && attributes.get('name')?.value === 'ocr-system'
      if (isEngine && element.selfClosing) places.engine = tag.end
      const role = roleOf(attributes.get('class')?.value)
      const title = attributes.get('title')
      const above = enclosing('word', 'line', 'page')
      if (role !== 'none' && above?.role !== 'word') settle(above)
      if (role === 'page') {
        const box = boxOf(title)
        builder.beginPage(box && box.right - box.left, box && box.bottom - box.top)
      } else if (role === 'paragraph') builder.endParagraph()
      open.push({
        role,
        box: role === 'none' ? null : boxOf(title),
        confidence: role === 'word' ? confidenceOf(title) : null,
        title: title === undefined ? null : {end: title.end},
        parts: [],
        text: '',
        words: []
      })
    },
    close(name, tag) {
      const closed = open.pop()!
      if (name === 'head' && tag.end > tag.start) places.head = tag.start
      if (closed.role === 'word') {
        const parts = trimParts(source, closed.parts)
        if (parts.length === 0) return
        builder.countWord()
        const {box, confidence, title} = closed
        const keep = title === null ? [] : [keepInTitle(title.end)]
        const word = {text: closed.text.trim(), parts, box, confidence, keep}
        const line = enclosing('line')
        if (line === undefined) builder.addLine([word], box)
        else line.words.push(word)
      } else {
        settle(closed.role === 'paragraph' ? enclosing('word', 'line', 'page') : closed)
        if (closed.role === 'line') builder.addLine(closed.words, closed.box)
        else if (closed.role === 'paragraph' || closed.role === 'page') builder.endParagraph()
      }
    },
    text(value, part) {
      const home = enclosing('word', 'line', 'page')
      if (home === undefined) return
      home.parts.push(part)
      home.text += value
    }
  })
  const at = places.engine ?? places.head
  const step = at === undefined ? null : {start: at, end: at, before: META, after: '"/>'}
  return {...builder.finish(step), remarks: []}
}

const META = '<meta name="ocr-post-correction" content="'

/** A property that other readers pass over. */
function keepInTitle(end: number): Setting {
  return {start: end, end, before: '; x_read &quot;', after: '&quot;'}
}

function roleOf(classes: string | undefined): Role {
  if (classes === undefined) return 'none'
  for (const name of classes.split(/\s+/)) {
    const role = Object.hasOwn(ROLES, name) ? ROLES[name] : undefined
    if (role !== undefined) return role
  }
  return 'none'
}

function boxOf(title: XmlValue | undefined): Box | null {
  const found = /\bbbox\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)\s+(-?\d+)/.exec(title?.value ?? '')
  if (found === null) return null
  const [left, top, right, bottom] = found.slice(1).map(Number)
  return {left: left!, top: top!, right: right!, bottom: bottom!}
}

/** `x_wconf` is in percent. */
function confidenceOf(title: XmlValue | undefined): number | null {
  const found = /\bx_wconf\s+(\d+(?:\.\d+)?)/.exec(title?.value ?? '')
  const value = found === null ? NaN : Number(found[1]) / 100
  return value >= 0 && value <= 1 ? value : null
}
