import {isOrdered, markRunEnd, orderMarks, takesToneBefore} from '../script/canonical-order.ts'
import {CLASS, isLaoMark, laoClass} from '../script/classes.ts'
import {hoDigraphs, LETTER} from '../script/spelling.ts'
import type {Edit} from '../types.ts'
import {editBy, nothing, operation, type Step} from './context.ts'

const AM = String.fromCharCode(LETTER.am)
const EI = String.fromCharCode(LETTER.ei)

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
        edits.push(editBy(rule, {start: at, end, after: orderMarks(text.slice(at, end))}))
      }
    } else if (isStrayTone(text, at)) {
      edits.push(editBy(rule, {start: at - 1, end, after: text.charAt(at) + text.charAt(at - 1)}))
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
    edits.push(editBy(rule, {start: at, end, after: ''}))
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
    if (text.charCodeAt(end) !== LETTER.aa) continue
    edits.push(
      editBy(rule, {start: at, end: end + 1, after: toned ? text.charAt(at + 1) + AM : AM})
    )
  }
  return edits.length === 0 ? nothing : {edits}
}

/** Writes ເ and ເ side by side as ແ. */
export const joinE: Step<'ruleset'> = ({text}, {ruleset}) => {
  const rule = operation(ruleset, 'double-e')
  if (rule === undefined) return nothing
  const edits: Edit[] = []
  for (let at = text.indexOf('\u0ec0\u0ec0'); at >= 0; at = text.indexOf('\u0ec0\u0ec0', at + 2)) {
    if (text.charCodeAt(at + 2) !== LETTER.e)
      edits.push(editBy(rule, {start: at, end: at + 2, after: EI}))
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
  for (const [pair, digraph] of hoDigraphs) {
    for (let at = text.indexOf(pair); at >= 0; at = text.indexOf(pair, at + 2)) {
      if (bearsVowel(text, at)) edits.push(editBy(rule, {start: at, end: at + 2, after: digraph}))
    }
  }
  return edits.length === 0 ? nothing : {edits}
}

function bearsVowel(text: string, at: number): boolean {
  const next = laoClass(text.charCodeAt(at + 2))
  if (next === CLASS.vowelMark || next === CLASS.vowelAfter) return true
  const before = text.charCodeAt(at - 1)
  const leading = laoClass(before) === CLASS.vowelBefore
  if (next === CLASS.tone || next === CLASS.subjoined) return true
  // ເຫນດີ has lost the mark of ເຫັນ, and ເໜ is no beginning of a syllable with a final consonant.
  if (before === LETTER.e) return false
  return next === CLASS.consonant && (leading || text.charCodeAt(at + 2) !== LETTER.hoSung)
}
