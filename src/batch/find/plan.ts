import {createHash} from 'node:crypto'
import {join, resolve} from 'node:path'
import type {SkipReason} from './discover.ts'
import type {Input} from './input.ts'
import {exitCode} from '../base/exit-code.ts'
import {endings, type Format} from './formats.ts'
import {RunFailure} from '../base/failure.ts'
import {PathSet, type PathSetFacts} from './path-set.ts'
import {belongsTo, type Shard} from './shard.ts'
import {collisionKey, stemOf} from './stem.ts'
import {showLine} from '../base/show-text.ts'

/**
 * Where outputs stand: in the output folder itself, or, where that is to be a bag, in its folder
 * `data`.
 */
export type Layout = 'folder' | 'bag'

/**
 * @param bag Whether the output folder is to be a bag.
 * @returns Where outputs stand then.
 */
export function layoutOf(bag: boolean | undefined): Layout {
  return bag === true ? 'bag' : 'folder'
}

/** What lies before a run. */
export interface Plan {
  /** Those of this shard. */
  readonly documents: number
  readonly bytes: number
  readonly skipped: ReadonlyMap<SkipReason, number>
}

/** A plan, and what tells the documents of this run from those of another. */
export interface FullPlan extends Plan {
  /** The documents of all shards. */
  readonly inputs: PathSetFacts
  /** Those of this one. */
  readonly own: PathSetFacts
}

/** What a plan depends on besides the documents. */
export interface PlanOptions {
  /** The output folder; undefined where nothing is written. */
  readonly out: string | undefined
  readonly formats: readonly Format[]
  readonly layout?: Layout
  /** Which of the documents are this run's; undefined for all. */
  readonly shard?: Shard | undefined
}

/**
 * @param path A document's path below the input folder.
 * @param format What is written.
 * @param layout Where outputs stand.
 * @returns The output's path below the output folder: the same with another extension.
 */
export function outputPath(path: string, format: Format, layout: Layout = 'folder'): string {
  return `${layout === 'bag' ? 'data/' : ''}${stemOf(path)}.${endings[format]}`
}

/**
 * Looks at all inputs before any work, those of other shards, too: how many there are, and whether two of them would write
 * the same file, on this or on any other file system (which may not tell case, or NFC from NFD).
 * Keeps a fingerprint of each path, so a million inputs take tens of megabytes.
 *
 * @param discover Begins the search; called again only to name what collides.
 * @param options What else the plan depends on.
 * @returns Numbers and sizes.
 * @throws RunFailure (usage) for collisions, all named, and where there is no input.
 */
export async function plan(
  discover: (skipped: (reason: SkipReason, path: string) => void) => AsyncIterable<Input>,
  options: PlanOptions
): Promise<FullPlan> {
  const skipped = new Map<SkipReason, number>()
  const seen = new Set<number>()
  const repeated = new Set<number>()
  const inputs = new PathSet()
  const own = options.shard === undefined ? inputs : new PathSet()
  let bytes = 0
  for await (const input of discover((reason) => {
    skipped.set(reason, (skipped.get(reason) ?? 0) + 1)
  })) {
    inputs.add(input.path)
    if (belongsTo(options.shard, input.path)) {
      if (own !== inputs) own.add(input.path)
      bytes += input.bytes
    }
    if (options.out === undefined) continue
    refuseOverwriting(input, options.out, options)
    const print = fingerprint(input.path)
    if (seen.has(print)) repeated.add(print)
    seen.add(print)
  }
  if (inputs.facts().documents === 0) {
    const left = [...skipped.values()].reduce((sum, count) => sum + count, 0)
    const hint = left === 0 ? '' : ` (${left} other files were skipped)`
    throw new RunFailure(exitCode.usage, `no documents found${hint}`)
  }
  if (repeated.size > 0) await refuseCollisions(discover, repeated)
  const facts = own.facts()
  return {documents: facts.documents, bytes, skipped, inputs: inputs.facts(), own: facts}
}

/** 52 bits: chance repeats are rare, and looked at again before anyone is told of a collision. */
function fingerprint(path: string): number {
  const hash = createHash('sha256').update(collisionKey(path)).digest()
  return hash.readUIntBE(0, 6) * 16 + (hash[6]! >> 4)
}

function refuseOverwriting(input: Input, out: string, {formats, layout}: PlanOptions): void {
  const file = resolve(input.file)
  for (const format of formats) {
    if (resolve(join(out, outputPath(input.path, format, layout))) === file) {
      const name = showLine(input.file)
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
    .map((files) => `  ${files.map(showLine).join(' and ')}`)
  if (lines.length === 0) return
  throw new RunFailure(
    exitCode.usage,
    `these inputs would write the same output (on some file systems):\n${lines.join('\n')}\n` +
      'Folders of the same name? Name the folder above them, or list the files and give that\n' +
      'folder as --base: their paths below it are kept (--files-from - --base DIR).'
  )
}
