import {RE2JS} from 're2js'
import type {Finder} from '../types.ts'
import {findInWindows} from './find-in-windows.ts'
import {coverLine, findLines} from './line-finder.ts'
import {translatePattern} from './translate-pattern.ts'

/**
 * Compiles a pattern for an engine whose time is linear in the text, whatever the pattern.
 *
 * @param pattern Source of a regular expression that is valid with the flag u.
 * @param whole Whether a hit has to cover a whole line.
 * @returns A finder; null where the pattern uses look-around, back references or anything else that
 *   the engine does not have.
 */
export function createLinearFinder(pattern: string, whole: boolean): Finder | null {
  const translated = translatePattern(pattern)
  if (translated === null) return null
  try {
    return whole ? findWhole(coverLine(translated)) : findAnywhere(translated)
  } catch {
    // Repetitions beyond 1,000, properties of newer Unicode versions.
    return null
  }
}

function findWhole(pattern: string): Finder {
  const expression = RE2JS.compile(pattern)
  return findLines((line) => {
    const matcher = expression.matcher(line)
    return matcher.find() ? groupsOf(matcher) : null
  })
}

function findAnywhere(pattern: string): Finder {
  const expression = RE2JS.compile(pattern, RE2JS.MULTILINE)
  let window: string | null = null
  let matcher = expression.matcher('')
  return {
    findAll: (text) =>
      findInWindows(text, (shown, from) => {
        if (window !== shown) {
          window = shown
          matcher = expression.matcher(shown)
        }
        for (let found = matcher.find(from); found; found = matcher.find()) {
          const [start, end] = [matcher.start(), matcher.end()]
          if (end > start) return {start, end, groups: groupsOf(matcher)}
        }
        return null
      })
  }
}

type Matcher = ReturnType<RE2JS['matcher']>

function groupsOf(matcher: Matcher): (string | undefined)[] {
  return Array.from({length: matcher.groupCount() + 1}, (_, group) => {
    return matcher.group(group) ?? undefined
  })
}
