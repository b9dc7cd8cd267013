export {readCodePoints, type CodePoints} from '../../inner.ts'

/**
 * @param text Any text.
 * @param offset In UTF-16 units.
 * @param count How many code points.
 * @returns What stands before the offset.
 */
export function textBefore(text: string, offset: number, count: number): string {
  return Array.from(text.slice(Math.max(0, offset - 2 * count), offset))
    .slice(-count)
    .join('')
}

/** @returns What comes after the offset; as in `textBefore`. */
export function textBehind(text: string, offset: number, count: number): string {
  return Array.from(text.slice(offset, offset + 2 * count))
    .slice(0, count)
    .join('')
}
