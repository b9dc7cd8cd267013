/**
 * Takes stretches out of a text as long as something still holds of it: halves first, then ever
 * smaller ones, down to single signs.
 *
 * @param text What it holds of.
 * @param holds Whether it holds of a text; asked again and again.
 * @param most At most so often is it asked.
 * @returns A text, no sign of which can be taken out; a longer one where the asking came to its end.
 */
export function shrink(text: string, holds: (text: string) => boolean, most = 2000): string {
  let signs = Array.from(text)
  let asked = 0
  for (let size = Math.ceil(signs.length / 2); size >= 1;) {
    let isShorter = false
    for (let at = 0; at < signs.length && asked < most;) {
      const rest = [...signs.slice(0, at), ...signs.slice(at + size)]
      asked++
      if (holds(rest.join(''))) {
        signs = rest
        isShorter = true
      } else at += size
    }
    if (asked >= most || (size === 1 && !isShorter)) break
    if (!isShorter) size = Math.floor(size / 2)
    else size = Math.min(size, Math.max(1, Math.ceil(signs.length / 2)))
  }
  return signs.join('')
}
