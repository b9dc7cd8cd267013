import type {Box, Setting, WordPart} from '../types.ts'
import {TextBuilder, type FoundWord} from './text-builder.ts'
import {walkXml, type XmlElement} from './walk-xml.ts'
import type {PageFile} from './page-file.ts'

/**
 * Reads ALTO, versions 2 to 4. Where a file tells of the spaces between words (`SP`), these count;
 * else each `String` is a word of its own.
 *
 * @param source The file, decoded.
 * @returns What turns it into its text, and the layout.
 * @throws ReadFailure where it is not well-formed.
 */
export function readAlto(source: string): PageFile {
  const builder = new TextBuilder(source, 'ALTO')
  const tellsSpaces = /<(?:[\w.-]+:)?SP[\s/>]/.test(source)
  let line: FoundWord[] = []
  let lineBox: Box | null = null
  let spaced = false
  let word: (FoundWord & {element: XmlElement; at: number}) | null = null
  const description = new Description()
  const addWord = (text: string, part: WordPart, more: Partial<FoundWord>): void => {
    const glued = more.glued ?? (tellsSpaces && !spaced && line.length > 0)
    builder.countWord()
    line.push({text, parts: [part], box: null, confidence: null, ...more, glued})
    spaced = false
  }
  walkXml(source, {
    open(element) {
      description.open(element)
      const {name, attributes} = element
      const content = attributes.get('CONTENT')
      switch (name) {
        case 'Page':
          builder.beginPage(numberOf(element, 'WIDTH'), numberOf(element, 'HEIGHT'))
          break
        case 'TextBlock':
          builder.endParagraph()
          break
        case 'TextLine':
          line = []
          spaced = false
          lineBox = boxOf(element)
          break
        case 'SP':
          spaced = true
          break
        case 'HYP':
          if (content !== undefined) addWord(content.value, partOf(content), {glued: true})
          break
        case 'String':
          if (content === undefined) break
          word = {
            text: content.value,
            parts: [partOf(content)],
            box: boxOf(element),
            confidence: within(numberOf(element, 'WC')),
            element: {...element, attributes: new Map()},
            at: element.tag.end
          }
          break
      }
    },
    close(name, tag) {
      description.close(name, tag.start)
      if (name === 'TextLine') builder.addLine(line, lineBox)
      else if (name === 'TextBlock') builder.endParagraph()
      else if (name === 'Shape' && word !== null) word.at = tag.end
      else if (name === 'String' && word !== null) {
        const {text, parts, box, confidence, element, at} = word
        const keep = [keepAlternative(element, at)]
        addWord(text, parts[0]!, {box, confidence, keep})
        word = null
      }
    }
  })
  return {...builder.finish(description.step()), remarks: []}
}

/** What was read stands before the glyphs, after the shape. */
function keepAlternative({prefix, tag, selfClosing}: XmlElement, at: number): Setting {
  const before = `<${prefix}ALTERNATIVE PURPOSE="as read">`
  const after = `</${prefix}ALTERNATIVE>`
  return selfClosing
    ? {start: tag.end - 2, end: tag.end, before: `>${before}`, after: `${after}</${prefix}String>`}
    : {start: at, end: at, before, after}
}

/** What the step of this program is called in a file. */
const ID = 'laodoc'

/** Where the file tells what was done with it: differently until version 3, and from 4 on. */
class Description {
  #prefix = ''
  #modern = false
  #inside = false
  #processing: number | null = null
  #end: number | null = null
  readonly #ids = new Set<string>()

  open({name, prefix, attributes, selfClosing}: XmlElement): void {
    if (name === 'alto') {
      this.#prefix = prefix
      const space = attributes.get(prefix === '' ? 'xmlns' : prefix.slice(0, -1))?.value ?? ''
      const version = attributes.get('SCHEMAVERSION')?.value ?? ''
      this.#modern = /alto\/ns-v(?:[4-9]|\d\d)/.test(space) || /^(?:[4-9]|\d\d)/.test(version)
    } else if (name === 'Description' && !selfClosing) this.#inside = true
    const id = attributes.get('ID')?.value
    if (id?.startsWith(ID) === true) this.#ids.add(id)
  }

  close(name: string, at: number): void {
    if (name === 'OCRProcessing') this.#processing = at
    if (name === 'Description' && this.#inside) {
      this.#inside = false
      this.#end = at
    }
  }

  step(): Setting | null {
    const p = this.#prefix
    const software = `<${p}processingSoftware><${p}softwareName>`
    const ended = `</${p}softwareName></${p}processingSoftware>`
    const at = this.#modern ? this.#end : (this.#processing ?? this.#end)
    if (at === null) return null
    let id = ID
    for (let count = 2; this.#ids.has(id); count++) id = `${ID}-${count}`
    const description = `<${p}processingStepDescription>correction of the text</${p}processingStepDescription>`
    if (this.#modern) {
      const before = `<${p}Processing ID="${id}">${description}${software}`
      return {start: at, end: at, before, after: `${ended}</${p}Processing>`}
    }
    const before = `<${p}postProcessingStep>${description}${software}`
    const after = `${ended}</${p}postProcessingStep>`
    if (this.#processing !== null) return {start: at, end: at, before, after}
    const around = `<${p}OCRProcessing ID="${id}"><${p}ocrProcessingStep/>`
    return {start: at, end: at, before: around + before, after: `${after}</${p}OCRProcessing>`}
  }
}

function partOf({start, end}: {start: number; end: number}): WordPart {
  return {start, end, literal: false}
}

function boxOf(element: XmlElement): Box | null {
  const left = numberOf(element, 'HPOS')
  const top = numberOf(element, 'VPOS')
  const width = numberOf(element, 'WIDTH')
  const height = numberOf(element, 'HEIGHT')
  if (left === null || top === null || width === null || height === null) return null
  return {left, top, right: left + width, bottom: top + height}
}

function numberOf({attributes}: XmlElement, name: string): number | null {
  const value = parseFloat(attributes.get(name)?.value ?? '')
  return Number.isFinite(value) ? value : null
}

function within(value: number | null): number | null {
  return value !== null && value >= 0 && value <= 1 ? value : null
}
