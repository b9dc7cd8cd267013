import type {Line} from '../types.ts'

/**
 * @param text The text.
 * @param line One of its lines.
 * @returns Whether the line ends with . : ; ! ? … or their like, and the closing marks after them.
 */
export function endsSentence(text: string, {start, end}: Line): boolean {
  for (let at = end - 1; at >= start; at--) {
    const mark = text.charAt(at)
    if ('.:;!?…។៖'.includes(mark)) return true
    if (!'"”’»)]'.includes(mark)) return false
  }
  return false
}
