import {applyChanges} from './apply-changes.ts'
import type {DocumentData, Verdict} from './document-data.ts'
import type {Row} from './layout.ts'

/** @returns The text as it is looked for: capitals do not count. */
export function foldCase(text: string): string {
  const folded = text.toLowerCase()
  // Offsets have to stay what they are.
  return folded.length === text.length ? folded : text
}

/**
 * @param document A document.
 * @param text What is looked for, folded.
 * @returns Whether the source or the result has it.
 */
export function holdsText({source, changes}: DocumentData, text: string): boolean {
  if (foldCase(source).includes(text)) return true
  const nothing = new Array<undefined>(changes.length).fill(undefined)
  return foldCase(applyChanges(source, {start: 0, end: source.length}, changes, nothing)).includes(
    text
  )
}

/**
 * @param row A row.
 * @param document Its document.
 * @param text What is looked for, folded.
 * @param verdictOf What was decided of a change, by its place in the document's list.
 * @returns The changes that lie in what was found, on either side, by their places in the list.
 */
export function findChanges(
  row: Row,
  {source, changes}: DocumentData,
  text: string,
  verdictOf: (change: number) => Verdict | undefined
): number[] {
  const before = collect()
  const after = collect()
  row.pieces.forEach((piece, index) => {
    const seen = source.slice(piece.start, piece.end)
    before.add(index, seen)
    if (piece.changes === null) {
      after.add(index, seen)
      return
    }
    const own = piece.changes.map((change) => changes[change]!)
    after.add(index, applyChanges(source, piece, own, piece.changes.map(verdictOf)))
  })
  const found = new Set([...before.find(text), ...after.find(text)])
  return row.pieces.flatMap((piece, index) => (found.has(index) ? (piece.changes ?? []) : []))
}

/** Puts the pieces of one side together, and tells which of them hold what is found. */
function collect() {
  let whole = ''
  const ends: number[] = []
  const pieces: number[] = []
  return {
    add(piece: number, text: string): void {
      whole += text
      ends.push(whole.length)
      pieces.push(piece)
    },
    find(text: string): number[] {
      const folded = foldCase(whole)
      const found: number[] = []
      let first = 0
      for (let at = folded.indexOf(text); at !== -1; at = folded.indexOf(text, at + 1)) {
        while (ends[first]! <= at && ends[first]! < whole.length) first++
        for (let index = first; index < ends.length; index++) {
          found.push(pieces[index]!)
          if (ends[index]! >= at + text.length) break
        }
      }
      return found
    }
  }
}
