import type {Block, LaoDocument, Section} from '../types.ts'

/**
 * @param document The structure of a corrected text.
 * @returns The running text in reading order, a block a line: headings and items with their
 *   labels, the cells of a table's row divided by tabs, suspect blocks verbatim. Ends with a line
 *   feed, or is '' for an empty document.
 */
export function toText(document: LaoDocument): string {
  const lines: string[] = []
  pushBlocks(lines, document.preface)
  for (const section of document.sections) pushSection(lines, section)
  pushBlocks(lines, document.closing)
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`
}

function pushSection(lines: string[], section: Section): void {
  lines.push(`${section.label ?? ''}${section.separator}${section.title}`)
  pushBlocks(lines, section.blocks)
  for (const child of section.sections) pushSection(lines, child)
}

function pushBlocks(lines: string[], blocks: readonly Block[]): void {
  for (const block of blocks) {
    switch (block.type) {
      case 'list':
        for (const item of block.items) {
          const first = lines.length
          pushBlocks(lines, item.blocks)
          if (item.label === null) continue
          if (lines.length === first) lines.push(item.label)
          else lines[first] = `${item.label} ${lines[first]!}`
        }
        break
      case 'table':
        for (const row of block.rows) lines.push(row.map(({text}) => text).join('\t'))
        break
      default:
        lines.push(block.text)
    }
  }
}
