import {RegExpParser, type AST} from '@eslint-community/regexpp'

/**
 * @param pattern Source of a regular expression that is valid with the flag u; it runs without i.
 * @returns Its syntax tree.
 * @throws Error where the source is not valid.
 */
export function parsePattern(pattern: string): AST.Pattern {
  return new RegExpParser().parsePattern(pattern, 0, pattern.length, {unicode: true})
}
