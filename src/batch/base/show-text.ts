/**
 * What a terminal obeys and a reader does not see: control characters (C0, DEL, C1), line and
 * paragraph separators, what turns the direction of text or annotates it, tags, half a surrogate
 * pair. The joiners and spaces of no width that Lao text holds are none of it.
 */
const unsafe =
  /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u206F\uFFF9-\uFFFB\u{E0000}-\u{E007F}]|\p{Cs}/gu

/**
 * @param text A name, path or message with whatever characters it may hold.
 * @returns The same on one line, harmless in a terminal and a log: what is unsafe is written as
 *   `\u….`
 */
export function showLine(text: string): string {
  return text.replace(unsafe, escapeUnits)
}

/**
 * @param text Lines.
 * @returns The same, harmless in a terminal and a log; line feeds and tabs stay.
 */
export function showLines(text: string): string {
  return text.replace(unsafe, (found) =>
    found === '\n' || found === '\t' ? found : escapeUnits(found)
  )
}

/**
 * @param text A stretch of a document's text.
 * @returns The same on one line, each character in the column that it had: control characters as
 *   their pictures, what is unsafe besides as U+FFFD.
 */
export function showText(text: string): string {
  return text.replace(unsafe, (found) => {
    if (found === '\n') return '⏎'
    return found < ' ' ? String.fromCharCode(0x2400 + found.charCodeAt(0)) : '\uFFFD'
  })
}

/**
 * @param value A value.
 * @param indent As for `JSON.stringify`.
 * @returns JSON of it in which what is unsafe in a terminal is written as `\u….`
 */
export function toJson(value: unknown, indent?: number): string {
  return showLines(JSON.stringify(value, null, indent))
}

function escapeUnits(found: string): string {
  let escaped = ''
  for (let at = 0; at < found.length; at++) {
    escaped += `\\u${found.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`
  }
  return escaped
}
