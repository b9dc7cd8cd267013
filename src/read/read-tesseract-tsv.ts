import type {PageFile} from './page-file.ts'
import {TextBuilder, type FoundWord} from './text-builder.ts'

/** What the first line of such a table begins with. */
export const TSV_HEAD = 'level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\t'

/**
 * Reads the table that Tesseract writes: a line for each page, block, paragraph, line and word.
 *
 * @param source The file, decoded.
 * @returns What turns it into its text, and the layout. Lines that are no row of it are passed over.
 */
export function readTesseractTsv(source: string): PageFile {
  const builder = new TextBuilder(source, 'TSV')
  let line: FoundWord[] = []
  const endLine = (): void => {
    builder.addLine(line)
    line = []
  }
  let from = 0
  while (from < source.length) {
    const feed = source.indexOf('\n', from)
    const end = feed === -1 ? source.length : feed
    const row = source.slice(from, end).replace(/\r$/, '')
    const cells = row.split('\t', 12)
    const [level, , , , , , left, top, width, height, confidence] = cells.map(Number)
    if (cells.length >= 11 && level === 1) {
      endLine()
      builder.beginPage(width, height)
    } else if (cells.length >= 11 && (level === 2 || level === 3)) {
      endLine()
      builder.endParagraph()
    } else if (cells.length >= 11 && level === 4) endLine()
    else if (cells.length === 12 && level === 5) {
      builder.countWord()
      const text = row.slice(cells.slice(0, 11).join('\t').length + 1)
      const start = from + row.length - text.trimStart().length
      const word = text.trim()
      line.push({
        text: word,
        parts: [{start, end: start + word.length, literal: true}],
        box: {left: left!, top: top!, right: left! + width!, bottom: top! + height!},
        confidence: confidence! >= 0 && confidence! <= 100 ? confidence! / 100 : null
      })
    }
    from = end + 1
  }
  endLine()
  return {...builder.finish(null), remarks: []}
}
