/**
 * @param pattern Source of a regular expression that is valid with the flag u.
 * @returns The names of its capturing groups, in order; null for a group without one.
 */
export function readGroups(pattern: string): (string | null)[] {
  const groups: (string | null)[] = []
  let inClass = false
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern.charAt(at)
    if (character === '\\') at++
    else if (character === '[') inClass = true
    else if (character === ']') inClass = false
    else if (character === '(' && !inClass) {
      if (pattern.charAt(at + 1) !== '?') groups.push(null)
      else {
        const name = /^\(\?<([^=!>][^>]*)>/u.exec(pattern.slice(at))?.[1]
        if (name !== undefined) groups.push(name)
      }
    }
  }
  return groups
}
