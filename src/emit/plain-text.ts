/**
 * Most texts hold nothing that Markdown reads as markup; those that plainly do not need no escapes.
 *
 * @param text Any text.
 * @returns Whether it is one line without blanks at its ends and without any character that
 *   Markdown, GFM's addresses included, may take for more than text. Its first characters may
 *   still be the number of an item: `1.` or `1)`. `false` tells nothing.
 */
export function isPlainText(text: string): boolean {
  if (!begins(text.charCodeAt(0)) || text.endsWith(' ')) return false
  let before = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= ASCII) {
      // Half a pair and U+FEFF may be what Markdown cannot hold.
      if (code >= FIRST_SURROGATE) return false
    } else {
      if (PLAIN[code] === 0) return false
      // `www.` and `https://`
      if (code === DOT && (before === CAPITAL_W || before === SMALL_W)) return false
      if (code === SLASH && before === COLON) return false
    }
    before = code
  }
  return true
}

const ASCII = 0x80
const FIRST_SURROGATE = 0xd800
const DOT = 0x2e
const SLASH = 0x2f
const COLON = 0x3a
const CAPITAL_W = 0x57
const SMALL_W = 0x77

/** 1 for each ASCII character that is text, wherever it stands behind the first one. */
const PLAIN = Uint8Array.from({length: ASCII}, (_, code) =>
  isWord(code) || ' !"$%\'(),-./:;=>?^{}+'.includes(String.fromCharCode(code)) ? 1 : 0
)

/** A dash, a plus, a number sign … at a line's start may begin a block. */
function begins(code: number): boolean {
  return code >= ASCII || isWord(code) || code === 0x22 || code === 0x28
}

function isWord(code: number): boolean {
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a)
  )
}
