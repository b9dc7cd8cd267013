import type {DocumentRecord} from './record.ts'

interface Step {
  readonly start: number
  readonly end: number
  readonly before: string
  readonly after: string
}

/**
 * @param record A record, as made by `toRecord` or read back from its JSON.
 * @returns The decoded source, exactly, from `corrected`, `corrections` and `removed` alone.
 * @throws RangeError where these do not fit each other: the record was changed by hand.
 */
export function restoreSource(
  record: Pick<DocumentRecord, 'corrected' | 'corrections' | 'removed'>
): string {
  const {corrected} = record
  const steps: Step[] = [
    ...record.corrections.map(({source, before, after}) => ({...source, before, after})),
    ...record.removed.map(({source, text}) => ({...source, before: text, after: ''}))
  ].sort((a, b) => a.start - b.start || a.end - b.end)
  const advance = /[\uD800-\uDBFF]/.test(corrected) ? skipCodePoints : skipCodeUnits
  const parts: string[] = []
  let read = 0
  let restored = 0
  for (const {start, end, before, after} of steps) {
    const next = advance(corrected, read, start - restored)
    if (start < restored || !corrected.startsWith(after, next)) {
      throw new RangeError(`The change at code point ${start} does not fit the corrected text`)
    }
    parts.push(corrected.slice(read, next), before)
    read = next + after.length
    restored = end
  }
  parts.push(corrected.slice(read))
  return parts.join('')
}

/** A file of a document of several, as it was decoded. */
export interface RestoredFile {
  readonly path: string
  readonly text: string
}

/**
 * @param record A record.
 * @returns The decoded text of each file of a document of several; of any other, its one file.
 * @throws RangeError as {@link restoreSource} does.
 */
export function restoreFiles(
  record: Pick<DocumentRecord, 'source' | 'corrected' | 'corrections' | 'removed'>
): RestoredFile[] {
  const text = restoreSource(record)
  const {path, files} = record.source
  if (files === undefined) return [{path, text}]
  const points = Array.from(text)
  return files.map((file) => ({
    path: file.path,
    text: points.slice(file.start, file.end).join('')
  }))
}

function skipCodeUnits(_text: string, from: number, count: number): number {
  return from + count
}

function skipCodePoints(text: string, from: number, count: number): number {
  let at = from
  for (let left = count; left > 0; left--) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
  return at
}
