import {visitRegExpAST, type AST} from '@eslint-community/regexpp'
import type {PatternFacts} from '../types.ts'
import {parsePattern} from './parse-pattern.ts'

/**
 * Reads off a pattern what its hits can begin with, so that it need not be tried where nothing of
 * that stands, and what groups it has. Of the leads it may name too many, never too few.
 *
 * @param pattern Source of a regular expression that is valid with the flag u; it runs without i.
 * @returns What is known of it without running it.
 * @throws Error where the source is not valid.
 */
export function readPattern(pattern: string): PatternFacts {
  const tree = parsePattern(pattern)
  const groups: (string | null)[] = []
  visitRegExpAST(tree, {onCapturingGroupEnter: ({name}) => groups.push(name)})
  const leads = new LeadReader()
  leads.readDisjunction(tree.alternatives)
  return {leads: leads.found, groups}
}

/** Wider ranges are taken for anything. */
const WIDEST = 0x1000

/**
 * Collects the characters that a hit may begin with. Each part says whether it may match nothing,
 * so that a hit may begin with what comes after it.
 */
class LeadReader {
  readonly #leads = new Set<number>()
  #anything = false

  /** UTF-16 code units in ascending order; null for anything. */
  get found(): readonly number[] | null {
    return this.#anything ? null : [...this.#leads].sort((a, b) => a - b)
  }

  readDisjunction(alternatives: readonly AST.Alternative[]): boolean {
    let empty = false
    for (const {elements} of alternatives) {
      // The first part that matches something ends what an alternative may begin with.
      if (elements.every((element) => this.#read(element))) empty = true
    }
    return empty
  }

  #read(element: AST.Element): boolean {
    switch (element.type) {
      case 'Assertion':
        return true
      case 'Quantifier':
        return this.#read(element.element) || element.min === 0
      case 'CapturingGroup':
        return this.readDisjunction(element.alternatives)
      case 'Group': {
        // A group with flags of its own, as for both cases of a letter, is not looked into.
        if (element.modifiers !== null) return this.#addAnything(true)
        return this.readDisjunction(element.alternatives)
      }
      case 'Character':
        return this.#addRange(element.value, element.value)
      case 'CharacterSet':
        return this.#addSet(element)
      case 'CharacterClass':
        return this.#addClass(element)
      case 'Backreference':
        // What a group found may be nothing.
        return this.#addAnything(true)
      case 'ExpressionCharacterClass':
        return this.#addAnything()
    }
  }

  #addClass({negate, elements}: AST.CharacterClass): boolean {
    if (negate) return this.#addAnything()
    for (const element of elements) {
      if (element.type === 'Character') this.#addRange(element.value, element.value)
      else if (element.type === 'CharacterSet') this.#addSet(element)
      else if (element.type === 'CharacterClassRange') {
        this.#addRange(element.min.value, element.max.value)
      } else this.#addAnything()
    }
    return false
  }

  #addSet(set: AST.CharacterSet): boolean {
    if (set.kind === 'any' || set.kind === 'property' || set.negate) return this.#addAnything()
    for (const code of classes[set.kind]) this.#leads.add(code)
    return false
  }

  #addRange(from: number, to: number): boolean {
    if (to - from > WIDEST) return this.#addAnything()
    for (let code = from; code <= to; code++) {
      this.#leads.add(String.fromCodePoint(code).charCodeAt(0))
    }
    return false
  }

  #addAnything(empty = false): boolean {
    this.#anything = true
    return empty
  }
}

/** The characters of `\d`, `\w` and `\s` in JavaScript. */
const classes = {
  digit: codesIn('0123456789'),
  word: codesIn('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_'),
  space: codesIn(
    '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a' +
      '\u2028\u2029\u202f\u205f\u3000\ufeff'
  )
}

function codesIn(characters: string): readonly number[] {
  return Array.from(characters, (character) => character.charCodeAt(0))
}
