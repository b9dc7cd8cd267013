import type {Line, NumberingStyle} from '../types.ts'
import type {LabelMatch} from './label-matcher.ts'
import {writeRoman} from './label-number.ts'
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
  /** Words in front of numbers count on by themselves, through all chapters. */
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
 * `1. 2. 3.` and the next `1.`, a title behind a stroke is the next unit of the outer count. Also a
 * first `1.` straight in front of another `1.`, and `11.` where no `10.` stands before.
 *
 * @param text The text that the lines are of.
 * @param lines All of its lines.
 * @param labels The labels that are known, one entry a line; those found are entered.
 * @param styles The styles of numbering.
 */
export function addStrokeRomans(
  text: string,
  lines: readonly Line[],
  labels: (LabelMatch | null)[],
  styles: readonly NumberingStyle[]
): void {
  const style = styles.find(({system, prefixes}) => system === 'roman' && prefixes.length === 0)
  if (style === undefined) return
  const signs = readSigns(text, lines, labels, style)
  if (signs === null) return
  for (const chain of findChains(signs)) {
    if (!isSure(chain)) continue
    for (const {line, head, number} of chain) {
      if (head.written === 'capitals' && labels[line] != null) continue
      labels[line] = build(text, head, number, style)
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
  const slash = raw.length > 2 && raw.endsWith('/.') && number < MOST_STROKES + 1
  const meant = writeRoman(number) + (slash ? '/.' : '.')
  const match = {style, key: style.id, start, end, textStart, numbers: [number], raw}
  return raw === meant ? {...match, misread: false} : {...match, misread: true, meant}
}

/** @returns null where nothing stands for a Roman number that is not one as it is written. */
function readSigns(
  text: string,
  lines: readonly Line[],
  labels: readonly (LabelMatch | null)[],
  style: NumberingStyle
): Sign[] | null {
  const marks = new Set(style.characters)
  const found: {line: number; head: StrokeHead | null; label: LabelMatch | null}[] = []
  let highest = 0
  let outer = false
  for (const line of lines) {
    if (line.blank) continue
    const label = labels[line.index] ?? null
    const known = label !== null && label.key !== style.id
    const counts = known && label.style.system === 'decimal' && label.style.prefixes.length === 0
    let head = known && !counts ? null : readStrokeHead(text, line, marks)
    if (head?.written === 'ones' && head.strokes > 1) {
      // 11. behind 10. is eleven.
      if (onesOf(head) <= highest + 1) head = null
    } else if (counts) {
      highest = Math.max(highest, label.numbers.at(-1) ?? 0)
      if (head?.written !== 'ones') head = null
    }
    if (head === null && label === null && outer) head = readIllegibleHead(text, line)
    if (head !== null) outer = true
    if (head === null && (label === null || label.numbers.length === 0)) continue
    found.push({line: line.index, head, label})
  }
  if (!outer) return null
  return tellInner(found, style)
}

function onesOf({strokes}: StrokeHead): number {
  return Number('1'.repeat(strokes))
}

/**
 * Parts what counts in inner lists from what may be Roman: `l.` in front of `2.` is the 1. of that
 * list, and so is any `1.` but one in front of another `1.`
 */
function tellInner(
  found: readonly {line: number; head: StrokeHead | null; label: LabelMatch | null}[],
  style: NumberingStyle
): Sign[] {
  const signs: Sign[] = []
  let next: Sign | undefined
  for (let at = found.length - 1; at >= 0; at--) {
    const {line, head, label} = found[at]!
    const roman = label?.key === style.id
    const inner: Sign = {
      line,
      head: null,
      key: label?.key ?? '',
      number: label?.numbers.at(-1) ?? 0,
      outer: label?.numbers.at(-2) ?? null,
      worded: (label?.style.prefixes.length ?? 0) > 0
    }
    let sign = head === null ? inner : {...inner, head, key: ''}
    if (head !== null && !(roman && head.written === 'capitals')) {
      const goesOn = next?.head === null && !next.worded && next.number > 1
      if (head.written === 'ones' && head.strokes === 1) {
        const doubled = next?.head === null && next.key === inner.key && next.number === 1
        if (!doubled && !(at === 0 && next?.head != null)) sign = inner
      } else if (goesOn) {
        sign = {...next!, line, number: next!.number - 1}
      }
    }
    // A Roman number that is no title's, as in a sentence, tells nothing.
    if (roman && head === null) continue
    signs.push(sign)
    next = sign
  }
  return signs.reverse()
}

/** Follows the outer count through the text. */
function findChains(signs: readonly Sign[]): Member[][] {
  const chains: Member[][] = []
  let chain: Member[] = []
  let below = new InnerLists()
  const take = (member: Member): void => {
    chain.push(member)
    below = new InnerLists()
  }
  signs.forEach(({line, head}, at) => {
    if (head === null) {
      below.add(signs[at]!)
      return
    }
    const due = (chain.at(-1)?.number ?? 0) + 1
    const next = signs[at + 1]
    const anew = below.begins(next, due)
    const told = anew && below.counts && chain.length > 0
    const member = {line, head, anew, exact: true}
    if (fits(head, due) && (head.closed || anew)) take({...member, number: due})
    else if (told && head.strokes > 0 && head.strokes < due && due <= MOST_STROKES) {
      take({...member, number: due, exact: false})
    } else if (head.values.length === 0) {
      const opens = chain.length > 1 && below.any && next?.head === null && next.number === 1
      if (told || (opens && below.counts)) take({...member, number: due, exact: false})
    } else if (head.closed && head.written !== 'ones') {
      const later = head.values.find((value) => value > due && value <= due + MOST_MISSING)
      if (later !== undefined) take({...member, number: later})
      else if (fits(head, 1) && (head.written === 'capitals' || due > MOST_STROKES)) {
        chains.push(chain)
        chain = []
        take({...member, number: 1})
      }
    }
  })
  return [...chains, chain]
}

function fits({values}: StrokeHead, number: number): boolean {
  return values.includes(number)
}

/** What counts between one outer unit and the next. */
class InnerLists {
  private readonly keys = new Set<string>()
  private first: string | null = null
  private starts = 0

  add({key, number}: Sign): void {
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
    if (next === undefined || next.head !== null || next.number !== 1) return false
    return next.outer === null ? this.keys.has(next.key) : next.outer === due
  }
}

/** Whether two units at least count, which lists between them or their shapes make sure. */
function isSure(chain: readonly Member[]): boolean {
  if (chain.length < 2) return false
  if (chain.every(({head}) => head.written === 'ones' && head.strokes === 1)) return false
  return chain.some(({anew}) => anew) || chain.every(({exact}) => exact)
}
