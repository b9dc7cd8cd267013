import fc from 'fast-check'
import {describe, expect, it} from 'vitest'
import {diffLines} from '../../src/batch/work/diff-lines.ts'
import type {Corrected, Region} from '../../src/types.ts'

/** Stretches kept and stretches replaced, in turn. */
type Pieces = readonly {readonly keep: string; readonly before: string; readonly after: string}[]

function corrected(pieces: Pieces): Corrected {
  const regions: Region[] = []
  let source = ''
  let text = ''
  for (const {keep, before, after} of pieces) {
    source += keep
    text += keep
    if (before === after) continue
    regions.push({
      source: {start: source.length, end: source.length + before.length},
      corrected: {start: text.length, end: text.length + after.length}
    })
    source += before
    text += after
  }
  return {source, text, map: {regions}} as unknown as Corrected
}

const splitLines = (text: string): string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** Lines as the diff writes them, the note about a missing line end taken back into them. */
function readLines(lines: readonly string[], sign: string): string[] {
  return lines.flatMap((line, index) => {
    if (!line.startsWith(sign)) return []
    const bare = lines[index + 1]?.startsWith('\\') === true
    return [line.slice(1, bare ? -1 : undefined)]
  })
}

/** Applies a diff without context, and checks every line that it takes away. */
function patch(source: string, diff: string): string {
  const lines = splitLines(source)
  const result: string[] = []
  let at = 0
  for (const hunk of diff.split(/^(?=@@ )/m).slice(1)) {
    const [head, ...body] = splitLines(hunk)
    const numbers: (string | undefined)[] = /^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@\n$/.exec(
      head!
    )!
    const [from, removed, to, added] = numbers.slice(1).map((text) => Number(text ?? 1))
    const start = removed === 0 ? from! : from! - 1
    result.push(...lines.slice(at, start))
    expect(result).toHaveLength(added === 0 ? to! : to! - 1)
    expect(readLines(body, '-')).toEqual(lines.slice(start, start + removed!))
    const put = readLines(body, '+')
    expect(put).toHaveLength(added!)
    result.push(...put)
    at = start + removed!
  }
  return [...result, ...lines.slice(at)].join('')
}

describe('diffLines', () => {
  it('is empty where nothing changed', () => {
    expect(diffLines('a.txt', corrected([{keep: 'ກ\n', before: '', after: ''}]))).toBe('')
  })

  it('shows whole lines', () => {
    const pieces = [
      {keep: 'ໜຶ່ງ\nສ', before: 'ອ', after: 'ໍ'},
      {keep: 'ງ\nສາມ\n', before: 'ຜີ\n', after: ''},
      {keep: 'ສີ່\n', before: '', after: ''}
    ]
    expect(diffLines('a.txt', corrected(pieces))).toBe(
      '--- a.txt\n+++ a.txt (corrected)\n@@ -2 +2 @@\n-ສອງ\n+ສໍງ\n@@ -4 +3,0 @@\n-ຜີ\n'
    )
  })

  it('turns the source into the corrected text, whatever the changes', () => {
    const text = fc.string({unit: fc.constantFrom('ກ', 'b', '\n', '\n'), maxLength: 6})
    const piece = fc.record({keep: text, before: text, after: text})
    fc.assert(
      fc.property(fc.array(piece, {maxLength: 6}), (pieces) => {
        const change = corrected(pieces)
        expect(patch(change.source, diffLines('a', change))).toBe(change.text)
      }),
      {numRuns: 2000}
    )
  })
})
