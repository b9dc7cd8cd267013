import type {Line} from '../types.ts'

/** Answers whether a line was broken because the page was full. */
export interface WrapWidths {
  /** Whether the text was wrapped by hand or by an engine at all. */
  readonly wrapped: boolean
  /**
   * @returns How full a line is, as a share of the width at which its neighbours break: near 1
   *   for a line that was broken, 0 where the neighbours tell nothing.
   */
  fullness(index: number): number
  /** @returns How many neighbours break at about the width of the line. */
  support(index: number): number
}

/** Narrower lines tell nothing about the width of a page. */
const NARROWEST = 30
/** Wider ones are whole paragraphs. */
const WIDEST = 170
/** Lines at most this share narrower than the widest ones around count as full, too. */
const SLACK = 0.14
/** A limit narrower than this share of the text's usual one is none. */
const PAGE_SHARE = 0.7
/** Lines on either side, blank ones not counted, that are asked for their width. */
const REACH = 8
/** Share of the runs-on lines that have to be full in a wrapped text. */
const WRAPPED_SHARE = 0.4
/** Columns of the narrowest and the widest page whose edge is told from few lines. */
const NARROWEST_PAGE = 45
const WIDEST_PAGE = 110
/** Lines that end at an edge and make it one, at least. */
const EDGE_LINES = 3
/** Shares of the edge's width within which lines end at it, and beyond which none may end. */
const EDGE_SLACK = 0.09
const BEYOND_EDGE = 1.15
/** Narrower lines, as shares of the edge's width, may be titles and say nothing against it. */
const HALF_EDGE = 0.45
/** For one line that was cut before the edge, so many have to be cut at it. */
const EDGE_MAJORITY = 1.5

/** What the words of a line say of its end. */
export interface LineEnds {
  /** Whether the next line follows at once and has no label. */
  readonly runsOn: (index: number) => boolean
  /** Whether the line ends a sentence, or is one that stands for itself, such as a motto. */
  readonly ends: (index: number) => boolean
}

/**
 * Learns from the widths of its lines where a text was wrapped.
 *
 * @param lines All lines.
 * @param ends What their words say of where they end.
 */
export function measureWraps(lines: readonly Line[], {runsOn, ends}: LineEnds): WrapWidths {
  const solid = lines.filter((line) => !line.blank)
  const place: number[] = Array.from(lines, () => 0)
  // The width of each solid line that is followed at once; 0 where the line tells no width.
  const breaks: number[] = []
  let runningOn = 0
  solid.forEach(({index, width}, at) => {
    place[index] = at
    const followed = runsOn(index)
    if (followed) runningOn++
    breaks.push(followed && width >= NARROWEST && width <= WIDEST ? width : 0)
  })

  const around: number[] = []
  function widthsAround({index}: Line): readonly number[] {
    const at = place[index] ?? 0
    const end = Math.min(breaks.length, at + REACH + 1)
    around.length = 0
    for (let near = Math.max(0, at - REACH); near < end; near++) {
      const width = breaks[near]!
      if (width > 0 && near !== at) around.push(width)
    }
    return around
  }

  const limits = Array.from(solid, () => -1)
  function limitAround(line: Line): number {
    const at = place[line.index] ?? 0
    if (limits[at]! < 0) limits[at] = commonLimit(widthsAround(line), line.width)
    return limits[at]!
  }

  let full = 0
  solid.forEach((line, at) => {
    if (breaks[at] === 0) return
    const limit = limitAround(line)
    if (limit > 0 && line.width >= limit * (1 - SLACK)) full++
  })
  const edge = findEdge(solid, (index) => runsOn(index) && !ends(index))
  const wrapped = (full >= 1 && full >= WRAPPED_SHARE * runningOn) || edge > 0
  const typical = median(breaks.filter((width) => width > 0))
  return {
    wrapped,
    fullness(index) {
      const line = lines[index]
      if (!wrapped || line === undefined || line.width > WIDEST) return 0
      const limit = limitAround(line)
      if (limit >= typical * PAGE_SHARE) return line.width / limit
      // Short lines among short lines, as in a letterhead, are whole.
      return edge > 0 && line.width >= edge * (1 - SLACK) ? line.width / edge : 0
    },
    support(index) {
      const line = lines[index]
      if (line === undefined) return 0
      return widthsAround(line).filter(
        (width) => Math.abs(width - line.width) <= SLACK * line.width
      ).length
    }
  }
}

/**
 * Looks for the right edge of a page in a text too short, or too rich in short lines, to tell by
 * the share of its full lines: the place where lines end inside a sentence again and again, and
 * beyond which none goes. What stands before the first full line may be a letterhead, whose
 * lines end where they like.
 *
 * @param solid The lines that are not blank.
 * @param isCut Whether a line ends inside a sentence, and the next one follows at once.
 * @returns Its column; 0 where there is none.
 */
function findEdge(solid: readonly Line[], isCut: (index: number) => boolean): number {
  const cut = solid.filter(({index}) => isCut(index))
  const widths = cut
    .map(({width}) => width)
    .filter((width) => width >= NARROWEST_PAGE && width <= WIDEST_PAGE)
    .sort((a, b) => b - a)
  const edge = widths.find(
    (width, at) => (widths[at + EDGE_LINES - 1] ?? 0) >= width * (1 - EDGE_SLACK)
  )
  if (edge === undefined || solid.some(({width}) => width > edge * BEYOND_EDGE)) return 0
  const full = cut.filter(({width}) => width >= edge * (1 - SLACK))
  const first = full[0]?.index ?? 0
  const early = cut.filter(
    ({index, width}) => index > first && width >= edge * HALF_EDGE && width < edge * (1 - SLACK)
  )
  return full.length >= EDGE_MAJORITY * early.length ? edge : 0
}

/**
 * The width at which lines around break: the widest value that the line's own width comes near
 * to, or else the widest of all, that at least two of the widths share.
 */
function commonLimit(widths: readonly number[], own: number): number {
  let best = 0
  let nearest = 0
  for (const width of widths) {
    if (width <= best && (width <= nearest || width > own * 1.06)) continue
    if (widths.length > 2 && !isShared(widths, width)) continue
    if (width > best) best = width
    if (width > nearest && width <= own * 1.06) nearest = width
  }
  return nearest >= own * (1 - SLACK) ? Math.max(nearest, Math.min(best, own)) : best
}

/** Whether a width is that of two lines at least, or but for little the one of another line. */
function isShared(widths: readonly number[], width: number): boolean {
  let kin = 0
  for (const other of widths) {
    if (other <= width && other >= width * (1 - SLACK) && ++kin > 1) return true
  }
  return false
}

function median(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[numbers.length >> 1] ?? 0
}
