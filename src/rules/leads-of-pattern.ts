import type {Leads} from '../types.ts'

/**
 * Reads off a pattern what its hits can begin with, so that it need not be tried where nothing of
 * that stands. The answer may name too much, never too little.
 *
 * @param pattern Source of a regular expression that is valid with the flag u; it runs without i.
 * @returns UTF-16 code units, one of which every hit that is not empty begins with.
 */
export function leadsOfPattern(pattern: string): Leads {
  const reader = new PatternReader(pattern)
  reader.readDisjunction()
  return reader.leads
}

/** Wider ranges are taken for anything. */
const WIDEST = 0x1000

/**
 * Reads the parts of a pattern that a hit may begin with, and skips the others. Each part tells
 * whether it may match nothing, so that a hit may begin with what stands behind it.
 */
class PatternReader {
  readonly #pattern: string
  readonly #leads = new Set<number>()
  #anything = false
  #at = 0

  constructor(pattern: string) {
    this.#pattern = pattern
  }

  get leads(): Leads {
    return this.#anything ? null : this.#leads
  }

  /** Alternatives, up to the end of their group. */
  readDisjunction(): boolean {
    let empty = this.#readAlternative()
    while (this.#take('|')) if (this.#readAlternative()) empty = true
    return empty
  }

  #readAlternative(): boolean {
    while (this.#at < this.#pattern.length && !'|)'.includes(this.#pattern.charAt(this.#at))) {
      const empty = this.#readAtom()
      const optional = this.#readQuantifier()
      if (!empty && !optional) {
        this.#skipAlternative()
        return false
      }
    }
    return true
  }

  /** Skips what is left of an alternative. */
  #skipAlternative(): void {
    let depth = 0
    for (;;) {
      this.#takeMatch(/(?:[^\\[()|]|\\.|\[(?:[^\]\\]|\\.)*\])*/sy)
      if (this.#take('(')) depth++
      else if (depth === 0 || this.#at >= this.#pattern.length) return
      else if (this.#take(')')) depth--
      else this.#at++
    }
  }

  /** @returns Whether what stands in front may be left out. */
  #readQuantifier(): boolean {
    if (!'*+?{'.includes(this.#pattern.charAt(this.#at))) return false
    const written = this.#takeMatch(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/y)
    return /^(?:[*?]|\{0)/.test(written)
  }

  #readAtom(): boolean {
    if (this.#take('[')) return this.#readClass()
    if (this.#take('(')) return this.#readGroup()
    if (this.#take('\\')) return this.#addEscape(this.#takeEscape())
    if (this.#take('^') || this.#take('$')) return true
    if (this.#take('.')) return this.#addAnything()
    const code = this.#takeCharacter()
    return this.#addRange(code, code)
  }

  #readGroup(): boolean {
    const kind = this.#takeMatch(/\?(?:<?[=!]|[a-z-]*:|<[^>]*>)/y)
    // Look-around takes no character, whatever it says of them.
    const around = /[=!]$/.test(kind)
    // A group with flags of its own, as for both cases of a letter, is not looked into.
    const flagged = /^\?[a-z-]/.test(kind)
    if (flagged) this.#addAnything()
    let empty = true
    if (around) {
      do this.#skipAlternative()
      while (this.#take('|'))
    } else empty = this.readDisjunction()
    this.#take(')')
    return flagged || empty
  }

  #readClass(): boolean {
    const negated = this.#take('^')
    if (negated) this.#addAnything()
    while (!this.#take(']')) {
      const from = this.#readClassAtom()
      const range = this.#pattern.charAt(this.#at + 1) !== ']' && this.#take('-')
      const to = range ? this.#readClassAtom() : from
      if (from !== null && to !== null) this.#addRange(from, to)
    }
    return false
  }

  /** @returns Its code point; null for a class inside the class. */
  #readClassAtom(): number | null {
    if (!this.#take('\\')) return this.#takeCharacter()
    const escape = this.#takeEscape()
    const code = escape === 'b' ? BACKSPACE : codeOf(escape)
    if (code === null) this.#addEscape(escape)
    return code
  }

  #addEscape(escape: string): boolean {
    if (escape === 'b' || escape === 'B') return true
    const code = codeOf(escape)
    if (code !== null) return this.#addRange(code, code)
    const known = classes[escape]
    if (known === undefined) this.#addAnything()
    else for (const each of known) this.#leads.add(each)
    // What a group found may be nothing.
    return /^(?:k<|\d)/.test(escape)
  }

  #addRange(from: number, to: number): boolean {
    if (to - from > WIDEST) return this.#addAnything()
    for (let code = from; code <= to; code++) {
      this.#leads.add(String.fromCodePoint(code).charCodeAt(0))
    }
    return false
  }

  #addAnything(): boolean {
    this.#anything = true
    return false
  }

  /** What stands behind a backslash. */
  #takeEscape(): string {
    const long =
      /u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|u\{[\da-fA-F]+\}|x[\da-fA-F]{2}|c[a-zA-Z]|[pP]\{[^}]*\}|k<[^>]*>|\d+/y
    return this.#takeMatch(long) || String.fromCodePoint(this.#takeCharacter())
  }

  #takeCharacter(): number {
    const code = this.#pattern.codePointAt(this.#at)!
    this.#at += code > 0xffff ? 2 : 1
    return code
  }

  #take(sign: string): boolean {
    if (this.#pattern.charAt(this.#at) !== sign) return false
    this.#at++
    return true
  }

  #takeMatch(sticky: RegExp): string {
    sticky.lastIndex = this.#at
    const found = sticky.exec(this.#pattern)?.[0] ?? ''
    this.#at += found.length
    return found
  }
}

const BACKSPACE = 0x08
const controls: Readonly<Record<string, number>> = {t: 9, n: 10, v: 11, f: 12, r: 13, '0': 0}

/** @returns The code point that an escape stands for; null where it is no single one. */
function codeOf(escape: string): number | null {
  const control = controls[escape]
  if (control !== undefined) return control
  const pair = /^u(....)\\u(....)$/.exec(escape)
  if (pair !== null) {
    return String.fromCharCode(parseInt(pair[1]!, 16), parseInt(pair[2]!, 16)).codePointAt(0)!
  }
  const digits = /^(?:u\{?|x)([\da-fA-F]+)\}?$/.exec(escape)
  if (digits !== null) return parseInt(digits[1]!, 16)
  if (/^c[a-zA-Z]$/.test(escape)) return escape.charCodeAt(1) & 0x1f
  return /^[a-zA-Z\d]/.test(escape) ? null : escape.codePointAt(0)!
}

const classes: Readonly<Record<string, ReadonlySet<number>>> = {
  d: codesIn('0123456789'),
  w: codesIn('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_'),
  s: codesIn(
    '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a' +
      '\u2028\u2029\u202f\u205f\u3000\ufeff'
  )
}

function codesIn(characters: string): ReadonlySet<number> {
  return new Set(Array.from(characters, (character) => character.charCodeAt(0)))
}
