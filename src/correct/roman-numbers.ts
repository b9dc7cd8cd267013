import {settingsOf} from '../rules/settings-of.ts'
import {readRoman} from '../labels/number.ts'
import {isLaoLetter} from '../script/classes.ts'
import {foldForLookup} from '../script/fold.ts'
import {isBlank, skipBlanks} from '../script/white-space.ts'
import type {Edit, Suspect} from '../types.ts'
import {editBy, nothing, operation, type Step} from './context.ts'

/** UTF-16 code units of the longest run of signs that was one number: VIII, an X in two signs. */
const LONGEST = 8

/** Letters after a number that tell what it is the number of. */
const THING = 5

/**
 * Mends Roman numbers that stand inside a sentence and were read as brackets and strokes, after the
 * words that only a number follows. Signs that can be several numbers, or none, are marked suspect
 * and kept.
 *
 * Asks the operation `roman-number` for the words and for what engines write in place of a letter.
 */
export const mendRomanNumbers: Step<'ruleset'> = ({text}, {ruleset}) => {
  const rule = operation(ruleset, 'roman-number')
  if (rule === undefined) return nothing
  const {cues, ...signs} = settingsOf(rule, 'roman-number')
  const runs = findRuns(text, cues.map(foldForLookup))
  const sound = new Set(runs.filter(({core}) => isRoman(core)).map(nameOf))
  const edits: Edit[] = []
  const suspects: Suspect<'draft'>[] = []
  for (const run of runs) {
    if (isRoman(run.core) || !isStrange(run.core)) continue
    const {start, end} = run
    const after = readSigns(run.core, signs)
    const isSure =
      after !== null &&
      (after.length > 1 || after === 'V' || sound.has(nameOf({...run, core: after})))
    if (isSure) edits.push(editBy(rule, {start, end, after}, `${run.core} → ${after}`))
    else {
      const reason = 'signs in place of a Roman number'
      suspects.push({span: {start, end}, script: 'Other', reason, rule: rule.id})
    }
  }
  return edits.length + suspects.length === 0 ? nothing : {edits, suspects}
}

/** What stands where a number is due. */
interface Run {
  readonly start: number
  readonly end: number
  readonly core: string
  /** The first letters of what it is the number of. */
  readonly thing: string
}

function nameOf({core, thing}: Pick<Run, 'core' | 'thing'>): string {
  return `${core} ${thing}`
}

/** @param cues Words in the spelling for looking up. */
function findRuns(text: string, cues: readonly string[]): Run[] {
  const runs: Run[] = []
  for (const {0: sign, index} of text.matchAll(/[^\s\u0e80-\u0eff]|ໄ(?=[/\\])/g)) {
    const start = index
    if (sign === '' || start < (runs.at(-1)?.end ?? 0)) continue
    const before = text.charCodeAt(start - 1)
    if (!isBlank(before) && !isLaoLetter(before)) continue
    const head = foldForLookup(text.slice(Math.max(0, start - 2 * LONGEST), start)).trimEnd()
    if (!cues.some((cue) => head.endsWith(cue))) continue
    let end = start
    while (end < text.length && end - start <= LONGEST && isSign(text, end)) end++
    const thing = skipBlanks(text, end, text.length)
    if (end - start > LONGEST || !isLaoLetter(text.charCodeAt(thing))) continue
    runs.push({start, end, core: text.slice(start, end), thing: text.slice(thing, thing + THING)})
  }
  return runs
}

/** A Lao letter is one only where half of a V was read as it. */
function isSign(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code <= 0x20 || isBlank(code)) return false
  return !isLaoLetter(code) || /^ໄ[/\\]/.test(text.slice(at, at + 2))
}

function isRoman(core: string): boolean {
  return readRoman(core, 0, core.length)?.end === core.length
}

/** Numbers, words and dates are what they are; so is what a bracket opens, or closes again. */
function isStrange(core: string): boolean {
  if (/^[([{]$/.test(core)) return false
  return /[^\p{L}\p{M}\p{N}.,;:"“”'‘’-]/u.test(core) && !/^\([^()]+\)$|^\[[^[\]]+\]$/.test(core)
}

/** What engines write for each letter. */
interface Signs {
  readonly x: readonly string[]
  readonly v: readonly string[]
  readonly i: readonly string[]
}

/** @returns The number that the fewest signs make up; null where there is none, or there are two. */
function readSigns(core: string, {x, v, i}: Signs): string | null {
  const letters: readonly (readonly [string, readonly string[]])[] = [
    ['X', [...x, 'X']],
    ['V', [...v, 'V']],
    ['I', i]
  ]
  let partial: readonly (readonly [read: string, at: number])[] = [['', 0]]
  while (partial.length > 0) {
    const complete = new Set(partial.flatMap(([read, at]) => (at === core.length ? [read] : [])))
    const numbers = [...complete].filter(isRoman)
    if (numbers.length > 0) return numbers.length === 1 ? numbers[0]! : null
    partial = partial.flatMap(([read, at]) =>
      letters.flatMap(([letter, forms]) =>
        forms
          .filter((form) => core.startsWith(form, at))
          .map((form) => [read + letter, at + form.length] as const)
      )
    )
  }
  return null
}
