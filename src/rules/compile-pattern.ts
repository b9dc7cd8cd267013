import type {Finder, PatternFacts, RuleFile} from '../types.ts'
import {createLinePatternFinder} from './line-finder.ts'
import {createPatternFinder} from './pattern-finder.ts'
import {readPattern} from './read-pattern.ts'

/**
 * Compiles a pattern for an engine whose time is linear in the text, whatever the pattern.
 *
 * @param pattern Source of a regular expression that is valid with the flag u.
 * @param whole Whether a hit has to cover a whole line.
 * @returns null where the engine lacks something that the pattern uses.
 */
export type LinearEngine = (pattern: string, whole: boolean) => Finder | null

/**
 * Loads the engine that patterns of a user's rules run on. It is large, so `compileRules` is handed
 * it, and only runs with such patterns load it.
 *
 * @param files Rule files.
 * @returns The engine; null where no file has a pattern of a user's.
 */
export async function loadLinearEngine(files: readonly RuleFile[]): Promise<LinearEngine | null> {
  if (!files.some(({shipped, text}) => !shipped && text.includes('pattern'))) return null
  const {createLinearFinder} = await import('./linear-finder.ts')
  return createLinearFinder
}

/** What is to become of a pattern. */
export interface PatternSettings {
  /** Whether a hit has to cover a whole line. */
  readonly whole: boolean
  /** Whether it runs natively: it is shipped, or its rule says `unsafe: true`. */
  readonly native: boolean
  /** What the others run on; null where there is none at hand. */
  readonly linear: LinearEngine | null
  /** What is known of it, where the build of the package has read it. */
  readonly facts?: PatternFacts | undefined
}

/** A pattern ready to run. */
export interface CompiledPattern {
  readonly finder: Finder
  /** Names of its capturing groups, in order; null for a group without one. */
  readonly groups: readonly (string | null)[]
}

/**
 * @param pattern Source of a regular expression.
 * @param settings What it is for, and how it may run.
 * @returns The pattern ready to run; or, as a string, why it cannot be used.
 */
export function compilePattern(
  pattern: string,
  {whole, native, linear, facts}: PatternSettings
): CompiledPattern | string {
  try {
    const expression = new RegExp(pattern, whole ? 'u' : 'gmu')
    // Whether it is too large shows when it is run, on texts of one byte a character and of two.
    if (facts === undefined) for (const text of ['a', 'ກ']) expression.exec(text)
    const {leads, groups} = facts ?? readPattern(pattern)
    const createNative = whole ? createLinePatternFinder : createPatternFinder
    const finder = native ? createNative(pattern) : linear?.(pattern, whole)
    if (finder === null || finder === undefined) return REFUSAL
    return {finder: {...finder, leads: leads === null ? null : new Set(leads)}, groups}
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return `not a regular expression: ${message.replace(/^.*\/[a-z]*: /su, '')}`
  }
}

const REFUSAL =
  'the pattern may take forever on some texts: write it without look-around, back references and ' +
  'counts over 1,000, or set "unsafe: true" and say in the description why it is safe'
