import type {Corrected, Offset} from '../types.ts'

/**
 * @param corrected What correction made of the source.
 * @returns Where each page begins in the corrected text, ascending, the first at 0. A page's end
 *   inside a change, as where a paragraph was joined over it, is where that change ends.
 */
export function pageStarts({pages, map}: Corrected): Offset<'corrected'>[] {
  let last = 0
  return pages.map(({span: {start}}, at) => {
    if (at === 0) return 0
    const before = map.toCorrected(start, 'before')
    last = Math.max(last, before.exact ? before.offset : map.toCorrected(start, 'after').offset)
    return last
  })
}
