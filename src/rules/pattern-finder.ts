import type {Finder, Match} from '../types.ts'

/**
 * @param pattern Source of a regular expression that is valid with the flags g, m and u.
 * @returns A finder that runs it natively. What is empty is no hit.
 */
export function createPatternFinder(pattern: string): Finder {
  const expression = new RegExp(pattern, 'gmu')
  return {
    findAll(text) {
      const matches: Match[] = []
      expression.lastIndex = 0
      for (let hit = expression.exec(text); hit !== null; hit = expression.exec(text)) {
        const end = expression.lastIndex
        if (end > hit.index) matches.push({start: hit.index, end, groups: Array.from(hit)})
        // With the flag u an empty hit inside a surrogate pair is taken back to its beginning.
        else expression.lastIndex = end + (text.codePointAt(end)! > 0xffff ? 2 : 1)
      }
      return matches
    }
  }
}
