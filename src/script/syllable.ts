import {CLASS, laoClass} from './classes.ts'
import {LETTER} from './spelling.ts'

const SEMIVOWEL_NYO = 0x0ebd
const WO = 0x0ea7
const O = 0x0ead

/** Second members of a cluster led by ຫ: NGO, NYO, NO, MO, LO LING, LO LOOT, WO. */
const underHo = new Set([0x0e87, 0x0e8d, 0x0e99, 0x0ea1, 0x0ea3, 0x0ea5, 0x0ea7])
/** Second members of other clusters, of older and loan spelling: LO LING, LO LOOT, WO. */
const medial = new Set([0x0ea3, 0x0ea5, 0x0ea7])
/**
 * Consonants that end a syllable: KO, NGO, NYO, DO, NO, BO, MO, WO, and of loan words CO, SO TAM,
 * SO SUNG, TO, LO LING, LO LOOT, PHO TAM, FO TAM.
 */
const finals = new Set([
  0x0e81, 0x0e87, 0x0e8d, 0x0e94, 0x0e99, 0x0e9a, 0x0ea1, 0x0ea7, 0x0e88, 0x0e8a, 0x0eaa, 0x0e95,
  0x0ea3, 0x0ea5, 0x0e9e, 0x0e9d
])

/**
 * Reads one syllable: `[ເ ແ ໂ ໃ ໄ] consonant [cluster] [vowel mark] [tone] [ະ າ ຳ ຽ ວ ອ] [final]`
 * in canonical order (W3C Lao notes; RFC 7940 rules "element-lao").
 *
 * A consonant counts as final only where no vowel follows that would make it an initial.
 *
 * @param text Text in canonical order; U+200B ends a syllable.
 * @param start Offset (UTF-16) to read from.
 * @returns The offset after the longest well-formed syllable at `start`; `start` where none is.
 */
export function syllableEnd(text: string, start: number): number {
  let at = start
  const at0 = laoClass(text.charCodeAt(at))
  const leading = at0 === CLASS.vowelBefore
  if (leading) at++
  if (laoClass(text.charCodeAt(at)) !== CLASS.consonant) return start
  const initial = text.charCodeAt(at++)
  const second = text.charCodeAt(at)
  if ((initial === LETTER.hoSung ? underHo : medial).has(second) && bearsVowel(text, at)) at++
  while (laoClass(text.charCodeAt(at)) === CLASS.subjoined) at++
  let vowel = leading
  if (laoClass(text.charCodeAt(at)) === CLASS.vowelMark) {
    vowel = true
    at++
  }
  if (laoClass(text.charCodeAt(at)) === CLASS.tone) at++
  const after = text.charCodeAt(at)
  if (laoClass(after) === CLASS.vowelAfter) {
    vowel = true
    at++
  } else if ((after === WO || after === O) && !bearsVowel(text, at)) {
    vowel = true
    at++
  }
  const last = text.charCodeAt(at)
  if (vowel && finals.has(last) && !bearsVowel(text, at)) {
    at++
    if (laoClass(text.charCodeAt(at)) === CLASS.cancel) at++
  } else if (vowel && last === SEMIVOWEL_NYO) at++
  return vowel || at - start > 1 ? at : start
}

/** Whether the consonant at `at` carries a mark or is followed by a vowel: it begins something. */
function bearsVowel(text: string, at: number): boolean {
  const next = laoClass(text.charCodeAt(at + 1))
  if (next >= CLASS.subjoined && next <= CLASS.tone) return true
  return next === CLASS.vowelAfter
}
