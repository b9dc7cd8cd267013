import type {Finder} from '../types.ts'
import {findInWindows, type FindNext} from './find-in-windows.ts'

/**
 * @param pattern Source of a regular expression that is valid with the flags g, m and u.
 * @returns A finder that runs it natively, see {@link findInWindows}. What is empty is no hit.
 */
export function createPatternFinder(pattern: string): Finder {
  const expression = new RegExp(pattern, 'gmu')
  const findNext: FindNext = (window, from) => {
    expression.lastIndex = from
    for (let hit = expression.exec(window); hit !== null; hit = expression.exec(window)) {
      const end = expression.lastIndex
      if (end > hit.index) return {start: hit.index, end, groups: Array.from(hit)}
      // With the flag u an empty hit inside a surrogate pair is taken back to its beginning.
      expression.lastIndex = end + (window.codePointAt(end)! > 0xffff ? 2 : 1)
    }
    return null
  }
  return {findAll: (text) => findInWindows(text, findNext)}
}
