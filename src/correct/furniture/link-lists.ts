import {oncePer} from '../../base/once-per.ts'
import type {OperationSettings} from '../../rules/schema/operations.ts'
import {settingsOf} from '../../rules/settings-of.ts'
import {digitValue} from '../../script/digits.ts'
import {foldForLookup, leadsOfFolded} from '../../script/fold.ts'
import type {Line, NumberingStyle, Ruleset} from '../../types.ts'
import {isParagraph, type Found, type LineRole, type Removals} from './removals.ts'

type Limits = OperationSettings<'link-list'>

/**
 * Takes out what a web page offers beside its article: the titles of other articles below a word
 * of the list `link-lists` (ຂ່າວທີ່ກ່ຽວຂ້ອງ), a form below one of `comment-forms`, and single offers (ອ່ານຕໍ່: …).
 * A list ends in front of running text; a title in front of that is the text's own.
 */
export function removeLinkLists(removals: Removals): void {
  const {reading, ruleset} = removals
  const rule = ruleset.operations.get('link-list')
  if (rule === undefined) return
  const limits = settingsOf(rule, 'link-list')
  const {text, lines} = reading
  const words = leaders(ruleset)
  for (const line of lines) {
    if (line.blank || !words.leads.has(text.charCodeAt(line.start))) continue
    if (!mayLead(text, line, limits)) continue
    const shown = text.slice(line.start, line.end)
    const found = words.whole.get(bareLeader(shown))
    if (found !== undefined && line.width <= limits.maxLoneLeader) {
      // Within a list its leader has spoken already.
      if (removals.roleOf(line.index) === found.role) continue
      const entries = entriesBelow(removals, line, words.whole, limits)
      // Above running text, without a list, it may be a heading.
      if (entries.length === 0 && isFollowedByText(removals, line)) continue
      const long = entries.filter(({width}) => width >= limits.minTitle)
      const isList = entries.length > 1 && 2 * long.length >= entries.length
      const weight = limits.weight + (isList ? limits.listWeight : 0)
      removals.propose([line, ...entries], rule, found, {what: 'words above a list', weight})
      continue
    }
    const offer = offerOf(foldForLookup(shown).replace(BEFORE, ''), words.whole)
    if (offer !== undefined && !isParagraph(text, line)) {
      const ground = {what: 'words before another title', weight: limits.weight}
      removals.propose([line], rule, offer, ground)
    }
  }
}

/** Whether a line is short, or begins with something short and a colon. */
function mayLead(
  text: string,
  {start, end, width}: Line,
  {maxLeader, maxLoneLeader}: Limits
): boolean {
  if (width <= maxLoneLeader) return true
  if (width > 2 * maxLeader) return false
  const last = Math.min(end, start + maxLeader)
  for (let at = start; at < last; at++) if (':：»›'.includes(text.charAt(at))) return true
  return false
}

/** A leader without signs around it and the number of entries that it tells. */
function bareLeader(shown: string): string {
  return foldForLookup(shown)
    .replace(/\s*\(\p{Nd}+\)$/u, '')
    .replace(BESIDE, '')
}

const BEFORE = /^[\s|•·»›>#*–—-]+/u
const BESIDE = /^[\s|•·»›>#*–—-]+|[\s:：.…»›>|–—-]+$/gu

/** Lists of words, what they lead to, and how readers are told. */
const lists: readonly (readonly [string, LineRole, string])[] = [
  ['link-lists', 'related-pages', 'related pages'],
  ['comment-forms', 'comment-form', 'comment form']
]

/** The words that lead to a list, folded, and what the list is. */
const leaders = oncePer(({vocabulary}: Ruleset) => {
  const whole = new Map<string, Found>()
  for (const [list, role, usual] of lists) {
    for (const {words, value} of vocabulary.get(list) ?? []) {
      const found: Found = {role, reason: String(value ?? usual)}
      for (const word of words) whole.set(foldForLookup(word), found)
    }
  }
  const leads = new Set([...leadsOfFolded(whole.keys()), ...Array.from('|•·»›>#*–—-', codeOf)])
  return {whole, leads}
})

function codeOf(character: string): number {
  return character.charCodeAt(0)
}

/** A leader, a colon, and the title that it offers. */
function offerOf(shown: string, leaders: ReadonlyMap<string, Found>): Found | undefined {
  const colon = shown.search(/\s*[:：»›]\s*\S/u)
  return colon <= 0 ? undefined : leaders.get(shown.slice(0, colon).trimEnd())
}

/** The lines below a leader that are entries of its list. */
function entriesBelow(
  removals: Removals,
  leader: Line,
  leaders: ReadonlyMap<string, Found>,
  {maxEntries, maxLines, maxLoneLeader}: Limits
): Line[] {
  const {text, lines, labels} = removals.reading
  const found: Line[] = []
  let chunk = 0
  let gap = true
  const last = Math.min(lines.length, leader.index + maxLines)
  for (let at = leader.index + 1; at < last && found.length < maxEntries; at++) {
    const line = lines[at]!
    if (line.blank) {
      gap = true
      continue
    }
    if (removals.has(at)) {
      gap = true
      continue
    }
    if (line.width <= maxLoneLeader && leaders.has(bareLeader(text.slice(line.start, line.end))))
      break
    const label = labels[at] ?? null
    if ((label !== null && divides(label.style)) || isText(text, line)) {
      if (found.length === 0) return []
      // What stands alone above running text is its title, and so is the last line at once above.
      if (!gap || found.length - chunk === 1) found.pop()
      return found
    }
    if (gap) chunk = found.length
    gap = false
    found.push(line)
  }
  return found
}

/** Running text, or a sentence: titles of articles end with no full stop. */
function isText(text: string, line: Line): boolean {
  return isParagraph(text, line) || /[^.]\.["”’»)]*$/u.test(text.slice(line.start, line.end))
}

/** Points may be the entries of a list, and words that count their titles. */
function divides({role, system}: NumberingStyle): boolean {
  return role !== 'point' && system !== 'series'
}

function isFollowedByText({reading: {text, lines}}: Removals, {index}: Line): boolean {
  for (let at = index + 1; at < lines.length; at++) {
    const line = lines[at]!
    if (!line.blank) return isText(text, line) || digitValue(text.charCodeAt(line.start)) >= 0
  }
  return false
}
