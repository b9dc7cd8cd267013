import {closesPair} from '../base/code-points.ts'

/**
 * @param text Any text.
 * @returns Its code points, white space (Unicode's White_Space and U+200B) not counted; half a
 *   surrogate pair counts as one.
 */
export function countCharacters(text: string): number {
  let count = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const isPlain = code > NO_BREAK_SPACE && code < OGHAM_SPACE_MARK
    if (isPlain || !(isSpace(code) || closesPair(text, at))) count++
  }
  return count
}

const NO_BREAK_SPACE = 0xa0
const OGHAM_SPACE_MARK = 0x1680

function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d)
  if (code < OGHAM_SPACE_MARK) return code === 0x85 || code === NO_BREAK_SPACE
  return (
    code === OGHAM_SPACE_MARK ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  )
}
