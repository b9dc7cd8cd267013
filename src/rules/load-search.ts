import type {Finder} from '../types.ts'
import {createLiteralFinder} from './literal-finder.ts'

/**
 * Compiles what a person looks for. Its time is linear in the text, whatever the pattern.
 *
 * @param pattern Source of a regular expression (JavaScript's, flags g, m and u), or a text.
 * @param literal Whether it is a text, taken as it stands.
 * @returns What finds it.
 * @throws Error that says why the pattern cannot be used.
 */
export async function loadSearch(pattern: string, literal: boolean): Promise<Finder> {
  if (pattern === '') throw new Error('there is nothing to look for')
  if (literal) return createLiteralFinder([pattern])
  try {
    new RegExp(pattern, 'gmu')
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    throw new Error(`not a regular expression: ${message.replace(/^.*\/[a-z]*: /su, '')}`, {
      cause: error
    })
  }
  const {createLinearFinder} = await import('./linear-finder.ts')
  const finder = createLinearFinder(pattern, false)
  if (finder === null) throw new Error('look-around and back references cannot be looked for')
  return finder
}
