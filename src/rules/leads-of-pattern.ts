import type {Leads} from '../types.ts'

/** What a part of a pattern can begin with, and whether it can match nothing at all. */
interface Part {
  readonly leads: Leads
  readonly empty: boolean
}

const NOTHING: Part = {leads: new Set(), empty: true}
const ANYTHING: Part = {leads: null, empty: false}

/**
 * Reads off a pattern what its hits can begin with, so that it need not be tried where nothing of
 * that stands. The answer may name too much, never too little.
 *
 * @param pattern Source of a regular expression that is valid with the flag u; it runs without i.
 * @returns UTF-16 code units, one of which every hit that is not empty begins with.
 */
export function leadsOfPattern(pattern: string): Leads {
  return new PatternReader(pattern).readDisjunction().leads
}

class PatternReader {
  readonly #pattern: string
  #at = 0

  constructor(pattern: string) {
    this.#pattern = pattern
  }

  /** Alternatives, up to the end of their group. */
  readDisjunction(): Part {
    let part = this.#readAlternative()
    while (this.#take('|')) part = either(part, this.#readAlternative())
    return part
  }

  #readAlternative(): Part {
    let part = NOTHING
    while (this.#at < this.#pattern.length && !/[|)]/.test(this.#pattern.charAt(this.#at))) {
      const next = this.#readAtom()
      const optional = this.#readQuantifier()
      part = inTurn(part, optional ? {...next, empty: true} : next)
    }
    return part
  }

  /** @returns Whether what stands in front may be left out. */
  #readQuantifier(): boolean {
    const written = this.#takeMatch(/(?:[*+?]|\{\d+(?:,\d*)?\})\??/y)
    return written !== null && (/^[*?]/.test(written) || /^\{0+[,}]/.test(written))
  }

  #readAtom(): Part {
    if (this.#take('[')) return this.#readClass()
    if (this.#take('\\')) return readEscape(this.#takeEscape())
    if (this.#takeMatch(/[$^]/y) !== null) return NOTHING
    if (this.#take('.')) return ANYTHING
    if (this.#take('(')) return this.#readGroup()
    return only(this.#takeCharacter())
  }

  /** Look-around takes no character, whatever it says of them. */
  #readGroup(): Part {
    const kind = this.#takeMatch(/\?(?:<?[=!]|[a-z-]*:|<[^>]*>)/y) ?? ''
    const part = this.readDisjunction()
    this.#take(')')
    if (/[=!]$/.test(kind)) return NOTHING
    // A group with flags of its own, as for both cases of a letter, is not looked into.
    return /^\?[a-z-]/.test(kind) ? {leads: null, empty: true} : part
  }

  #readClass(): Part {
    const negated = this.#take('^')
    let part: Part = {leads: new Set(), empty: false}
    while (!this.#take(']')) {
      const first = this.#readClassAtom()
      if (typeof first === 'number' && this.#takeMatch(/-(?!\])/y) !== null) {
        const last = this.#readClassAtom()
        part = either(part, typeof last === 'number' ? between(first, last) : ANYTHING)
      } else part = either(part, typeof first === 'number' ? only(first) : first)
    }
    return negated ? ANYTHING : part
  }

  #readClassAtom(): number | Part {
    if (!this.#take('\\')) return this.#takeCharacter()
    const escape = this.#takeEscape()
    return escape === 'b' ? 0x08 : (codeOf(escape) ?? readEscape(escape))
  }

  /** What stands behind a backslash. */
  #takeEscape(): string {
    const long =
      /u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|u\{[\da-fA-F]+\}|x[\da-fA-F]{2}|c[a-zA-Z]|[pP]\{[^}]*\}|k<[^>]*>|\d+/y
    return this.#takeMatch(long) ?? String.fromCodePoint(this.#takeCharacter())
  }

  #takeCharacter(): number {
    const code = this.#pattern.codePointAt(this.#at)!
    this.#at += code > 0xffff ? 2 : 1
    return code
  }

  #take(sign: string): boolean {
    const found = this.#pattern.startsWith(sign, this.#at)
    if (found) this.#at += sign.length
    return found
  }

  #takeMatch(sticky: RegExp): string | null {
    sticky.lastIndex = this.#at
    const found = sticky.exec(this.#pattern)?.[0] ?? null
    if (found !== null) this.#at += found.length
    return found
  }
}

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

const classes: Readonly<Record<string, Leads>> = {
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

function readEscape(escape: string): Part {
  if (escape === 'b' || escape === 'B') return NOTHING
  const code = codeOf(escape)
  if (code !== null) return only(code)
  const known = classes[escape]
  if (known !== undefined) return {leads: known, empty: false}
  // What a group found may be nothing.
  return {leads: null, empty: /^[k\d]/.test(escape)}
}

function only(code: number): Part {
  return between(code, code)
}

/** Wider ranges are taken for anything. */
const WIDEST = 0x1000

function between(first: number, last: number): Part {
  if (last - first > WIDEST) return ANYTHING
  const leads = new Set<number>()
  for (let code = first; code <= last; code++) leads.add(String.fromCodePoint(code).charCodeAt(0))
  return {leads, empty: false}
}

function either(one: Part, other: Part): Part {
  return {leads: union(one.leads, other.leads), empty: one.empty || other.empty}
}

function inTurn(first: Part, second: Part): Part {
  if (!first.empty) return first
  return {leads: union(first.leads, second.leads), empty: second.empty}
}

function union(one: Leads, other: Leads): Leads {
  return one === null || other === null ? null : new Set([...one, ...other])
}
