import type {Box} from '../types.ts'
import type {ReadLine, ReadPage, ReadSign} from './reading.ts'

/**
 * Writes what was read on the pages of a scan as hOCR 1.2 (kba.github.io/hocr-spec/1.2), as
 * engines do: pages, paragraphs, lines and words with their boxes, and for each word how sure its
 * least sure sign is.
 *
 * @param pages The pages, in order.
 * @param engine What read them.
 * @returns The file; well-formed XML.
 */
export function writeHocr(pages: readonly ReadPage[], engine: string): string {
  const out = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<html xmlns="http://www.w3.org/1999/xhtml" lang="lo">',
    '<head>',
    '<title></title>',
    '<meta charset="utf-8"/>',
    `<meta name="ocr-system" content="${escape(engine)}"/>`,
    '<meta name="ocr-capabilities" content="ocr_page ocr_par ocr_line ocrx_word ocrp_wconf"/>',
    '</head>',
    '<body>'
  ]
  pages.forEach(({width, height, lines}, index) => {
    out.push(`<div class="ocr_page" title="bbox 0 0 ${width} ${height}; ppageno ${index}">`)
    let paragraph: number | undefined
    for (const line of lines) {
      if (paragraph !== line.paragraph) {
        if (paragraph !== undefined) out.push('</p>')
        out.push('<p class="ocr_par">')
        paragraph = line.paragraph
      }
      out.push(writeLine(line))
    }
    if (paragraph !== undefined) out.push('</p>')
    out.push('</div>')
  })
  out.push('</body>', '</html>', '')
  return out.join('\n')
}

function writeLine({box, signs}: ReadLine): string {
  const words = wordsOf(signs).map((word) => {
    const text = word.map((sign) => sign.text).join('')
    const {top, bottom} = box
    const edges = {left: word[0]!.left, right: word.at(-1)!.right, top, bottom}
    const surest = Math.floor(100 * Math.min(...word.map(({confidence}) => confidence)))
    const confidence = Math.min(100, Math.max(0, surest))
    const title = `${boxTitle(edges)}; x_wconf ${confidence}`
    return `<span class="ocrx_word" title="${title}">${escape(text)}</span>`
  })
  return `<span class="ocr_line" title="${boxTitle(box)}">${words.join(' ')}</span>`
}

function wordsOf(signs: readonly ReadSign[]): ReadSign[][] {
  const words: ReadSign[][] = [[]]
  for (const sign of signs) {
    if (sign.text === ' ') words.push([])
    else words.at(-1)!.push(sign)
  }
  return words.filter(({length}) => length > 0)
}

function boxTitle({left, top, right, bottom}: Box): string {
  return `bbox ${[left, top, right, bottom].map(Math.round).join(' ')}`
}

const SPECIAL: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;'
}

/** What XML does not allow an engine does not read. */
function escape(text: string): string {
  return text
    .replace(/[&<>"]/g, (sign) => SPECIAL[sign]!)
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
}
