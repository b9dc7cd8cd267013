import {oncePer} from '../../base/once-per.ts'
import {endsSentence} from '../../lines/ends-sentence.ts'
import {settingsOf} from '../../rules/settings-of.ts'
import {foldForLookup, leadsOfFolded} from '../../script/fold.ts'
import type {Line, OperationRule, Ruleset} from '../../types.ts'
import {isMenuBar} from './menus.ts'
import {isNavigation, isParagraph, type Found, type Removals} from './removals.ts'

/**
 * Takes out what stands at a web page's ends: the names of the site above its menu, and at its foot
 * its address, telephone numbers and name, where a line of rights or a menu stands among them.
 */
export function removePageEnds(removals: Removals): void {
  const rule = removals.ruleset.operations.get('page-end')
  if (rule === undefined) return
  removeTop(removals, rule)
  if (removals.ofWebPage) removeFoot(removals, rule)
}

const SITE_NAME: Found = {role: 'site-name', reason: 'site name'}
const CONTACT: Found = {role: 'contact', reason: 'address'}

function removeTop(removals: Removals, rule: OperationRule): void {
  const {solid, reading} = removals
  const {text} = reading
  const {topLines, maxAbove, maxName, titleReach, minTitle, nameWeight} = settingsOf(
    rule,
    'page-end'
  )
  const head = solid.slice(0, topLines)
  const first = head.findIndex((line) => {
    const role = removals.roleOf(line.index)
    return role === undefined ? isMenuBar(removals, line) : isNavigation(role)
  })
  if (first <= 0) return
  const above = head.slice(0, first).filter(({index}) => !removals.has(index))
  if (above.length === 0 || above.length > maxAbove) return
  const isName = (line: Line): boolean => line.width <= maxName && !endsSentence(text, line)
  if (!above.every(isName)) return
  // Below it a title has to stand, or the one above may be it.
  const below = solid
    .slice(first + 1, first + 1 + titleReach)
    .find(({index}) => !removals.has(index))
  if (below === undefined || isParagraph(text, below) || below.width < minTitle) return
  const ground = {what: 'above a menu', weight: nameWeight}
  for (const line of above) removals.propose([line], rule, SITE_NAME, ground)
}

function removeFoot(removals: Removals, rule: OperationRule): void {
  const {solid, reading} = removals
  const {text} = reading
  const {maxContact, nameWeight, contactWeight} = settingsOf(rule, 'page-end')
  const foot: Line[] = []
  for (let at = solid.length - 1; at >= 0; at--) {
    const line = solid[at]!
    if (
      isParagraph(text, line) &&
      !removals.has(line.index) &&
      !isContact(removals, line, maxContact)
    )
      break
    foot.push(line)
  }
  const rights = foot.filter(({index}) => removals.roleOf(index) === 'rights')
  if (rights.length === 0 && !foot.some(({index}) => removals.roleOf(index) === 'menu')) return
  const told = rights.map(({start, end}) => bare(text.slice(start, end))).join('\n')
  const names = new Set(
    solid
      .filter(({index}) => removals.roleOf(index) === 'site-name')
      .map(({start, end}) => bare(text.slice(start, end)))
  )
  for (const line of foot) {
    if (removals.has(line.index)) continue
    const shown = bare(text.slice(line.start, line.end))
    const isName = shown.length > 5 && (told.includes(shown) || names.has(shown))
    if (isName) {
      removals.propose([line], rule, SITE_NAME, {what: 'said elsewhere', weight: nameWeight})
    } else if (isContact(removals, line, maxContact)) {
      removals.propose([line], rule, CONTACT, {what: 'address', weight: contactWeight})
    }
  }
}

function bare(text: string): string {
  return foldForLookup(text).replace(/[\s\p{P}\p{S}]+/gu, '')
}

const contactWords = oncePer(({vocabulary}: Ruleset) => {
  const words = (vocabulary.get('contact-words') ?? []).flatMap((entry) =>
    entry.words.map(foldForLookup)
  )
  return {words, leads: leadsOfFolded(words)}
})

/** Whether a line begins with a word such as ໂທລະສັບ and goes on with a colon or a number. */
function isContact(
  {reading: {text}, ruleset}: Removals,
  {start, end, width}: Line,
  longest: number
): boolean {
  if (width > longest) return false
  const shown = text.slice(start, end)
  if (/^\S*(?:@|www\.|https?:\/\/)\S+$/u.test(shown)) return true
  const {words, leads} = contactWords(ruleset)
  if (!leads.has(text.charCodeAt(start))) return false
  const folded = foldForLookup(shown)
  return words.some(
    (word) => folded.startsWith(word) && /^\s*[.:：(+\p{Nd}]/u.test(folded.slice(word.length))
  )
}
