import stringWidth from 'string-width'

const clusters = new Intl.Segmenter('und', {granularity: 'grapheme'})

/**
 * @param text A text without line ends.
 * @returns The columns that it takes: combining marks and invisible characters take none.
 */
export function columnsOf(text: string): number {
  let columns = 0
  for (const {segment} of clusters.segment(text)) columns += columnsOfCluster(segment)
  return columns
}

/**
 * Cuts a text where a grapheme cluster ends.
 *
 * @param text A text without line ends.
 * @param columns The most columns that are kept.
 * @returns Its beginning.
 */
export function cutEnd(text: string, columns: number): string {
  let end = 0
  let taken = 0
  for (const {segment} of clusters.segment(text)) {
    taken += columnsOfCluster(segment)
    if (taken > columns) break
    end += segment.length
  }
  return text.slice(0, end)
}

/**
 * Cuts a text where a grapheme cluster begins.
 *
 * @param text A text without line ends.
 * @param columns The most columns that are kept.
 * @returns Its end.
 */
export function cutStart(text: string, columns: number): string {
  const all = Array.from(clusters.segment(text), ({segment}) => segment)
  let start = text.length
  let taken = 0
  for (let at = all.length - 1; at >= 0; at--) {
    taken += columnsOfCluster(all[at]!)
    if (taken > columns) break
    start -= all[at]!.length
  }
  return text.slice(start)
}

/** ◌ຳ and ◌າ belong to the cluster of their consonant and have a column of their own. */
function columnsOfCluster(cluster: string): number {
  if (!/[\u0E80-\u0EFF]/.test(cluster)) return stringWidth(cluster)
  let columns = 0
  for (const character of cluster) if (!/^[\p{Mn}\p{Me}\p{Cf}]$/u.test(character)) columns++
  return columns
}
