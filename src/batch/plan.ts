import {createHash} from 'node:crypto'
import {join, resolve} from 'node:path'
import type {Input, SkipReason} from './discover.ts'
import {exitCode} from './exit-code.ts'
import {RunFailure} from './failure.ts'
import {showPath} from './show-path.ts'

/** What a run can write for a document, by file extension. */
export type Format = 'md' | 'json' | 'txt'

/** What lies before a run. */
export interface Plan {
  readonly documents: number
  readonly bytes: number
  readonly skipped: ReadonlyMap<SkipReason, number>
}

/**
 * @param path A document's path below the input folder.
 * @param format What is written.
 * @returns The output's path below the output folder: the same with another extension.
 */
export function outputPath(path: string, format: Format): string {
  return `${stemOf(path)}.${format}`
}

/**
 * Looks at all inputs before any work: how many there are, and whether two of them would write
 * the same file, on this or on any other file system (which may not tell case, or NFC from NFD).
 * Keeps a fingerprint of each path, so a million inputs take tens of megabytes.
 *
 * @param discover Begins the search; called again only to name what collides.
 * @param options The output folder (undefined where nothing is written) and formats.
 * @returns Numbers and sizes.
 * @throws RunFailure (usage) for collisions, all named, and where there is no input.
 */
export async function plan(
  discover: (skipped: (reason: SkipReason, path: string) => void) => AsyncIterable<Input>,
  options: {readonly out: string | undefined; readonly formats: readonly Format[]}
): Promise<Plan> {
  const skipped = new Map<SkipReason, number>()
  const seen = new Set<number>()
  const repeated = new Set<number>()
  let documents = 0
  let bytes = 0
  for await (const input of discover((reason) => {
    skipped.set(reason, (skipped.get(reason) ?? 0) + 1)
  })) {
    documents++
    bytes += input.bytes
    if (options.out === undefined) continue
    refuseOverwriting(input, options.out, options.formats)
    const print = fingerprint(input.path)
    if (seen.has(print)) repeated.add(print)
    seen.add(print)
  }
  if (documents === 0) {
    const left = [...skipped.values()].reduce((sum, count) => sum + count, 0)
    const hint = left === 0 ? '' : ` (${left} other files were skipped)`
    throw new RunFailure(exitCode.usage, `no documents found${hint}`)
  }
  if (repeated.size > 0) await refuseCollisions(discover, repeated)
  return {documents, bytes, skipped}
}

function stemOf(path: string): string {
  const slash = path.lastIndexOf('/')
  const dot = path.lastIndexOf('.')
  return dot > slash + 1 ? path.slice(0, dot) : path
}

function collisionKey(path: string): string {
  return stemOf(path).normalize('NFC').toLowerCase()
}

/** 52 bits: chance repeats are rare, and looked at again before anyone is told of a collision. */
function fingerprint(path: string): number {
  const hash = createHash('sha256').update(collisionKey(path)).digest()
  return hash.readUIntBE(0, 6) * 16 + (hash[6]! >> 4)
}

function refuseOverwriting(input: Input, out: string, formats: readonly Format[]): void {
  const file = resolve(input.file)
  for (const format of formats) {
    if (resolve(join(out, outputPath(input.path, format))) === file) {
      const name = showPath(input.file)
      throw new RunFailure(exitCode.usage, `${name}: the output would replace the input`)
    }
  }
}

async function refuseCollisions(
  discover: (skipped: () => void) => AsyncIterable<Input>,
  repeated: ReadonlySet<number>
): Promise<void> {
  const groups = new Map<string, string[]>()
  for await (const input of discover(() => undefined)) {
    if (!repeated.has(fingerprint(input.path))) continue
    const key = collisionKey(input.path)
    groups.set(key, [...(groups.get(key) ?? []), input.file])
  }
  const lines = [...groups.values()]
    .filter((files) => files.length > 1)
    .map((files) => `  ${files.map(showPath).join(' and ')}`)
  if (lines.length === 0) return
  throw new RunFailure(
    exitCode.usage,
    `these inputs would write the same output (on some file systems):\n${lines.join('\n')}`
  )
}
