/** Stretches that a tab or a run of three spaces parts, without marks of emphasis. */
export function columnsOf(text: string, from: number, to: number): [number, number][] {
  const columns: [number, number][] = []
  let start = from
  let at = from
  while (at <= to) {
    let behind = at
    let tab = false
    for (; behind < to && isSpace(text.charCodeAt(behind)); behind++) {
      if (text.charCodeAt(behind) === TAB) tab = true
    }
    if (at >= to || tab || behind - at >= GAP) {
      const column = trim(text, start, at)
      if (column[1] > column[0]) columns.push(column)
      if (at >= to) break
      start = behind
    }
    at = Math.max(behind, at + 1)
  }
  return columns
}

/** Without white space and the asterisks and hashes of emphasis at both ends. */
export function trim(text: string, from: number, to: number): [number, number] {
  let start = from
  let end = to
  while (start < end && isMargin(text.charCodeAt(start))) start++
  while (end > start && isMargin(text.charCodeAt(end - 1))) end--
  return [start, end]
}

const TAB = 0x09
const SPACE = 0x20
/** So many spaces part columns; fewer are slips of the typist. */
const GAP = 3

/** One space for every run of white space. */
export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

export function isSpace(code: number): boolean {
  return code === SPACE || code === TAB || code === 0xa0
}

export function isMargin(code: number): boolean {
  return isSpace(code) || code === 0x2a || code === 0x23 || code === 0x200b || code === 0x0d
}
