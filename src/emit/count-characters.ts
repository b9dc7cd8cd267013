/**
 * @param text Any text.
 * @returns Its code points, white space (Unicode's White_Space and U+200B) not counted; half a
 *   surrogate pair counts as one.
 */
export function countCharacters(text: string): number {
  let count = 0
  let previous = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const closesPair = code >= 0xdc00 && code <= 0xdfff && previous >= 0xd800 && previous <= 0xdbff
    if (!closesPair && !isSpace(code)) count++
    previous = code
  }
  return count
}

function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d)
  if (code < 0x1680) return code === 0x85 || code === 0xa0
  return (
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200b) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000
  )
}
