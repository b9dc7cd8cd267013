import {CLASS, laoClass, ZERO_WIDTH_SPACE} from '../script/classes.ts'
import {isLookalike, scriptOf} from '../script/script-of.ts'
import {isBlank} from '../script/white-space.ts'
import {isRemovable} from './control.ts'

/** What a text may hold that steps look for; each a bit. */
export const TRAIT = {
  /** Controls and characters that cannot be seen. */
  hidden: 1,
  /** Letters or digits of a script that engines put in place of Lao. */
  lookalike: 2,
  laoDigit: 4,
  /** Marks of one consonant out of canonical order, or a tone mark behind ະ າ ຳ. */
  disorder: 8,
  /** Two marks of one sort side by side. */
  repeated: 16,
  carriageReturn: 32,
  /** What ghost lines are made of: symbols, look-alikes, marks and vowel signs by themselves. */
  crumb: 64
} as const

/**
 * Looks at a text once for all steps: what lacks a trait holds nothing for a step that needs it.
 * It may have a trait and still hold nothing.
 *
 * @param text Any text.
 * @param start Offset (UTF-16) to begin at; what stands in front does not count.
 * @param end Offset to end at.
 * @returns The {@link TRAIT}s of the stretch, as one number.
 */
export function survey(text: string, start = 0, end = text.length): number {
  let traits = 0
  let before: number = SORT.blank
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    const sort = code < SORTED ? sorts[code]! : sortOf(code)
    traits |= traitsOfPairs[before * SORTS + sort]!
    before = sort
  }
  return traits | traitsOfPairs[before * SORTS + SORT.blank]!
}

/** Sorts of characters: the classes of the Lao block, and these. */
const SORT = {
  blank: 10,
  hiddenBlank: 11,
  hidden: 12,
  lookalike: 13,
  symbol: 14,
  carriageReturn: 15
} as const
const SORTS = 16

function sortOf(code: number): number {
  if (laoClass(code) !== CLASS.none) return laoClass(code)
  if (code === ZERO_WIDTH_SPACE) return SORT.hiddenBlank
  if (code === LINE_FEED || isBlank(code)) return SORT.blank
  if (code === CARRIAGE_RETURN) return SORT.carriageReturn
  if (isRemovable(code)) return SORT.hidden
  if (isLookalike(scriptOf(code))) return SORT.lookalike
  return isSymbol(code) ? SORT.symbol : CLASS.none
}

const LINE_FEED = 0x0a
const CARRIAGE_RETURN = 0x0d

const symbols = new Set(Array.from('<>+=~^_`\\»«¬¢£€¥©®§°¤¦*{}[]', (each) => each.charCodeAt(0)))

/** @returns Whether the character is one that engines read specks as. */
export function isSymbol(code: number): boolean {
  return symbols.has(code)
}

/** So far sorts are kept in a table; of what lies behind there is little in any text. */
const SORTED = 0x2100
const sorts = Uint8Array.from({length: SORTED}, (_, code) => sortOf(code))

/** By the sorts of two characters in a row, what the second one tells of the text. */
const traitsOfPairs = new Uint8Array(SORTS * SORTS)
for (let before = 0; before < SORTS; before++)
  for (let sort = 0; sort < SORTS; sort++)
    traitsOfPairs[before * SORTS + sort] = traitsOfPair(before, sort)

function traitsOfPair(before: number, sort: number): number {
  let traits = 0
  const marks = isMark(before) && isMark(sort)
  if (sort === SORT.hidden) traits |= TRAIT.hidden
  // Between two Lao words a zero width space is at home.
  if (sort === SORT.hiddenBlank && !isWordEnd(before)) traits |= TRAIT.hidden
  if (before === SORT.hiddenBlank && !isWordStart(sort)) traits |= TRAIT.hidden
  if (sort === SORT.carriageReturn) traits |= TRAIT.carriageReturn
  if (sort === SORT.lookalike) traits |= TRAIT.lookalike | TRAIT.crumb
  if (sort === SORT.symbol) traits |= TRAIT.crumb
  if (sort === CLASS.digit) traits |= TRAIT.laoDigit
  if (marks && sort < before) traits |= TRAIT.disorder
  if (before === CLASS.vowelAfter && sort === CLASS.tone) traits |= TRAIT.disorder
  if (marks && sort === before) traits |= TRAIT.repeated
  const first = before === SORT.blank || before === SORT.hiddenBlank
  if (first && (isMark(sort) || sort === CLASS.vowelAfter)) traits |= TRAIT.crumb
  if (before === CLASS.vowelBefore && !isWordEnd(sort)) traits |= TRAIT.crumb
  return traits
}

function isWordStart(sort: number): boolean {
  return sort === CLASS.consonant || sort === CLASS.vowelBefore || sort === CLASS.vowelAfter
}

/** A letter, a mark, or one of the signs ໆ and ຯ. */
function isWordEnd(sort: number): boolean {
  return sort >= CLASS.consonant && sort <= CLASS.sign
}

function isMark(sort: number): boolean {
  return sort >= CLASS.subjoined && sort <= CLASS.cancel
}
