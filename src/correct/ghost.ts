import {createOverlapCursor} from '../base/cursors.ts'
import type {OperationSettings} from '../rules/schema/operations.ts'
import {settingsOf} from '../rules/settings-of.ts'
import {CLASS, isLaoMark, laoClass} from '../script/classes.ts'
import {digitValue} from '../script/digits.ts'
import {isLookalike, scriptOf} from '../script/script-of.ts'
import {isMostlyLao} from '../script/main-script.ts'
import {syllableEnd} from '../script/syllable.ts'
import {isBlank} from '../script/white-space.ts'
import type {Reading} from '../lines/reading.ts'
import type {Line, Stretch} from '../types.ts'
import {nothing, operation, type Step} from './context.ts'
import {takeOut, weightOf, type Ground} from './grounds.ts'
import {isSymbol, survey, TRAIT} from './survey.ts'

/**
 * Takes out ghost lines: an engine that sees marks detached from their letters, or specks, reads
 * them as a line of their own above or below the real one. Such a line is made of crumbs (lone
 * letters, marks without a base, symbols, letters of other scripts) and holds next to no whole word.
 * Charts of vowels, lists of signs and crosswords are made of crumbs, too: a line goes where it is
 * a mixture of many sorts, as chance makes it, and the more so where running text stands beside it.
 *
 * A line that holds words, a label, or a rule of dots or dashes is never a ghost.
 */
export const removeGhostLines: Step<'ruleset' | 'suspects'> = (reading, context) => {
  const {text} = reading
  const rule = operation(context.ruleset, 'ghost-line')
  if (rule === undefined) return nothing
  const limits = settingsOf(rule, 'ghost-line')
  const holdsSuspect = createOverlapCursor(context.suspects.map(({span}) => span))
  const crumbly = reading.lines.filter(
    ({start, end}) =>
      !holdsSuspect(start, end) &&
      (survey(text, start, end) & TRAIT.crumb) > 0 &&
      isGhost(text, start, end, limits)
  )
  // Crumbs tell of ghosts only where sound lines are Lao.
  if (crumbly.length === 0 || !isMostlyLao(text)) return nothing
  const besideText = findBesideText(reading, new Set(crumbly), limits)
  const weighed = crumbly.map((line) => {
    const sorts = countSorts(text, line, limits.wordLength)
    const grounds = [{what: `signs of ${sorts} sorts`, weight: sorts * limits.sortWeight}]
    if (besideText.has(line)) {
      grounds.push({what: 'beside running text', weight: limits.besideWeight})
    }
    return {line, grounds}
  })
  const isEnough = (grounds: readonly Ground[]): boolean => weightOf({grounds}) >= limits.least
  const ghosts = weighed.filter(({grounds}) => isEnough(grounds)).length
  const others = {what: 'among other ghosts', weight: limits.othersWeight}
  const edits = weighed.flatMap(({line, grounds}) => {
    const all = ghosts >= limits.minOthers && !isEnough(grounds) ? [...grounds, others] : grounds
    return isEnough(all) ? [takeOut({rule, line, reason: 'ghost line', grounds: all}, text)] : []
  })
  return {edits}
}

/**
 * @returns Of the crumbly lines those whose next line with a text of another kind,
 *   above or below, is running text. Goes over the lines once each way, however many are crumbly.
 */
function findBesideText(
  {text, lines}: Reading,
  crumbly: ReadonlySet<Line>,
  limits: GhostLimits
): ReadonlySet<Line> {
  const beside = new Set<Line>()
  for (const way of [lines, lines.toReversed()]) {
    let last: Line | null = null
    let isText = false
    for (const line of way) {
      if (line.blank) continue
      if (!crumbly.has(line)) {
        last = line
        continue
      }
      if (last !== null) isText = isRunningText(text, last, limits)
      last = null
      if (isText) beside.add(line)
    }
  }
  return beside
}

function isRunningText(text: string, line: Line, limits: GhostLimits): boolean {
  if (line.width < limits.minBeside) return false
  return tokensOf(text, line).some(
    ([from, to]) => sortToken(text, from, to, limits.wordLength) === 'word'
  )
}

/**
 * @returns How many sorts of signs the crumbs of a line are of: lone consonants, marks, vowel signs
 *   in front, digits, each symbol for itself, and each other script for three.
 */
function countSorts(text: string, line: Stretch, wordLength: number): number {
  const sorts = new Set<string>()
  let others = 0
  for (const [from, to] of tokensOf(text, line)) {
    const sort = sortToken(text, from, to, wordLength)
    if (sort === 'word' || sort === 'syllable') continue
    let isBased = false
    for (const sign of text.slice(from, to)) {
      const found = sortOf(sign)
      if (found === 'mark' && isBased) continue
      isBased ||= found === 'consonant'
      if (!sorts.has(found) && isLookalike(scriptOf(sign.charCodeAt(0)))) others += 2
      sorts.add(found)
    }
  }
  return sorts.size + others
}

function sortOf(sign: string): string {
  const code = sign.charCodeAt(0)
  const script = scriptOf(code)
  if (isLookalike(script)) return script
  if (digitValue(code) >= 0) return 'digit'
  switch (laoClass(code)) {
    case CLASS.none:
      return script === null ? sign : 'letter'
    case CLASS.vowelBefore:
      return 'vowel in front'
    case CLASS.consonant:
      return 'consonant'
    default:
      return 'mark'
  }
}

/** Half-open stretches between white space. */
function tokensOf(text: string, {start, end}: Stretch): [from: number, to: number][] {
  const tokens: [number, number][] = []
  for (let at = start; at < end; at++) {
    if (isBlank(text.charCodeAt(at))) continue
    const from = at
    while (at < end && !isBlank(text.charCodeAt(at))) at++
    tokens.push([from, at])
  }
  return tokens
}

/** What the rule sets. */
type GhostLimits = OperationSettings<'ghost-line'>

/** @returns Whether the line from `start` to `end` is made of crumbs. */
export function isGhost(text: string, start: number, end: number, limits: GhostLimits): boolean {
  let first: number | undefined
  let tokens = 0
  let crumbs = 0
  let noise = 0
  let pieces = 0
  let words = 0
  let sound = 0
  let formed = 0
  let scraps = 0
  let bullets = 0
  let alike = true
  for (const [at, stop] of tokensOf(text, {start, end})) {
    first ??= text.charCodeAt(at)
    const sort = sortToken(text, at, stop, limits.wordLength)
    if (sort === 'word') {
      words++
      if (words > 1) return false
    }
    tokens++
    alike &&= stop - at === 1 && text.charCodeAt(at) === first
    if (sort !== 'plain' && sort !== 'word') crumbs++
    if (sort === 'noise' || sort === 'scrap') noise++
    if (sort === 'scrap' || sort === 'crumb' || sort === 'syllable') pieces++
    if (sort === 'scrap') scraps++
    if (formed === 0 && scraps === 0 && isBulletPart(text, at, stop)) bullets++
    if (sort === 'word' || sort === 'syllable') formed++
    if (sort === 'plain' || sort === 'sign') sound++
  }
  if (alike && tokens > 2) return false
  // Crumbs may look like a word by chance, one among many of them.
  if (words > 0 && (tokens < limits.longGhost || noise < limits.noiseBesideWord)) return false
  // A bullet and short words are an item.
  if (formed > 0 && scraps === 0 && formed >= tokens - bullets) return false
  if (words > 0 && formed >= limits.minFormed && formed >= limits.formedShare * tokens) return false
  // Formulas and tables have signs enough, but letters and figures that belong to them.
  if (noise === 0 || (pieces === 0 && sound > 0)) return false
  return crumbs >= Math.min(limits.minCrumbs, tokens) && crumbs >= limits.minCrumbShare * tokens
}

/** What lists are marked with: a bullet, or a box that may be ticked. */
function isBulletPart(text: string, start: number, end: number): boolean {
  return end - start < 3 && /^[-*+•·●○◦▪□☐✓[\]xX]+$/.test(text.slice(start, end))
}

/**
 * `scrap`: pieces of Lao or another script that no document writes by themselves; `noise`: the
 * same of symbols; `crumb`, `sign`: short pieces that may be sound, of Lao and of others;
 * `syllable`: one that a Lao word may be.
 */
type TokenSort = 'word' | 'plain' | 'syllable' | 'crumb' | 'sign' | 'noise' | 'scrap'

function sortToken(text: string, start: number, end: number, wordLength: number): TokenSort {
  let lao = 0
  let formed = 0
  let latin = 0
  let digits = 0
  let foreign = 0
  for (let at = start; at < end;) {
    const code = text.charCodeAt(at)
    if (digitValue(code) >= 0 && scriptOf(code) !== 'Khmer' && scriptOf(code) !== 'Myanmar')
      digits++
    else if (laoClass(code) !== CLASS.none) {
      const stop = Math.max(at + 1, syllableEnd(text, at))
      lao += stop - at
      if (stop - at > 1) formed += stop - at
      at = stop
      continue
    } else {
      const script = scriptOf(code)
      if (isLookalike(script)) foreign++
      else if (script === 'Latin') latin++
      else if (script !== null) return 'word'
    }
    at++
  }
  if (formed >= wordLength && formed >= 0.6 * (lao + foreign)) return 'word'
  if (latin >= 3 && latin > lao + foreign) return 'word'
  if (foreign > 0) return 'scrap'
  // A letter that stands for any, with a vowel sign: what charts of vowels are made of.
  if (lao > 0 && latin > 0) return 'plain'
  if (lao > 1 && formed === lao) return 'syllable'
  if (lao > 0) return isDetached(text, start, lao) ? 'scrap' : 'crumb'
  if (digits > 0 || latin > 0) return digits > 1 ? 'plain' : 'sign'
  return isRuling(text, start, end) ? 'plain' : holdsSymbol(text, start, end) ? 'noise' : 'crumb'
}

/** A mark without its letter, or a vowel sign without its consonant. */
function isDetached(text: string, start: number, letters: number): boolean {
  const code = text.charCodeAt(start)
  if (isLaoMark(code)) return true
  const value = laoClass(code)
  if (value === CLASS.vowelAfter) return true
  return value === CLASS.vowelBefore && letters === 1
}

/** Three or more of one character: a ruled line, a blank to fill in, an ellipsis. */
function isRuling(text: string, start: number, end: number): boolean {
  if (end - start < 3) return false
  for (let at = start + 1; at < end; at++)
    if (text.charCodeAt(at) !== text.charCodeAt(start)) return false
  return true
}

function holdsSymbol(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (isSymbol(text.charCodeAt(at))) return true
  return false
}
