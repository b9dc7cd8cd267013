import {isLaoLetter, isLaoMark, ZERO_WIDTH_SPACE} from '../script/classes.ts'
import type {Edit, OperationRule} from '../types.ts'
import {editBy, nothing, operation, type Step} from './context.ts'

const BYTE_ORDER_MARK = 0xfeff
const CARRIAGE_RETURN = 0x0d
const LINE_FEED = 0x0a
const SOFT_HYPHEN = 0xad
const ZERO_WIDTH_JOINER = 0x200d
const WORD_JOINER = 0x2060

/**
 * Takes the byte-order mark off and writes every line end as U+000A; of CR LF only the CR goes.
 */
export const normaliseLineEnds: Step<'ruleset'> = ({text}, {ruleset}) => {
  const edits: Edit[] = []
  const mark = operation(ruleset, 'byte-order-mark')
  if (mark !== undefined && text.charCodeAt(0) === BYTE_ORDER_MARK) {
    edits.push(editBy(mark, {start: 0, end: 1, after: ''}))
  }
  const lineEnd = operation(ruleset, 'line-end')
  if (lineEnd !== undefined) {
    for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
      const pair = text.charCodeAt(at + 1) === LINE_FEED
      edits.push(editBy(lineEnd, {start: at, end: at + 1, after: pair ? '' : '\n'}))
    }
  }
  return edits.length === 0 ? nothing : {edits}
}

/**
 * Takes out control characters, and invisible characters where they stand for nothing. U+200B
 * ZERO WIDTH SPACE stays between two Lao letters, where it marks a word boundary (Unicode 16,
 * chapter 16.2); joiners stay in the scripts that need them.
 */
export const removeInvisible: Step<'ruleset'> = ({text}, {ruleset}) => {
  const control = operation(ruleset, 'control-character')
  const invisible = operation(ruleset, 'invisible-character')
  const edits: Edit[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (!isRemovable(code)) continue
    const rule = isControl(code) ? control : isIdle(text, at, code) ? invisible : undefined
    if (rule !== undefined) addRemoval(edits, rule, at)
  }
  return edits.length === 0 ? nothing : {edits}
}

function addRemoval(edits: Edit[], rule: OperationRule, at: number): void {
  const last = edits.at(-1)
  if (last?.end === at && last.rule === rule.id) edits[edits.length - 1] = {...last, end: at + 1}
  else edits.push(editBy(rule, {start: at, end: at + 1, after: ''}))
}

/** @returns Whether the character is taken out, be it everywhere or only where it means nothing. */
export function isRemovable(code: number): boolean {
  if (code < ZERO_WIDTH_SPACE) return code < 0xa0 ? isControl(code) : code === SOFT_HYPHEN
  if (code <= ZERO_WIDTH_JOINER || code === WORD_JOINER) return true
  return code === BYTE_ORDER_MARK || isControl(code)
}

/** C0 and C1 controls but tab, line feed, form feed and U+0085 NEXT LINE; noncharacters. */
function isControl(code: number): boolean {
  if (code < 0x20)
    return code !== 0x09 && code !== LINE_FEED && code !== 0x0c && code !== CARRIAGE_RETURN
  if (code < 0x7f) return false
  return code < 0xa0 || code === 0xfffe || code === 0xffff
}

function isIdle(text: string, at: number, code: number): boolean {
  if (code === ZERO_WIDTH_SPACE) {
    const next = text.charCodeAt(at + 1)
    const behind = text.charCodeAt(at - 1)
    const foreign = (behind >= 0x0f00 && behind < 0x2000) || (next >= 0x0f00 && next < 0x2000)
    return !foreign && !(isLaoLetter(next) && !isLaoMark(next) && isWordEnd(behind))
  }
  if (code === SOFT_HYPHEN || code === WORD_JOINER) return true
  if (code === BYTE_ORDER_MARK) return at > 0
  // ZWNJ and ZWJ mean nothing between Lao characters.
  return isLaoLetter(text.charCodeAt(at - 1))
}

/** Whether a word may end in the character: a Lao letter or sign, a digit, a closing mark. */
function isWordEnd(code: number): boolean {
  return isLaoLetter(code) || code === 0x0ec6 || code === 0x0eaf
}
