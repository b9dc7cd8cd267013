import type {ReadLine, ReadSign, Reading} from './reading.ts'

/** A place of a line at which readings may differ. */
interface Column {
  /** What was read here, and the confidences of those who read it, added up; '' is nothing. */
  readonly votes: Map<string, number>
  readonly left: number
  readonly right: number
  readonly form: Form
}

type Form = 'space' | 'mark' | 'letter'

/** What speaks for "nothing stands here" when a reading has nothing: nearly as much as a sure sign. */
const NOTHING = 0.9
/** Signs whose middles are so far apart, in shares of the height of their line, are others. */
const APART = 0.6
/** Lines of two readings are the same where at least so large a share of their signs is. */
const ALIKE = 0.4
/** Two pieces of a line may overlap by this share of its height. */
const OVERLAP = 1.2

/**
 * Puts several readings of one page together, sign by sign (ROVER: J. Fiscus, "A post-processing
 * system to yield reduced word error rates", 1997). The first one says which lines there are and
 * in which order; of the others only the lines that resemble one of these are heard, so that lines
 * made of specks do not enter.
 *
 * @param readings Readings of the page in the same pixels, at least one.
 * @returns The lines of the first, each sign the one that most confidence speaks for. The
 *   confidence of a sign is that sum, shared by all readings that were heard.
 */
export function vote([first, ...others]: readonly [Reading, ...Reading[]]): Reading {
  return first.map((line) => voteLine(line, others))
}

function voteLine(line: ReadLine, others: readonly Reading[]): ReadLine {
  const height = line.box.bottom - line.box.top
  let columns = line.signs.map(columnOf)
  let heard = 1
  for (const other of others) {
    const signs = sameLine(line, columns, other)
    if (signs.length === 0) continue
    columns = addReading(columns, signs, {heard, height})
    heard++
  }
  const signs: ReadSign[] = []
  for (const {votes, left, right} of columns) {
    const [text, sum] = mostVoted(votes)
    const doubled = text === ' ' && (signs.length === 0 || signs.at(-1)!.text === ' ')
    if (text !== '' && !doubled) signs.push({text, confidence: sum / heard, left, right})
  }
  if (signs.at(-1)?.text === ' ') signs.pop()
  return {...line, signs}
}

function columnOf({text, confidence, left, right}: ReadSign): Column {
  return {votes: new Map([[text, confidence]]), left, right, form: formOf(text)}
}

function formOf(text: string): Form {
  if (text === ' ') return 'space'
  return /^\p{M}/u.test(text) ? 'mark' : 'letter'
}

/** The earliest of equals: the first reading is the most trusted. */
function mostVoted(votes: ReadonlyMap<string, number>): [text: string, sum: number] {
  let best: [string, number] = ['', -1]
  for (const vote of votes) if (vote[1] > best[1]) best = vote
  return best
}

interface Piece {
  readonly signs: readonly ReadSign[]
  readonly left: number
  readonly right: number
  readonly equal: number
}

/**
 * Another reading may have parted a line, or have read specks over it as lines of their own.
 *
 * @returns The signs of it that stand for the line, from left to right; none where nothing does.
 */
function sameLine(line: ReadLine, columns: readonly Column[], reading: Reading): ReadSign[] {
  const {box} = line
  const height = box.bottom - box.top
  const pieces: Piece[] = []
  for (const other of reading) {
    const shared = Math.min(other.box.bottom, box.bottom) - Math.max(other.box.top, box.top)
    if (shared <= 0.3 * Math.min(height, other.box.bottom - other.box.top)) continue
    const piece = pieceOf(line, columns, other)
    if (piece !== undefined) pieces.push(piece)
  }
  pieces.sort((one, two) => two.equal - one.equal)
  const taken: Piece[] = []
  for (const piece of pieces) {
    const isFree = taken.every(
      ({left, right}) =>
        Math.min(right, piece.right) - Math.max(left, piece.left) < OVERLAP * height
    )
    if (isFree) taken.push(piece)
  }
  taken.sort((one, two) => one.left - two.left)
  return taken.flatMap(({signs, left}, index) =>
    index === 0 ? signs : [{text: ' ', confidence: 0.5, left, right: left}, ...signs]
  )
}

function pieceOf({box}: ReadLine, columns: readonly Column[], other: ReadLine): Piece | undefined {
  const height = box.bottom - box.top
  const edge = 0.3 * height
  const signs = other.signs.filter((sign) => {
    const middle = middleOf(sign)
    return middle > box.left - edge && middle < box.right + edge
  })
  if (signs.length === 0) return undefined
  const left = signs[0]!.left - edge
  const right = signs.at(-1)!.right + edge
  const over = columns.filter((column) => middleOf(column) > left && middleOf(column) < right)
  let equal = 0
  for (const [column, sign] of alignSigns(over, signs, height)) {
    if (column !== undefined && sign !== undefined && column.votes.has(sign.text)) equal++
  }
  const alike = equal / Math.max(over.length, signs.length)
  return alike > ALIKE ? {signs, left, right, equal} : undefined
}

function middleOf({left, right}: {readonly left: number; readonly right: number}): number {
  return (left + right) / 2
}

function addReading(
  columns: readonly Column[],
  signs: readonly ReadSign[],
  {heard, height}: {readonly heard: number; readonly height: number}
): Column[] {
  return alignSigns(columns, signs, height).map(([column, sign]) => {
    if (column === undefined) {
      const added = columnOf(sign!)
      // All readings before this one have nothing here.
      added.votes.set('', heard)
      return added
    }
    const {votes} = column
    const text = sign?.text ?? ''
    votes.set(text, (votes.get(text) ?? 0) + (sign?.confidence ?? NOTHING))
    return column
  })
}

type Pair = readonly [column: Column | undefined, sign: ReadSign | undefined]

/** Aligns by what is read and by where it stands; a gap costs 1. */
function alignSigns(
  columns: readonly Column[],
  signs: readonly ReadSign[],
  height: number
): Pair[] {
  const width = signs.length + 1
  const costs = new Float64Array((columns.length + 1) * width)
  for (let at = 1; at < width; at++) costs[at] = at
  for (let row = 1; row <= columns.length; row++) {
    const column = columns[row - 1]!
    costs[row * width] = row
    for (let at = 1; at < width; at++) {
      const here = row * width + at
      const both = costs[here - width - 1]! + costOf(column, signs[at - 1]!, height)
      costs[here] = Math.min(both, costs[here - width]! + 1, costs[here - 1]! + 1)
    }
  }
  const pairs: Pair[] = []
  let row = columns.length
  let at = signs.length
  while (row > 0 || at > 0) {
    const here = row * width + at
    const column = columns[row - 1]
    const sign = signs[at - 1]
    if (
      column !== undefined &&
      sign !== undefined &&
      costs[here] === costs[here - width - 1]! + costOf(column, sign, height)
    ) {
      pairs.push([column, sign])
      row--
      at--
    } else if (column !== undefined && costs[here] === costs[here - width]! + 1) {
      pairs.push([column, undefined])
      row--
    } else {
      pairs.push([undefined, sign])
      at--
    }
  }
  return pairs.reverse()
}

function costOf(column: Column, sign: ReadSign, height: number): number {
  const distance = Math.abs(middleOf(column) - middleOf(sign)) / (APART * height)
  const place = 0.6 * Math.min(1, distance * distance)
  if (column.votes.has(sign.text)) return place
  return place + (column.form === formOf(sign.text) ? 0.9 : 1.9)
}
