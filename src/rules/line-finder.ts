import {foldForLookup, leadsOfFolded} from '../script/fold.ts'
import {cutLines} from '../script/cut-lines.ts'
import type {Finder, Match} from '../types.ts'

/** Furniture is short: longer lines, in UTF-16 code units, are never looked at. */
const LONGEST = 500

/** Looks at a line without the white space around it; null where it is no hit. */
type LineTest = (line: string) => readonly (string | undefined)[] | null

/**
 * @param lines Lines, as they read when whole.
 * @returns A finder of lines that read so; spellings of one letter (ໍາ and ຳ, ຫນ and ໜ) and
 *   invisible characters make no difference.
 */
export function createLineFinder(lines: readonly string[]): Finder {
  const wanted = new Set(lines.map((line) => foldForLookup(line.trim())))
  const finder = findLines((line) => (wanted.has(foldForLookup(line)) ? [line] : null))
  return {...finder, leads: leadsOfFolded(wanted)}
}

/**
 * @param pattern Source of a regular expression that is valid with the flag u.
 * @returns A finder of the lines that it covers from end to end.
 */
export function createLinePatternFinder(pattern: string): Finder {
  const expression = new RegExp(coverLine(pattern), 'u')
  return findLines((line) => {
    const hit = expression.exec(line)
    return hit === null ? null : Array.from(hit)
  })
}

/**
 * @param pattern Source of a regular expression.
 * @returns The same, bound to both ends of what it is tried on.
 */
export function coverLine(pattern: string): string {
  return `^(?:${pattern})$`
}

/**
 * @param test What makes a line a hit.
 * @returns A finder of whole lines; a hit leaves out the white space around a line.
 */
export function findLines(test: LineTest): Finder {
  return {
    findAll(text) {
      const matches: Match[] = []
      cutLines(text, (_, start, end) => {
        if (start === end || end - start > LONGEST) return
        const groups = test(text.slice(start, end))
        if (groups !== null) matches.push({start, end, groups})
      })
      return matches
    }
  }
}
