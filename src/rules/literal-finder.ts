import type {Finder, Match} from '../types.ts'

/**
 * @param texts Texts, none empty.
 * @returns A finder of any of them, taken literally; where several begin at one place, the longest.
 */
export function createLiteralFinder(texts: readonly string[]): Finder {
  const distinct = [...new Set(texts)].filter((text) => text !== '')
  const [first] = distinct
  if (first === undefined) return {findAll: () => []}
  return distinct.length === 1 ? findOne(first) : findMany(distinct)
}

function findOne(literal: string): Finder {
  return {
    leads: new Set([literal.charCodeAt(0)]),
    findAll(text) {
      const matches: Match[] = []
      for (
        let at = text.indexOf(literal);
        at >= 0;
        at = text.indexOf(literal, at + literal.length)
      ) {
        matches.push({start: at, end: at + literal.length, groups: [literal]})
      }
      return matches
    }
  }
}

function findMany(literals: readonly string[]): Finder {
  const byFirst = new Map<number, string[]>()
  for (const literal of literals.toSorted((a, b) => b.length - a.length)) {
    const code = literal.charCodeAt(0)
    const group = byFirst.get(code)
    if (group === undefined) byFirst.set(code, [literal])
    else group.push(literal)
  }
  const lowest = Math.min(...byFirst.keys())
  const groups: (readonly string[] | undefined)[] = []
  for (const [code, group] of byFirst) groups[code - lowest] = group
  // Holes would make the table a dictionary, which is slow to ask.
  const table = Array.from(groups)
  return {
    leads: new Set(byFirst.keys()),
    findAll(text) {
      const matches: Match[] = []
      for (let at = 0; at < text.length; at++) {
        const found = table[text.charCodeAt(at) - lowest]?.find((each) => text.startsWith(each, at))
        if (found === undefined) continue
        matches.push({start: at, end: at + found.length, groups: [found]})
        at += found.length - 1
      }
      return matches
    }
  }
}
