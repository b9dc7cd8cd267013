import type {Block, Corrected, LaoDocument, Offset, Section} from '../types.ts'
import {countCharacters} from './count-characters.ts'
import {pageStarts} from './page-starts.ts'
import type {PageRecord} from './record.ts'
import type {RecordPlaces} from './record-places.ts'

/**
 * @param corrected What correction made of the source.
 * @param document The structure of the corrected text.
 * @param changed Code points that corrections changed or put in, by page.
 * @param places The places of the same document.
 * @returns The pages, with how much of each was changed and is suspect.
 */
export function pageRecords(
  corrected: Corrected,
  document: LaoDocument,
  changed: readonly number[],
  places: RecordPlaces
): PageRecord[] {
  const {pages, text, map} = corrected
  const suspect = countSuspect(document, pages.length, (offset) =>
    places.pageOf(map.toSource(offset, 'after').offset)
  )
  const starts = pageStarts(corrected)
  return pages.map(({span, label}, at) => {
    const {start, end} = places.span(span)
    const range = {start: starts[at]!, end: starts[at + 1] ?? text.length}
    return {
      number: at + 1,
      label,
      start,
      end,
      corrected: places.range(range),
      quality: {
        characters: countCharacters(text.slice(range.start, range.end)),
        corrected: changed[at]!,
        suspect: suspect[at]!
      }
    }
  })
}

function countSuspect(
  {preface, sections, closing}: LaoDocument,
  pages: number,
  pageOf: (offset: Offset<'corrected'>) => number
): number[] {
  const counts = Array.from({length: pages}, () => 0)
  const inBlocks = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      if (block.type === 'suspect') {
        counts[pageOf(block.span.start)]! += countCharacters(block.text)
      } else if (block.type === 'list') for (const item of block.items) inBlocks(item.blocks)
    }
  }
  const inSections = (all: readonly Section[]): void => {
    for (const each of all) {
      inBlocks(each.blocks)
      inSections(each.sections)
    }
  }
  inBlocks(preface)
  inSections(sections)
  inBlocks(closing)
  return counts
}
