/** Tells offsets of one text in UTF-16 units and in code points. */
export interface CodePoints {
  readonly toUnits: (codePoint: number) => number
  /** Half a pair counts with its pair. */
  readonly toPoints: (unit: number) => number
}

/**
 * @param text Any text.
 * @returns Its code points.
 */
export function readCodePoints(text: string): CodePoints {
  if (!/[\uD800-\uDBFF]/.test(text)) return {toUnits: (at) => at, toPoints: (at) => at}
  const starts: number[] = []
  for (let at = 0; at < text.length; at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) {
    starts.push(at)
  }
  return {
    toUnits: (point) => starts[point] ?? text.length,
    toPoints: (unit) => {
      let low = 0
      let high = starts.length
      while (low < high) {
        const middle = (low + high) >>> 1
        if (starts[middle]! < unit) low = middle + 1
        else high = middle
      }
      return low
    }
  }
}

/**
 * @param text Any text.
 * @param offset In UTF-16 units.
 * @param count So many code points.
 * @returns What stands in front of the offset.
 */
export function textBefore(text: string, offset: number, count: number): string {
  return Array.from(text.slice(Math.max(0, offset - 2 * count), offset))
    .slice(-count)
    .join('')
}

/** @returns What stands behind the offset; as in `textBefore`. */
export function textBehind(text: string, offset: number, count: number): string {
  return Array.from(text.slice(offset, offset + 2 * count))
    .slice(0, count)
    .join('')
}
