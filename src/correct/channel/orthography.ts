import {isLaoLetter} from '../../script/classes.ts'
import type {CompiledChannel} from './compile.ts'
import type {Finding} from './corrector.ts'

/** So many letters on either side tell one word from another. */
const CONTEXT = 3
/** A letter is typed at most so many places too early or too late. */
const NEAR = 2
/** As often as this, and no other way, is how a document's author spells. */
const CONSISTENT = 3
/** What its scans do to a letter more often than this is damage, however consistent. */
const HABITUAL = 0.02

/**
 * Tells the changes that would correct an author rather than an engine: the same change in the same
 * word, again and again, where the document never has the other spelling and its scans are not
 * known for that confusion; and letters brought into another order.
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
  const own = new Set<Finding>()
  for (const [at, finding] of findings.entries()) {
    // An engine misreads letters; it is people who type them in another order.
    const next = findings[at + 1]
    if (isReordering(text, finding, finding)) own.add(finding)
    else if (next !== undefined && isReordering(text, finding, next)) own.add(finding).add(next)
    if (own.has(finding)) continue
    const isHabit = finding.operations.some((at) => (confusions[at]?.rate ?? 0) > HABITUAL)
    if (isHabit) continue
    const [before, after] = spellings(text, finding)
    const key = `${before}\0${after}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [finding])
    else group.push(finding)
  }
  for (const group of groups.values()) {
    const [first] = group
    if (first === undefined || group.length < CONSISTENT) continue
    if (text.includes(spellings(text, first)[1])) continue
    for (const finding of group) own.add(finding)
  }
  return own
}

/** Whether a change, or it and the next one, near it, only bring letters into another order. */
function isReordering(text: string, first: Finding, last: Finding): boolean {
  if (last.start > first.end + NEAR) return false
  const before = text.slice(first.start, last.end)
  const after =
    first === last ? first.after : first.after + text.slice(first.end, last.start) + last.after
  return (
    before.length > 1 &&
    before.length === after.length &&
    sortLetters(before) === sortLetters(after)
  )
}

function sortLetters(text: string): string {
  return Array.from(text).sort().join('')
}

/** The word around a change, as it stands and as it would become. */
function spellings(text: string, {start, end, after}: Finding): readonly [string, string] {
  let from = start
  while (from > start - CONTEXT && isLaoLetter(text.charCodeAt(from - 1))) from--
  let to = end
  while (to < end + CONTEXT && isLaoLetter(text.charCodeAt(to))) to++
  return [text.slice(from, to), text.slice(from, start) + after + text.slice(end, to)]
}
