import {readBoundedLines, type BoundedLine} from './disk/bounded-lines.ts'
import {sha256} from './base/cache-key.ts'
import {DocumentFailure} from './base/failure.ts'
import type {Pool} from './work/pool.ts'
import type {Result, Task} from './work/process-document.ts'
import {toJson} from './base/show-text.ts'
import {Window} from './work/window.ts'

/** How lines are answered. */
export interface FilterOptions {
  /** What processes documents; stays open. */
  readonly pool: Pool
  /** How many batches may be in work at once. */
  readonly jobs: number
  /** The greatest text, in bytes of UTF-8. */
  readonly maxFileSize: number
  /** What a document without a path is called. */
  readonly name: string
  /** Whether nobody reads the answers any more. */
  readonly isOver: () => boolean
}

/** What a filter did. */
export interface FilterSummary {
  readonly records: number
  readonly failed: number
}

const batchBytes = 128 * 1024
const batchCount = 64
const windowBytes = 16 * 1024 * 1024

/**
 * Answers JSON Lines with JSON Lines, each line with one, in the same order; a line that cannot be
 * done gets an answer that says why. Reads no faster than answers are taken.
 *
 * @param stream The lines.
 * @param write Takes answers, and is waited for.
 * @param options How.
 * @returns What was done, when all is written.
 * @throws What reading, writing or the pool throws.
 */
export async function filterLines(
  stream: AsyncIterable<Uint8Array>,
  write: (text: string) => Promise<void>,
  options: FilterOptions
): Promise<FilterSummary> {
  const {maxFileSize, jobs, isOver} = options
  const window = new Window(jobs * 2, windowBytes)
  const summary = {records: 0, failed: 0}
  let written = Promise.resolve()
  let failure: {readonly error: unknown} | undefined
  // A Lao letter is three bytes as UTF-8, and six where JSON escapes it.
  for await (const lines of readBoundedLines(stream, 2 * maxFileSize + batchBytes)) {
    for (const batch of batchesOf(lines, options)) {
      await window.enter(batch.bytes)
      if (isOver() || failure !== undefined) break
      const answers = answer(batch.requests, options)
      written = Promise.all([written, answers])
        .then(async ([, all]) => {
          summary.records += all.length
          summary.failed += all.filter(({failed}) => failed).length
          await write(all.map(({line}) => `${line}\n`).join(''))
        })
        .catch((error: unknown) => {
          failure ??= {error}
        })
        .finally(() => {
          window.leave(batch.bytes)
        })
    }
    if (isOver() || failure !== undefined) break
  }
  await written
  if (failure !== undefined) throw failure.error
  return summary
}

/** A line as it is understood. */
type Request =
  | {readonly id: unknown; readonly task: Task}
  | {readonly id: unknown; readonly path: string | null; readonly failure: DocumentFailure}

interface Batch {
  readonly requests: readonly Request[]
  readonly bytes: number
}

function* batchesOf(lines: readonly BoundedLine[], options: FilterOptions): Generator<Batch> {
  let requests: Request[] = []
  let bytes = 0
  for (const line of lines) {
    requests.push(readRequest(line, options))
    bytes += 'bytes' in line ? line.bytes.length : 0
    if (bytes < batchBytes && requests.length < batchCount) continue
    yield {requests, bytes}
    requests = []
    bytes = 0
  }
  if (requests.length > 0) yield {requests, bytes}
}

function readRequest(line: BoundedLine, {maxFileSize, name}: FilterOptions): Request {
  let id: unknown = null
  let path: string | null = null
  try {
    if ('tooLong' in line) {
      throw new DocumentFailure('TOO_LARGE', `the line has ${line.tooLong} bytes`)
    }
    const record = parseRecord(line.bytes)
    id = record.id ?? null
    path = readPath(record.path, name)
    const bytes = readText(record.text, maxFileSize)
    return {id, task: {path, bytes, sha256: sha256(bytes)}}
  } catch (error) {
    if (!(error instanceof DocumentFailure)) throw error
    return {id, path, failure: error}
  }
}

function parseRecord(bytes: Buffer): Partial<Record<string, unknown>> {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', {fatal: true}).decode(bytes))
  } catch (error) {
    throw new DocumentFailure('INVALID_RECORD', 'the line is not JSON in UTF-8', error)
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new DocumentFailure('INVALID_RECORD', 'the line is not a JSON object')
  }
  return value
}

function readPath(value: unknown, name: string): string {
  if (value === undefined || value === null) return name
  if (typeof value === 'string' && value !== '' && value.isWellFormed()) return value
  throw new DocumentFailure('INVALID_RECORD', '"path" is not a name')
}

function readText(value: unknown, limit: number): Buffer {
  if (typeof value !== 'string') {
    throw new DocumentFailure('INVALID_RECORD', 'there is no "text", or it is not a string')
  }
  if (!value.isWellFormed()) {
    throw new DocumentFailure('INVALID_RECORD', '"text" holds half a surrogate pair')
  }
  const bytes = Buffer.from(value)
  if (bytes.length <= limit) return bytes
  const message = `${bytes.length} bytes, more than the limit of ${limit}`
  throw new DocumentFailure('TOO_LARGE', message)
}

interface Answer {
  readonly line: string
  readonly failed: boolean
}

async function answer(requests: readonly Request[], {pool}: FilterOptions): Promise<Answer[]> {
  const tasks = requests.flatMap((request) => ('task' in request ? [request.task] : []))
  const results = tasks.length === 0 ? [] : await pool.run(tasks)
  let next = 0
  return requests.map((request) => {
    const {id} = request
    if ('failure' in request) {
      const {code, message} = request.failure
      return failed({id, path: request.path, code, message})
    }
    const {path} = request.task
    const result = results[next++]!
    if ('code' in result) return failed({id, path, code: result.code, message: result.message})
    return {line: doneLine(id, path, result), failed: false}
  })
}

function failed({id, path, code, message}: Record<'id' | 'path' | 'code' | 'message', unknown>) {
  return {line: toJson({id, path, status: 'failed', code, message}), failed: true}
}

function doneLine(
  id: unknown,
  path: string,
  {outputs, counts, warnings}: Extract<Result, {outputs: unknown}>
): string {
  const formats = outputs.map(({format, bytes}) => {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString()
    return [format, format === 'json' ? (JSON.parse(text) as unknown) : text] as const
  })
  const fields = Object.fromEntries(formats)
  return toJson({id, path, status: 'done', ...fields, counts, warnings})
}
