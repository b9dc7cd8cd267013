import {isLaoLetter} from '../../script/classes.ts'
import type {CompiledChannel} from './compile.ts'
import type {Finding} from './corrector.ts'

/** So many letters on either side tell one word from another. */
const CONTEXT = 3
/** As often as this, and no other way, is how a document's author spells. */
const CONSISTENT = 3
/** What its scans do to a letter more often than this is damage, however consistent. */
const HABITUAL = 0.02

/**
 * Tells the changes that would correct an author rather than an engine: the same change in the same
 * word, again and again, where the document never has the other spelling and its scans are not
 * known for that confusion.
 *
 * @param text The text that was read.
 * @param findings The changes found in it.
 * @param channel Whose operations they name.
 * @returns Those of them that touch an author's consistent spelling.
 */
export function findOrthography(
  text: string,
  findings: readonly Finding[],
  {confusions}: CompiledChannel
): ReadonlySet<Finding> {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    const isHabit = finding.operations.some((at) => (confusions[at]?.rate ?? 0) > HABITUAL)
    if (isHabit) continue
    const [before, after] = spellings(text, finding)
    const key = `${before}\0${after}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [finding])
    else group.push(finding)
  }
  const own = new Set<Finding>()
  for (const group of groups.values()) {
    const [first] = group
    if (first === undefined || group.length < CONSISTENT) continue
    if (text.includes(spellings(text, first)[1])) continue
    for (const finding of group) own.add(finding)
  }
  return own
}

/** The word around a change, as it stands and as it would become. */
function spellings(text: string, {start, end, after}: Finding): readonly [string, string] {
  let from = start
  while (from > start - CONTEXT && isLaoLetter(text.charCodeAt(from - 1))) from--
  let to = end
  while (to < end + CONTEXT && isLaoLetter(text.charCodeAt(to))) to++
  return [text.slice(from, to), text.slice(from, start) + after + text.slice(end, to)]
}
