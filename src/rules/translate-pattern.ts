/** White space in JavaScript's sense; RE2's \s is ASCII alone. */
const WHITE_SPACE =
  '\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}'
/** What `.` leaves out in JavaScript. */
const NO_LINE_END = '[^\\n\\r\\x{2028}\\x{2029}]'

/** What RE2 has no counterpart for: look-around, back references, control escapes. */
const beyond = /^(?:\(\?(?:<?[=!]|[-a-z]*[:)])|\\(?:[1-9]|k|c))/u
/** A class of nothing, or of everything: in RE2 the bracket would be part of a class. */
const emptyClass = /^\[\^?\]/u

/**
 * Writes a regular expression of JavaScript in RE2's syntax, so that both find the same. Line ends
 * are the exception: for RE2's ^ and $ only U+000A LINE FEED is one.
 *
 * @param pattern Source that is valid with the flag u.
 * @returns The source for RE2; null where it uses something that RE2 does not have.
 */
export function translatePattern(pattern: string): string | null {
  let out = ''
  let inClass = false
  for (let at = 0; at < pattern.length;) {
    const rest = pattern.slice(at)
    if (!rest.startsWith('(?:') && beyond.test(rest) && !(inClass && rest.startsWith('('))) {
      return null
    }
    if (!inClass && emptyClass.test(rest)) return null
    const [token, written] = readToken(rest, inClass)
    if (written === null) return null
    out += written
    at += token.length
    if (token === '[' && !inClass) inClass = true
    else if (token === ']') inClass = false
  }
  return out
}

/** @returns The next token and what RE2 has for it; null for nothing. */
function readToken(rest: string, inClass: boolean): readonly [string, string | null] {
  const [escape, digits, braced, sort] =
    /^\\(?:u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]+)\}|[pP]\{([^}]*)\}|.)/su.exec(rest) ?? []
  if (escape === undefined) return readPlain(rest, inClass)
  const code = digits ?? braced
  if (code !== undefined) return readCode(rest, escape, code)
  if (sort !== undefined) return [escape, writeProperty(escape, sort)]
  switch (escape) {
    case '\\s':
      return [escape, inClass ? WHITE_SPACE : `[${WHITE_SPACE}]`]
    case '\\S':
      return [escape, inClass ? null : `[^${WHITE_SPACE}]`]
    case '\\b':
      return [escape, inClass ? '\\x08' : escape]
    case '\\/':
      return [escape, '/']
    case '\\-':
      return [escape, '\\-']
    case '\\0':
      return [escape, '\\x00']
    default:
      return [escape, escape]
  }
}

/** A code point; two escapes of a surrogate pair are one. */
function readCode(rest: string, escape: string, code: string): readonly [string, string | null] {
  const value = Number.parseInt(code, 16)
  if (value < 0xd800 || value > 0xdfff) return [escape, `\\x{${code}}`]
  const low = /^\\u[dD][89abAB][0-9a-fA-F]{2}\\u([dD][c-fC-F][0-9a-fA-F]{2})/u.exec(rest)
  if (low === null) return [escape, null]
  const pair = 0x10000 + ((value & 0x3ff) << 10) + (Number.parseInt(low[1]!, 16) & 0x3ff)
  return [low[0], `\\x{${pair.toString(16)}}`]
}

/** General categories and scripts are the properties that both engines know. */
function writeProperty(escape: string, property: string): string | null {
  const letter = escape.charAt(1)
  const script = /^(?:Script|sc)=(\w+)$/u.exec(property)?.[1]
  if (script !== undefined) return `\\${letter}{${script}}`
  const category = /^(?:(?:General_Category|gc)=)?([A-Z][a-z]?)$/u.exec(property)?.[1]
  return category === undefined ? null : `\\${letter}{${category}}`
}

function readPlain(rest: string, inClass: boolean): readonly [string, string] {
  const named = /^\(\?<([^>]+)>/u.exec(rest)
  if (named !== null && !inClass) return [named[0], `(?P<${named[1]!}>`]
  const character = String.fromCodePoint(rest.codePointAt(0)!)
  if (character === '.' && !inClass) return ['.', NO_LINE_END]
  // In RE2 an opening bracket in a class may begin a POSIX class.
  if (character === '[' && inClass) return ['[', '\\[']
  return [character, character]
}
