import {isOrdered, markRunEnd, orderMarks, takesToneBefore} from '../script/canonical-order.ts'
import {CLASS, isLaoMark, laoClass} from '../script/classes.ts'
import type {Edit} from '../types.ts'
import {editBy, nothing, operation, type Step} from './context.ts'

const AA = 0x0eb2
const AM = '\u0eb3'
const E = 0x0ec0
const EI = '\u0ec1'
const HO_SUNG = 0x0eab
/** HO SUNG and NO, HO SUNG and MO, and what they are together. */
const digraphs = [
  ['\u0eab\u0e99', '\u0edc'],
  ['\u0eab\u0ea1', '\u0edd']
] as const

/** Brings the marks of each consonant to canonical order, also a tone mark written behind ະ າ ຳ. */
export const orderMarkRuns: Step<'ruleset'> = ({text}, {ruleset}) => {
  const rule = operation(ruleset, 'canonical-order')
  if (rule === undefined) return nothing
  const edits: Edit[] = []
  for (let at = 0; at < text.length; at++) {
    if (!isLaoMark(text.charCodeAt(at))) continue
    const end = markRunEnd(text, at)
    if (end - at > 1) {
      if (!isOrdered(text, at, end)) {
        edits.push(editBy(rule, at, end, orderMarks(text.slice(at, end))))
      }
    } else if (isStrayTone(text, at)) {
      edits.push(editBy(rule, at - 1, end, text.charAt(at) + text.charAt(at - 1)))
    }
    at = end - 1
  }
  return edits.length === 0 ? nothing : {edits}
}

/** A tone mark behind ະ າ ຳ, whose consonant has none yet. */
function isStrayTone(text: string, at: number): boolean {
  if (laoClass(text.charCodeAt(at)) !== CLASS.tone) return false
  if (!takesToneBefore(text.charCodeAt(at - 1))) return false
  const bearer = laoClass(text.charCodeAt(at - 2))
  return bearer === CLASS.consonant || bearer === CLASS.vowelMark || bearer === CLASS.subjoined
}

/** Takes out a mark that is written twice, side by side. */
export const removeDoubledMarks: Step<'ruleset'> = ({text}, {ruleset}) => {
  const rule = operation(ruleset, 'doubled-mark')
  if (rule === undefined) return nothing
  const edits: Edit[] = []
  for (let at = 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== text.charCodeAt(at - 1) || !isLaoMark(code)) continue
    let end = at + 1
    while (text.charCodeAt(end) === code) end++
    edits.push(editBy(rule, at, end, ''))
    at = end
  }
  return edits.length === 0 ? nothing : {edits}
}

/** Writes ◌ໍ and າ on one consonant, with or without a tone mark between them, as ຳ. */
export const joinAm: Step<'ruleset'> = ({text}, {ruleset}) => {
  const rule = operation(ruleset, 'split-am')
  if (rule === undefined) return nothing
  const edits: Edit[] = []
  for (let at = text.indexOf('\u0ecd'); at >= 0; at = text.indexOf('\u0ecd', at + 1)) {
    const toned = laoClass(text.charCodeAt(at + 1)) === CLASS.tone
    const end = toned ? at + 2 : at + 1
    if (text.charCodeAt(end) !== AA) continue
    edits.push(editBy(rule, at, end + 1, toned ? text.charAt(at + 1) + AM : AM))
  }
  return edits.length === 0 ? nothing : {edits}
}

/** Writes ເ and ເ side by side as ແ. */
export const joinE: Step<'ruleset'> = ({text}, {ruleset}) => {
  const rule = operation(ruleset, 'double-e')
  if (rule === undefined) return nothing
  const edits: Edit[] = []
  for (let at = text.indexOf('\u0ec0\u0ec0'); at >= 0; at = text.indexOf('\u0ec0\u0ec0', at + 2)) {
    if (text.charCodeAt(at + 2) !== E) edits.push(editBy(rule, at, at + 2, EI))
  }
  return edits.length === 0 ? nothing : {edits}
}

/**
 * Writes ຫ and ນ, or ຫ and ມ, as the digraphs ໜ and ໝ where a vowel or a further letter of the
 * syllable follows. After a vowel sign written in front (ໂຫນ) with nothing behind, ນ may as well
 * end the syllable, so that one stays.
 */
export const joinHo: Step<'ruleset'> = ({text}, {ruleset}) => {
  const rule = operation(ruleset, 'ho-digraph')
  if (rule === undefined) return nothing
  const edits: Edit[] = []
  for (const [pair, digraph] of digraphs) {
    for (let at = text.indexOf(pair); at >= 0; at = text.indexOf(pair, at + 2)) {
      if (bearsVowel(text, at)) edits.push(editBy(rule, at, at + 2, digraph))
    }
  }
  return edits.length === 0 ? nothing : {edits}
}

function bearsVowel(text: string, at: number): boolean {
  const next = laoClass(text.charCodeAt(at + 2))
  if (next === CLASS.vowelMark || next === CLASS.vowelAfter) return true
  const leading = laoClass(text.charCodeAt(at - 1)) === CLASS.vowelBefore
  if (next === CLASS.tone || next === CLASS.subjoined) return true
  return next === CLASS.consonant && (leading || text.charCodeAt(at + 2) !== HO_SUNG)
}
