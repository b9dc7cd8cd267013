import {oncePer} from '../../base/once-per.ts'
import {foldForLookup, leadsOfFolded} from '../../script/fold.ts'
import type {Line, OperationRule, Ruleset} from '../../types.ts'
import {isMenuBar} from './menus.ts'
import {endsSentence, isNavigation, isParagraph, type Found, type Removals} from './removals.ts'

/** The menu of a page stands among its first lines, blank ones not counted. */
const TOP = 14
/** So many lines stand above it at most: names of the site, pictures. */
const MOST_ABOVE = 4
/** Columns of the longest name of a site, and of the shortest title of an article. */
const LONGEST_NAME = 70
const SHORTEST_TITLE = 14
/** So many lines of furniture may stand between the menu and that title. */
const FARTHEST_TITLE = 40
/** Columns of the longest line of an address. */
const LONGEST_CONTACT = 100

/**
 * Takes out what stands at a web page's ends: the names of the site above its menu, and at its foot
 * its address, telephone numbers and name, where a line of rights or a menu stands among them.
 */
export function removePageEnds(removals: Removals): void {
  const rule = removals.ruleset.operations.get('page-end')
  if (rule === undefined) return
  const solid = removals.reading.lines.filter(({blank}) => !blank)
  removeTop(removals, rule, solid)
  if (removals.ofWebPage) removeFoot(removals, rule, solid)
}

const SITE_NAME: Found = {role: 'site-name', reason: 'site name'}
const CONTACT: Found = {role: 'contact', reason: 'address'}

function removeTop(removals: Removals, rule: OperationRule, solid: readonly Line[]): void {
  const {text} = removals.reading
  const head = solid.slice(0, TOP)
  const first = head.findIndex((line) => {
    const role = removals.roleOf(line.index)
    return role === undefined ? isMenuBar(removals, line) : isNavigation(role)
  })
  if (first <= 0) return
  const above = head.slice(0, first).filter(({index}) => !removals.has(index))
  if (above.length === 0 || above.length > MOST_ABOVE) return
  const isName = (line: Line): boolean =>
    line.width <= LONGEST_NAME && !endsSentence(text.charAt(line.end - 1))
  if (!above.every(isName)) return
  // Below it a title has to stand, or the one above may be it.
  const below = solid
    .slice(first + 1, first + 1 + FARTHEST_TITLE)
    .find(({index}) => !removals.has(index))
  if (below === undefined || isParagraph(text, below) || below.width < SHORTEST_TITLE) return
  for (const line of above) removals.remove(line, rule, SITE_NAME)
}

function removeFoot(removals: Removals, rule: OperationRule, solid: readonly Line[]): void {
  const {text} = removals.reading
  const foot: Line[] = []
  for (let at = solid.length - 1; at >= 0; at--) {
    const line = solid[at]!
    if (isParagraph(text, line) && !removals.has(line.index) && !isContact(removals, line)) break
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
    if (isName) removals.remove(line, rule, SITE_NAME)
    else if (isContact(removals, line)) removals.remove(line, rule, CONTACT)
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
function isContact({reading: {text}, ruleset}: Removals, {start, end, width}: Line): boolean {
  if (width > LONGEST_CONTACT) return false
  const shown = text.slice(start, end)
  if (/^\S*(?:@|www\.|https?:\/\/)\S+$/u.test(shown)) return true
  const {words, leads} = contactWords(ruleset)
  if (!leads.has(text.charCodeAt(start))) return false
  const folded = foldForLookup(shown)
  return words.some(
    (word) => folded.startsWith(word) && /^\s*[.:：(+\p{Nd}]/u.test(folded.slice(word.length))
  )
}
