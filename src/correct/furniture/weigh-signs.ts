import type {Line} from '../../types.ts'
import type {Ground} from '../grounds.ts'
import {isNavigation, isOfWebPage, isParagraph, type Proposal, type Removals} from './removals.ts'
import type {Weights} from './weighing.ts'

/**
 * Adds what speaks for each sign of a web page besides its words: that it stands at the page's
 * head or foot, and that signs of other kinds stand there, near it or farther away. A text that is
 * for the most part no running text has no head and no foot: it is a list, and its words may be
 * those of any site.
 *
 * @param removals What is to go so far.
 * @param weights What things weigh.
 * @param isMeant Which signs are weighed; all of them speak for the others.
 */
export function weighSigns(
  removals: Removals,
  weights: Weights,
  isMeant: (proposal: Proposal) => boolean
): void {
  const signs = removals.proposals
    .filter(({role}) => isOfWebPage(role))
    .map((proposal): Sign => {
      const places = proposal.lines.map((line) => removals.placeOf(line))
      return {proposal, first: places[0]!, last: places.at(-1)!}
    })
  if (signs.length === 0) return
  const ends = findEnds(removals, weights)
  if (ends === null) return
  const placed = new Set(signs.filter((sign) => isPlaced(sign, ends)))
  const kinds = new Map<string, Sign[]>()
  for (const sign of placed) {
    const kind = kindOf(sign.proposal)
    const alike = kinds.get(kind)
    if (alike === undefined) kinds.set(kind, [sign])
    else alike.push(sign)
  }
  for (const sign of signs) {
    if (!isMeant(sign.proposal)) continue
    const grounds: Ground[] = []
    if (placed.has(sign)) {
      const what = sign.first < ends.head ? 'at the head of a page' : 'at its foot'
      grounds.push({what, weight: weights.endWeight})
    }
    grounds.push(...groundsOfOthers(sign, kinds, weights))
    removals.support(sign.proposal, grounds)
  }
}

/** Lines that look like those of a web page, by their first and last place. */
interface Sign {
  readonly proposal: Proposal
  readonly first: number
  readonly last: number
}

/** Places of the first and of the last line of running text. */
interface Ends {
  readonly head: number
  readonly foot: number
}

/** Menus and entries of menus are of one kind; others are what readers are told. */
function kindOf({role, reason}: Proposal): string {
  return isNavigation(role) ? 'menu' : reason
}

/** The line of rights is at home at the foot alone. */
function isPlaced({proposal: {role}, first, last}: Sign, {head, foot}: Ends): boolean {
  return first > foot || (role !== 'rights' && last < head)
}

/** Null where too little of the text is running text. */
function findEnds(removals: Removals, weights: Weights): Ends | null {
  const {solid} = removals
  let body = 0
  let rest = 0
  let head = -1
  let foot = -1
  solid.forEach((line, at) => {
    if (removals.has(line.index)) return
    if (isBody(removals, line)) {
      if (head < 0) head = at
      foot = at
      body += line.width
    } else rest += line.width
  })
  if (head < 0 || body < weights.articleShare * (body + rest)) return null
  const isSign = ({index}: Line): boolean => removals.has(index)
  const share = (lines: readonly Line[]): number => lines.filter(isSign).length / lines.length
  const above = solid.slice(0, head)
  const below = solid.slice(foot + 1)
  return {
    head: above.length <= weights.headLines && share(above) >= weights.endShare ? head : 0,
    foot:
      below.length <= weights.footLines && share(below) >= weights.endShare ? foot : solid.length
  }
}

/** Running text: a sentence, or what has a label. */
function isBody({reading: {text, labels}}: Removals, line: Line): boolean {
  const label = labels[line.index] ?? null
  if (label !== null && label.style.system !== 'bullet') return true
  return isParagraph(text, line) || SENTENCE_END.test(text.slice(line.start, line.end))
}

const SENTENCE_END = /[.!?…]["”’»)]*$/u

/** What other kinds of signs add: each once, by its weightiest sign, more where one is near. */
function groundsOfOthers(
  {proposal, first, last}: Sign,
  kinds: ReadonlyMap<string, readonly Sign[]>,
  {reach, farShare, mostOthers}: Weights
): Ground[] {
  const own = kindOf(proposal)
  const found: string[] = []
  let weight = 0
  for (const [kind, signs] of kinds) {
    if (kind === own) continue
    let most = 0
    for (const other of signs) {
      const isNear = other.first - last <= reach && first - other.last <= reach
      most = Math.max(most, formOf(other) * (isNear ? 1 : farShare))
    }
    weight += most
    found.push(kind)
  }
  if (weight === 0) return []
  return [{what: `beside ${found.join(', ')}`, weight: Math.min(weight, mostOthers)}]
}

/** What a sign weighs by its own words: the first thing that spoke for it. */
function formOf({proposal: {grounds}}: Sign): number {
  return grounds[0]?.weight ?? 0
}
