import {readdir} from 'node:fs/promises'
import {join} from 'node:path'
import {exitCode} from '../base/exit-code.ts'
import {RunFailure, systemCode} from '../base/failure.ts'
import {stateFolderName} from './lock.ts'
import {refuseOtherVersion, type ManifestLine} from './manifest-record.ts'
import {isWayPlain, openOwn} from '../disk/plain-file.ts'
import {readWholeLines} from '../disk/read-lines.ts'
import {parseShardLabel, shardLabel, type Shard} from '../find/shard.ts'
import {showLine} from '../base/show-text.ts'

/** A line that a run writes is shorter by far. */
const LONGEST_LINE = 4 * 1024 * 1024

/** A manifest among those of an output folder. */
export interface ManifestFile {
  /** Below the output folder, with slashes. */
  readonly path: string
  /** Whose it is; undefined for that of runs over everything. */
  readonly shard: Shard | undefined
}

/**
 * @param shard Whose manifest is meant; undefined for that of runs over everything.
 * @returns Where it is, below the output folder, with slashes.
 */
export function manifestPath(shard: Shard | undefined): string {
  const name = shard === undefined ? 'manifest' : `manifest-${shardLabel(shard)}`
  return `${stateFolderName}/${name}.jsonl`
}

/**
 * @param out The output folder.
 * @returns Its manifests, in no order; none where the folder is not there.
 * @throws RunFailure (environment) where the folder of the state is a link; what the system says.
 */
export async function listManifests(out: string): Promise<ManifestFile[]> {
  let names: string[]
  try {
    if (!(await isWayPlain(out, `${stateFolderName}/manifest`))) {
      const state = showLine(join(out, stateFolderName))
      throw new RunFailure(exitCode.environment, `${state} is no folder, or a link to one`)
    }
    names = await readdir(join(out, stateFolderName))
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return []
    throw error
  }
  return names.flatMap((name): ManifestFile[] => {
    const label = /^manifest(?:-(.+))?\.jsonl$/.exec(name)
    if (label === null) return []
    const shard = label[1] === undefined ? undefined : parseShardLabel(label[1])
    if (label[1] !== undefined && shard === undefined) return []
    return [{path: `${stateFolderName}/${name}`, shard}]
  })
}

/** What a manifest comes to in bytes and lines. */
export interface ManifestSize {
  /** Up to the end of the last whole line: what comes after was cut by a crash. */
  readonly wholeBytes: number
  readonly lines: number
  readonly damagedLines: number
}

/**
 * Reads a manifest. A cut last line is passed over, and so are lines that cannot be read.
 *
 * @param out The output folder.
 * @param path The manifest below it.
 * @param take Is given what its lines say, in their order.
 * @returns Its size; null where there is no such file.
 * @throws RunFailure: a later version of the program wrote it (usage), it is no plain file
 *   (environment); what the system says.
 */
export async function readManifest(
  out: string,
  path: string,
  take: (line: ManifestLine) => void
): Promise<ManifestSize | null> {
  let handle
  try {
    handle = await openOwn(out, path)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
  try {
    const {parseManifestLine} = await import('./manifest-schema.ts')
    let wholeBytes = 0
    let lines = 0
    let damagedLines = 0
    for await (const {text, size} of readWholeLines(handle, LONGEST_LINE)) {
      wholeBytes += size
      lines++
      const line: ManifestLine = text === null ? {kind: 'damaged'} : parseManifestLine(text)
      if (line.kind === 'header') refuseOtherVersion(line.version, join(out, path))
      if (line.kind === 'damaged') damagedLines++
      else take(line)
    }
    return {wholeBytes, lines, damagedLines}
  } finally {
    await handle.close()
  }
}
