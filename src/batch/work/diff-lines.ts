import type {Corrected} from '../../types.ts'
import {showLine} from '../base/show-text.ts'

interface Hunk {
  readonly source: readonly [start: number, end: number]
  readonly corrected: readonly [start: number, end: number]
}

/**
 * Shows what correction changed, in the form of `diff -U0`; linear in the text, because the
 * changed regions are known.
 *
 * @param path The document's path.
 * @param corrected What correction made of it.
 * @returns A unified diff without context lines; empty where nothing changed.
 */
export function diffLines(path: string, corrected: Corrected): string {
  const hunks = hunksOf(corrected)
  if (hunks.length === 0) return ''
  const {source, text} = corrected
  const name = showLine(path)
  const parts = [`--- ${name}\n+++ ${name} (corrected)\n`]
  const sourceLine = lineCounter(source)
  const correctedLine = lineCounter(text)
  for (const hunk of hunks) {
    const removed = linesOf(source.slice(...hunk.source))
    const added = linesOf(text.slice(...hunk.corrected))
    const from = range(sourceLine(hunk.source[0]), removed.length)
    const to = range(correctedLine(hunk.corrected[0]), added.length)
    parts.push(`@@ -${from} +${to} @@\n`)
    parts.push(...removed.map((line) => `-${line}`), ...added.map((line) => `+${line}`))
  }
  return parts.join('')
}

/** Regions with no line end between them, widened to whole lines. */
function hunksOf({source, text, map}: Corrected): Hunk[] {
  const {regions} = map
  const hunks: Hunk[] = []
  let head = 0
  for (let first = 0; first < regions.length;) {
    let last = first
    while (last + 1 < regions.length) {
      const gap = source.slice(regions[last]!.source.end, regions[last + 1]!.source.start)
      if (gap.includes('\n')) break
      last++
    }
    const from = regions[first]!
    const to = regions[last]!
    // What stands before and after is the same in both texts, so the distances are, too.
    head = Math.max(head, source.lastIndexOf('\n', from.source.start - 1) + 1)
    const before = from.source.start === 0 ? 0 : from.source.start - head
    const after = tailLength(source, text, to.source.end, to.corrected.end)
    hunks.push({
      source: [from.source.start - before, to.source.end + after],
      corrected: [from.corrected.start - before, to.corrected.end + after]
    })
    head = to.source.end
    first = last + 1
  }
  return hunks
}

function tailLength(source: string, text: string, end: number, correctedEnd: number): number {
  const whole = startsLine(source, end) && startsLine(text, correctedEnd)
  if (whole) return 0
  const lineEnd = source.indexOf('\n', end)
  return (lineEnd === -1 ? source.length : lineEnd + 1) - end
}

function startsLine(text: string, offset: number): boolean {
  return offset === 0 || text[offset - 1] === '\n'
}

function linesOf(text: string): string[] {
  const lines = text.match(/[^\n]*\n|[^\n]+$/g) ?? []
  return lines.map((line) =>
    line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`
  )
}

/** Counts on from where it was asked last. */
function lineCounter(text: string): (offset: number) => number {
  let line = 1
  let at = 0
  return (offset) => {
    for (
      let end = text.indexOf('\n', at);
      end !== -1 && end < offset;
      end = text.indexOf('\n', at)
    ) {
      line++
      at = end + 1
    }
    return line
  }
}

/** As diff has it: of no lines, the number is that of the line before. */
function range(line: number, count: number): string {
  if (count === 0) return `${line - 1},0`
  return count === 1 ? String(line) : `${line},${count}`
}
