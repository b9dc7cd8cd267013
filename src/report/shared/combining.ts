/** Marks, and AM, which the standard counts as a letter though it reaches over the one before it. */
const combining = /^[\p{M}\u0E33\u0EB3\u200C\u200D]/u

/**
 * @param text Any text.
 * @param at An offset in UTF-16 units.
 * @returns Whether what begins there cannot be shown without what stands before it.
 */
export function continuesCluster(text: string, at: number): boolean {
  if (at >= text.length) return false
  const code = text.charCodeAt(at)
  if (code < 0x300) return false
  if (code >= 0xdc00 && code <= 0xdfff && at > 0) return true
  return combining.test(text.slice(at, at + 2))
}
