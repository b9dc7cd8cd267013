import type {Line, NumberingStyle} from '../types.ts'
import {readCandidate} from './candidate.ts'
import type {LabelMatch} from './matcher.ts'
import {writeRomanLabel} from './number.ts'
import {readIllegibleHead, readStrokeHead, type StrokeHead} from './stroke-head.ts'

/** A label, or what may be one, in the order of the text. */
interface Sign {
  readonly line: number
  /** What may be a Roman number here; null where the line is a unit of another style. */
  readonly head: StrokeHead | null
  /** What counts here, and how far, where it is no Roman number. */
  readonly key: string
  readonly number: number
  readonly outer: number | null
  /** How far the next label of the same key counts; null where none comes. */
  readonly then: number | null
  /** Words before numbers count on by themselves, through all chapters. */
  readonly worded: boolean
}

interface Member {
  readonly line: number
  readonly head: StrokeHead
  readonly number: number
  /** Whether no stroke is lost. */
  readonly exact: boolean
  /** Whether an inner list begins anew here. */
  readonly anew: boolean
}

/** More units than these are missing for another reason than that they were misread. */
const MOST_MISSING = 2
const MOST_STROKES = 3

/**
 * Finds Roman numbers that were read as strokes, by the lists that begin anew below each: between
 * `1. 2. 3.` and the next `1.`, a title after a stroke is the next unit of the outer count. Also a
 * first `1.` straight before another `1.`, and `11.` where no `10.` stands before.
 *
 * @param text The text that the lines are of.
 * @param lines All of its lines.
 * @param labels The labels that are known, one entry a line; those found are entered.
 * @param style The style of bare Roman numbers.
 */
export function addStrokeRomans(
  text: string,
  lines: readonly Line[],
  labels: (LabelMatch | null)[],
  style: NumberingStyle
): void {
  const signs = readSigns(text, lines, labels, style)
  if (signs === null) return
  const chains = findChains(signs).filter(isSure)
  if (chains.length === 0) return
  for (const {line, head} of signs) {
    // What stands before 2. is its 1., whatever strokes it was read as.
    const label = labels[line]
    if (head === null && label?.key === style.id && label.misread) labels[line] = null
  }
  for (const chain of chains) {
    const damaged = chain.some(({head}) => head.written !== 'capitals')
    for (const {line, head, number} of chain) {
      if (damaged || labels[line] == null) labels[line] = build(text, head, number, style)
    }
  }
}

function build(
  text: string,
  {start, end, textStart}: StrokeHead,
  number: number,
  style: NumberingStyle
): LabelMatch {
  const raw = text.slice(start, end)
  const slash = raw.length > 2 && raw.endsWith(SLASH) && number < MOST_STROKES + 1
  const meant = writeRomanLabel(number) + (slash ? '/.' : '.')
  const match = {style, key: style.id, start, end, textStart, numbers: [number], raw}
  return raw === meant ? {...match, misread: false} : {...match, misread: true, meant}
}

/** A line of which it is open whether it counts in an inner list or is a Roman number. */
interface Found {
  readonly line: number
  readonly head: StrokeHead | null
  readonly label: LabelMatch | null
}

/** @returns null where nothing stands for a Roman number that is not one as it is written. */
function readSigns(
  text: string,
  lines: readonly Line[],
  labels: readonly (LabelMatch | null)[],
  style: NumberingStyle
): Sign[] | null {
  const marks = new Set(style.characters)
  const slashed = closesWithSlash(labels, style)
  const found: Found[] = []
  let highest = 0
  let outer = false
  for (const line of lines) {
    if (line.blank) continue
    const label = labels[line.index] ?? null
    const known = label !== null && label.key !== style.id
    const counts = known && label.style.system === 'decimal' && label.style.prefixes.length === 0
    let head = known && !counts ? null : readStrokeHead(text, line, marks)
    if (head !== null && slashed && label?.raw.endsWith(SLASH) === true && !label.misread) {
      head = {...head, values: label.numbers, written: 'capitals'}
    }
    if (head?.written === 'ones' && head.strokes > 1) {
      // 11. after 10. is eleven.
      if (onesOf(head) <= highest + 1) head = null
    } else if (counts) {
      highest = Math.max(highest, label.numbers.at(-1) ?? 0)
      if (head?.written !== 'ones') head = null
    }
    if (head === null && label === null && outer) head = readIllegibleHead(text, line)
    if (head !== null) outer = true
    if (head === null && label === null && !(outer && isUnclear(text, line))) continue
    if (head === null && label !== null && label.numbers.length === 0) continue
    found.push({line: line.index, head, label})
  }
  if (!outer) return null
  return tellInner(found, style)
}

const SLASH = '/.'

/** Whether the document closes its Roman numbers with a slash: I/. and II/. */
function closesWithSlash(labels: readonly (LabelMatch | null)[], style: NumberingStyle): boolean {
  const numbers = new Set<number | undefined>()
  for (const label of labels) {
    if (label?.key !== style.id || label.misread || !label.raw.endsWith(SLASH)) continue
    numbers.add(label.numbers[0])
  }
  return numbers.size > 1
}

/** Whether the line begins with what may be a number of an inner list. */
function isUnclear(text: string, line: Line): boolean {
  const candidate = readCandidate(text, line)
  if (candidate === null || candidate.kind === 'letter') return false
  return candidate.closing !== '' || candidate.kind === 'number'
}

function onesOf({strokes}: StrokeHead): number {
  return Number('1'.repeat(strokes))
}

/**
 * Parts what counts in inner lists from what may be Roman: `l.` before `2.` is the 1. of that
 * list, and so is any `1.` but one before another `1.`
 */
function tellInner(found: readonly Found[], style: NumberingStyle): Sign[] {
  const signs: Sign[] = []
  const later = new Map<string, number>()
  let next: Sign | undefined
  const push = (sign: Sign): void => {
    signs.push(sign)
    if (sign.head === null) later.set(sign.key, sign.number)
    next = sign
  }
  for (let at = found.length - 1; at >= 0; at--) {
    const {line, head, label} = found[at]!
    const roman = label?.key === style.id
    if (head === null && (label === null || roman)) {
      if (label?.misread !== false && goesOn(next)) push(before(next, line))
      continue
    }
    const inner: Sign = {
      line,
      head: null,
      key: label?.key ?? '',
      number: label?.numbers.at(-1) ?? 0,
      outer: label?.numbers.at(-2) ?? null,
      then: later.get(label?.key ?? '') ?? null,
      worded: (label?.style.prefixes.length ?? 0) > 0
    }
    let sign = head === null ? inner : {...inner, head, key: ''}
    if (head !== null && !(roman && head.written === 'capitals')) {
      if (head.written === 'ones' && head.strokes === 1) {
        const doubled = next?.head === null && next.key === inner.key && next.number === 1
        if (!doubled && !(at === 0 && next?.head != null)) sign = inner
      } else if (goesOn(next)) {
        sign = before(next, line)
      }
    }
    push(sign)
  }
  return signs.reverse()
}

/** Whether a label goes on with a list, the label before which was not read. */
function goesOn(next: Sign | undefined): next is Sign {
  return next?.head === null && !next.worded && next.number > 1
}

/** The label of the same list before one. */
function before(next: Sign, line: number): Sign {
  return {...next, line, number: next.number - 1, then: next.number}
}

/** Follows the outer count through the text. */
function findChains(signs: readonly Sign[]): Member[][] {
  const chains: Member[][] = []
  let chain: Member[] = []
  let below = new InnerLists()
  let unused: Member | null = null
  signs.forEach((sign, at) => {
    const {line, head} = sign
    if (head === null) {
      below.add(sign)
      return
    }
    const evidence = weigh(chain, below, signs[at + 1])
    const number = readNumber(head, evidence)
    const {anew, asked} = evidence
    const member = {line, head, anew: anew || (asked > 1 && asked === number)}
    if (number === null) {
      if (fits(head, 1)) unused = {...member, number: 1, exact: true}
      return
    }
    if (number < evidence.due) {
      // The count of the text follows that of its contents.
      chains.push(chain)
      chain = number === 2 && unused !== null ? [unused] : []
    }
    chain.push({...member, number, exact: fits(head, number)})
    below = new InnerLists()
    unused = null
  })
  return [...chains, chain]
}

/** What the lists on both sides of a Roman number tell. */
interface Evidence {
  readonly due: number
  /** The unit that 3.1 is of, with which the next list begins; 0 without one. */
  readonly asked: number
  /** Whether an inner list begins, and whether one that ended begins anew. */
  readonly opens: boolean
  readonly anew: boolean
  /** Whether the number that is due is sure, so that an illegible one may be it. */
  readonly told: boolean
  readonly likely: boolean
}

function weigh(chain: readonly Member[], below: InnerLists, next: Sign | undefined): Evidence {
  const due = (chain.at(-1)?.number ?? 0) + 1
  const asked = opensAny(next) ? (next.outer ?? 0) : 0
  const anew = below.begins(next, due)
  const opens = below.any && opensAny(next)
  const told = anew && below.counts && chain.length > 0
  const likely = told || (opens && below.counts && chain.length > 1)
  return {due, asked, opens, anew, told, likely}
}

/** @returns The number that a head is for; less than is due where the count begins anew. */
function readNumber(head: StrokeHead, evidence: Evidence): number | null {
  const {due, asked, opens, told, likely} = evidence
  const {strokes, values, written, closed} = head
  if (fits(head, due) && (closed || opens)) return due
  if (values.length === 0) return likely ? due : null
  const repeats = written === 'capitals' && asked !== due
  if (told && !repeats && mayBe(head, due)) return due
  // The V of IV may be two strokes.
  if (likely && strokes === MOST_STROKES && due === strokes + 1) return due
  if (asked > 1 && mayBe(head, asked)) return asked
  if (!closed || written === 'ones') return null
  const later = values.find((value) => value > due && value <= due + MOST_MISSING)
  if (later !== undefined) return later
  const first = fits(head, 1) && (written === 'capitals' || due > MOST_STROKES)
  return first ? 1 : null
}

/** Whether an inner list begins with a label. */
function opensAny(next: Sign | undefined): next is Sign {
  return next?.head === null && next.number === 1
}

/** Whether a number may be written there, if strokes of it were lost. */
function mayBe(head: StrokeHead, number: number): boolean {
  return fits(head, number) || (head.strokes > 0 && head.strokes < number && number <= MOST_STROKES)
}

function fits({values}: StrokeHead, number: number): boolean {
  return values.includes(number)
}

/** What counts between one outer unit and the next. */
class InnerLists {
  private readonly keys = new Set<string>()
  private first: string | null = null
  private last: Sign | null = null
  private starts = 0

  add(sign: Sign): void {
    const {key, number} = sign
    this.last = sign
    this.first ??= key
    this.keys.add(key)
    if (key === this.first && number === 1) this.starts++
  }

  get any(): boolean {
    return this.first !== null
  }

  /** Whether no unit can be missing: the outermost of the lists begins once. */
  get counts(): boolean {
    return this.starts < 2
  }

  /** Whether one of them begins anew with the next label, or 3.1 with the third unit. */
  begins(next: Sign | undefined, due: number): boolean {
    if (!opensAny(next)) return false
    if (next.outer !== null) return next.outer === due
    return this.keys.has(next.key) || this.last?.then === 1
  }
}

/** Whether two units at least count, which lists between them or their shapes make sure. */
function isSure(chain: readonly Member[]): boolean {
  if (chain.length < 2) return false
  if (chain.every(({head}) => head.written === 'ones' && head.strokes === 1)) return false
  return chain.some(({anew}) => anew) || chain.every(({exact}) => exact)
}
