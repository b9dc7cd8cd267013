import type {AST} from '@eslint-community/regexpp'
import {parsePattern} from './parse-pattern.ts'

/** White space in JavaScript's sense; RE2's \s is ASCII alone. */
const WHITE_SPACE =
  '\\t-\\r \\x{a0}\\x{1680}\\x{2000}-\\x{200a}\\x{2028}\\x{2029}\\x{202f}\\x{205f}\\x{3000}\\x{feff}'
/** What `.` leaves out in JavaScript. */
const NO_LINE_END = '[^\\n\\r\\x{2028}\\x{2029}]'

/** A part of a pattern that RE2 has no counterpart for. */
class Untranslatable extends Error {}

/**
 * Writes a regular expression of JavaScript in RE2's syntax, so that both find the same. Line ends
 * are the exception: for RE2's ^ and $ only U+000A LINE FEED is one.
 *
 * @param pattern Source that is valid with the flag u.
 * @returns The source for RE2; null where it uses something that RE2 does not have: look-around,
 *   back references, halves of surrogate pairs, properties other than script and general category.
 */
export function translatePattern(pattern: string): string | null {
  try {
    return writeAll(parsePattern(pattern).alternatives)
  } catch (error) {
    if (error instanceof Untranslatable) return null
    throw error
  }
}

function writeAll(alternatives: readonly AST.Alternative[]): string {
  return alternatives.map(({elements}) => elements.map(write).join('')).join('|')
}

function write(element: AST.Element): string {
  switch (element.type) {
    case 'Assertion':
      if (element.kind === 'start') return '^'
      if (element.kind === 'end') return '$'
      if (element.kind === 'word') return element.negate ? '\\B' : '\\b'
      throw new Untranslatable()
    case 'Quantifier':
      return write(element.element) + element.raw.slice(element.element.raw.length)
    case 'CapturingGroup': {
      const name = element.name === null ? '' : `?P<${element.name}>`
      return `(${name}${writeAll(element.alternatives)})`
    }
    case 'Group':
      if (element.modifiers !== null) throw new Untranslatable()
      return `(?:${writeAll(element.alternatives)})`
    case 'Character':
      return writeCharacter(element)
    case 'CharacterSet':
      if (element.kind === 'any') return NO_LINE_END
      if (element.kind === 'space') return `[${element.negate ? '^' : ''}${WHITE_SPACE}]`
      return writeSet(element)
    case 'CharacterClass':
      return writeClass(element)
    case 'Backreference':
    case 'ExpressionCharacterClass':
      throw new Untranslatable()
  }
}

function writeCharacter({value}: AST.Character): string {
  if (value >= 0xd800 && value <= 0xdfff) throw new Untranslatable()
  return `\\x{${value.toString(16)}}`
}

function writeClass({negate, elements}: AST.CharacterClass): string {
  // RE2 has no class of nothing, or of everything.
  if (elements.length === 0) throw new Untranslatable()
  const parts = elements.map((element) => {
    switch (element.type) {
      case 'Character':
        return writeCharacter(element)
      case 'CharacterClassRange':
        return `${writeCharacter(element.min)}-${writeCharacter(element.max)}`
      case 'CharacterSet':
        return element.kind === 'space' && !element.negate ? WHITE_SPACE : writeSet(element)
      default:
        throw new Untranslatable()
    }
  })
  return `[${negate ? '^' : ''}${parts.join('')}]`
}

/** A class that is written alike inside brackets and outside. */
function writeSet(set: AST.EscapeCharacterSet | AST.UnicodePropertyCharacterSet): string {
  switch (set.kind) {
    case 'digit':
      return set.negate ? '\\D' : '\\d'
    case 'word':
      return set.negate ? '\\W' : '\\w'
    case 'property':
      return `\\${set.negate ? 'P' : 'p'}{${nameProperty(set)}}`
    default:
      throw new Untranslatable()
  }
}

/** General categories and scripts are the properties that both engines know. */
function nameProperty({key, value}: AST.UnicodePropertyCharacterSet): string {
  if (value !== null && (key === 'Script' || key === 'sc')) return value
  const named = value === null || key === 'General_Category' || key === 'gc'
  const category = value ?? key
  if (!named || !/^[A-Z][a-z]?$/u.test(category)) throw new Untranslatable()
  return category
}
