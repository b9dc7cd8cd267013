import {createHash} from 'node:crypto'

/** One of several parts of a run, each done by a process of its own, on whichever machine. */
export interface Shard {
  /** From 1 to `count`. */
  readonly index: number
  readonly count: number
}

/**
 * The part that a document belongs to depends on its path alone, so documents that come or go move
 * no others.
 *
 * @param path A document's path below the input folder.
 * @param count How many parts there are.
 * @returns The part, from 1 to `count`.
 */
export function shardOf(path: string, count: number): number {
  const hash = createHash('sha256').update(path).digest()
  return (hash.readUIntBE(0, 6) % count) + 1
}

/**
 * @param shard A part; undefined for the whole.
 * @param path A document's path.
 * @returns Whether the document belongs to it.
 */
export function belongsTo(shard: Shard | undefined, path: string): boolean {
  return shard === undefined || shardOf(path, shard.count) === shard.index
}

/**
 * @param shard A part.
 * @returns What it is called in the names of files: `2-of-4`.
 */
export function shardLabel({index, count}: Shard): string {
  return `${index}-of-${count}`
}

/**
 * @param label What a part is called in the name of a file.
 * @returns The part; undefined where it is none.
 */
export function parseShardLabel(label: string): Shard | undefined {
  const found = /^(\d+)-of-(\d+)$/.exec(label)
  if (found === null) return undefined
  const shard = {index: Number(found[1]), count: Number(found[2])}
  return shard.index >= 1 && shard.index <= shard.count ? shard : undefined
}
