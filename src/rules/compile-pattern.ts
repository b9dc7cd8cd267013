import {coverLine, createLinePatternFinder} from './line-finder.ts'
import {createPatternFinder} from './pattern-finder.ts'
import type {PatternGuards} from './pattern-guards.ts'
import type {Finder} from '../types.ts'

/** What is to become of a pattern. */
export interface PatternSettings {
  /** Whether a hit has to cover a whole line. */
  readonly whole: boolean
  /** Whether it runs natively without being vetted. */
  readonly trusted: boolean
  readonly guards: PatternGuards
}

/**
 * @param pattern Source of a regular expression.
 * @param settings What it is for, and whether it is trusted.
 * @returns A finder; or, as a string, why the pattern cannot be used.
 */
export function compilePattern(
  pattern: string,
  {whole, trusted, guards}: PatternSettings
): Finder | string {
  const flags = whole ? 'u' : 'gmu'
  try {
    const expression = new RegExp(pattern, flags)
    // Whether it is too large shows when it is run, on texts of one byte a character and of two.
    if (!trusted) for (const text of ['a', 'ກ']) expression.exec(text)
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return `not a regular expression: ${message.replace(/^.*\/[a-z]*: /su, '')}`
  }
  const createNative = whole ? createLinePatternFinder : createPatternFinder
  if (trusted) return createNative(pattern)
  // Where another engine can stand in, the verdict is not worth a long wait.
  const linear = guards.compileLinear?.(pattern, whole) ?? null
  const patience = linear === null ? 20_000 : 500
  const bound = whole ? coverLine(pattern) : pattern
  if (guards.vet?.(bound, flags, patience) === 'safe') return createNative(pattern)
  return linear ?? REFUSAL
}

const REFUSAL =
  'the pattern may take forever on some texts: bound its repetitions, as in {0,40}, let no two ' +
  'of them meet the same characters, or set "unsafe: true"'
