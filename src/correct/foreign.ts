import {createSpanCursor} from '../base/cursors.ts'
import {settingsOf} from '../rules/settings-of.ts'
import {digitScript, digitValue, writeDigit} from '../script/digits.ts'
import {findDoubtful, readDigitRun, type DigitRun} from './doubtful-digits.ts'
import {countLetters, isMostlyLao} from '../script/main-script.ts'
import {isLookalike, scriptOf} from '../script/script-of.ts'
import type {Edit, Script, Suspect} from '../types.ts'
import {editBy, nothing, operation, type Step} from './context.ts'

/**
 * Finds runs in another script of the region, and lines that are mostly in one. A stray letter in
 * a Lao word is damage; a run of several words is not Lao at all, or past repair: it is marked
 * suspect and kept verbatim.
 */
export const markForeignRuns: Step<'ruleset'> = ({text}, {ruleset}) => {
  const rule = operation(ruleset, 'foreign-run')
  if (rule === undefined) return nothing
  const {minLetters: least, lineShare: share, minWord: word} = settingsOf(rule, 'foreign-run')
  const suspects: Suspect<'draft'>[] = []
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    // The scripts in question all lie above Latin, and Lao is most of what there is.
    if (code < 0x0e00 || !isLookalike(scriptOf(code))) {
      at++
      continue
    }
    const runs = readRuns(text, at)
    const strong = runs.filter((run) => run.letters >= least && run.word >= word)
    const whole = strong.length === 0 ? null : joinRuns(text, runs, share)
    for (const run of whole === null ? strong : [whole]) {
      suspects.push({
        span: {start: run.start, end: run.end},
        script: run.script,
        reason: `a run of ${run.script} letters`,
        rule: rule.id
      })
    }
    at = lineEnd(text, at)
  }
  return suspects.length === 0 ? nothing : {edits: [], suspects}
}

const SPACE = 0x20

interface Run {
  readonly start: number
  readonly end: number
  readonly script: Script
  readonly letters: number
  /** Letters of its longest stretch without a space. */
  readonly word: number
}

/** The runs of look-alike scripts from `start` to the end of its line. */
function readRuns(text: string, start: number): Run[] {
  const end = lineEnd(text, start)
  const runs: {start: number; end: number; script: Script; letters: number; word: number}[] = []
  let open: Script | null = null
  let word = 0
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at)
    const script = scriptOf(code)
    if (code <= SPACE || (script !== null && script !== open)) word = 0
    if (script === null) continue
    const last = runs.at(-1)
    const letter = digitValue(code) < 0 ? 1 : 0
    word += letter
    if (last?.script === script && open === script) {
      last.end = at + 1
      last.letters += letter
      last.word = Math.max(last.word, word)
    } else if (isLookalike(script)) {
      runs.push({start: at, end: at + 1, script, letters: letter, word: letter})
    }
    open = script
  }
  return runs
}

/** The line as one run, where look-alike letters are most of it; null elsewhere. */
function joinRuns(text: string, runs: readonly Run[], share: number): Run | null {
  const first = runs[0]
  const last = runs.at(-1)
  if (first === undefined || last === undefined) return null
  const letters = runs.reduce((sum, run) => sum + run.letters, 0)
  const start = text.lastIndexOf('\n', first.start) + 1
  let all = 0
  for (const [, count] of countLetters(text, start, lineEnd(text, start))) all += count
  if (letters < share * all) return null
  const longest = runs.reduce((most, run) => (run.letters > most.letters ? run : most))
  return {start: first.start, end: last.end, script: longest.script, letters, word: longest.word}
}

function lineEnd(text: string, at: number): number {
  const feed = text.indexOf('\n', at)
  return feed < 0 ? text.length : feed
}

/**
 * Marks what other scripts have left in a Lao text when all corrections are made: letters by
 * themselves between blanks, and digits that were not taken for Lao ones. They are kept verbatim.
 */
export const markStrayTokens: Step<'ruleset' | 'suspects'> = ({text}, {ruleset, suspects}) => {
  const rule = operation(ruleset, 'foreign-run')
  if (rule === undefined) return nothing
  const inSuspect = createSpanCursor(suspects.map(({span}) => span))
  const found: Suspect<'draft'>[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x0e00) continue
    const script = scriptOf(code)
    if (!isLookalike(script) || inSuspect(at)) continue
    let end = at + 1
    while (end < text.length && isLookalike(scriptOf(text.charCodeAt(end)))) end++
    if (standsAlone(text, at, end)) {
      const reason = `${script} in a text of Lao`
      found.push({span: {start: at, end}, script, reason, rule: rule.id})
    }
    at = end - 1
  }
  return found.length === 0 || !isMostlyLao(text) ? nothing : {edits: [], suspects: found}
}

/** Whether neither side of a stretch is a letter or a digit. */
function standsAlone(text: string, start: number, end: number): boolean {
  const isPart = (code: number): boolean => scriptOf(code) !== null || digitValue(code) >= 0
  return !isPart(text.charCodeAt(start - 1)) && !isPart(text.charCodeAt(end))
}

/**
 * Writes stray digits of Khmer, Myanmar and Thai as Lao digits of the same value. A digit is stray
 * where Lao letters outnumber those of its script in its line or, in a line without letters, in
 * the whole text. With `digits: 'ascii'` Lao digits, too, are written as 0–9. Where a digit does not
 * have the value that it shows, it stays: a wrong number is worse than a foreign one.
 */
export const replaceForeignDigits: Step<'ruleset' | 'digits' | 'suspects'> = ({text}, context) => {
  const rule = operation(context.ruleset, 'foreign-digit')
  if (rule === undefined || context.digits === 'keep') return nothing
  const target: Script = context.digits === 'ascii' ? 'Latin' : 'Lao'
  const inSuspect = createSpanCursor(context.suspects.map(({span}) => span))
  const {refuted, doubtful} = findDoubtful(text, foreignRuns(text), context.ruleset)
  const isKept = createSpanCursor(
    [...refuted, ...doubtful].sort((left, right) => left.start - right.start)
  )
  const edits: Edit[] = []
  let line: {end: number; isStray: (script: Script) => boolean} | null = null
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    // Those of ASCII are nowhere strange, and most of a text are no digits at all.
    if (code < 0x0e50 || digitValue(code) < 0) continue
    const script = digitScript(code)
    if (script === null || script === target || (script === 'Lao' && target === 'Lao')) continue
    if (inSuspect(at) || isKept(at)) continue
    if (line === null || at >= line.end) line = readLine(text, at)
    if (script !== 'Lao' && !line.isStray(script)) continue
    const written = isBesideAscii(text, at) ? 'Latin' : target
    const after = writeDigit(digitValue(code), written)
    edits.push(editBy(rule, {start: at, end: at + 1, after}, `${script} digit`))
  }
  const suspects: Suspect<'draft'>[] = []
  const isKnown = createSpanCursor(context.suspects.map(({span}) => span))
  for (const {start, end, script} of refuted) {
    const reason = `${script} digits that tell no such date`
    if (!isKnown(start)) suspects.push({span: {start, end}, script, reason, rule: rule.id})
  }
  return edits.length + suspects.length === 0 ? nothing : {edits, suspects}
}

/** Whether the number of a digit has ASCII digits and none of Lao: a number is of one script. */
function isBesideAscii(text: string, at: number): boolean {
  let start = at
  while (start > 0 && digitValue(text.charCodeAt(start - 1)) >= 0) start--
  let ascii = false
  for (let next = start; digitValue(text.charCodeAt(next)) >= 0; next++) {
    const script = digitScript(text.charCodeAt(next))
    if (script === 'Lao') return false
    ascii ||= script === 'Latin'
  }
  return ascii
}

/** The runs of digits that hold some of Khmer, Myanmar or Thai. */
function foreignRuns(text: string): DigitRun[] {
  const runs: DigitRun[] = []
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x0e50 || digitValue(code) < 0 || digitScript(code) === 'Lao') continue
    let start = at
    while (start > 0 && digitValue(text.charCodeAt(start - 1)) >= 0) start--
    const run = readDigitRun(text, start)
    if (run === null) continue
    runs.push(run)
    at = run.end - 1
  }
  return runs
}

function readLine(text: string, at: number): {end: number; isStray: (script: Script) => boolean} {
  const start = text.lastIndexOf('\n', at) + 1
  const end = lineEnd(text, at)
  const counts = countLetters(text, start, end)
  return {
    end,
    isStray(script) {
      const own = counts.get(script) ?? 0
      const lao = counts.get('Lao') ?? 0
      if (own > 0 || lao > 0) return lao > own
      return isMostlyLao(text)
    }
  }
}
