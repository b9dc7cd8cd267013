import type {Match} from '../types.ts'

/** A piece of what is written: a text, or the number of a group. */
type Piece = string | number

/**
 * Reads what a rewrite writes: `$0` is the whole hit, `$1` to `$99` and `$<name>` its groups, `$$`
 * a dollar sign.
 *
 * @param template What the rule says.
 * @param groups Names of the pattern's capturing groups, null for one without a name.
 * @returns A function that writes; or, as a string, what is wrong.
 */
export function compileReplacement(
  template: string,
  groups: readonly (string | null)[]
): ((match: Match) => string) | string {
  const pieces: Piece[] = []
  let from = 0
  for (let at = template.indexOf('$'); at >= 0; at = template.indexOf('$', from)) {
    const [whole, number, name] = /^\$(?:\$|(\d{1,2})|<([^>]*)>)/u.exec(template.slice(at)) ?? []
    if (whole === undefined) {
      return `a "$" says nothing here: write $1, $<name>, or $$ for a dollar sign`
    }
    pieces.push(template.slice(from, at))
    from = at + whole.length
    if (whole === '$$') pieces.push('$')
    else if (name !== undefined) {
      const place = groups.indexOf(name)
      if (place < 0) return `the pattern has no group named "${name}"`
      pieces.push(place + 1)
    } else if (Number(number) > groups.length) {
      return `the pattern has no group ${number!}`
    } else pieces.push(Number(number))
  }
  pieces.push(template.slice(from))
  const used = pieces.filter((piece) => piece !== '')
  if (used.every((piece) => typeof piece === 'string')) {
    const text = used.join('')
    return () => text
  }
  return ({groups: found}) =>
    used.map((piece) => (typeof piece === 'string' ? piece : (found[piece] ?? ''))).join('')
}
