import {open, readdir} from 'node:fs/promises'
import {join} from 'node:path'
import {systemCode} from './failure.ts'
import {stateFolderName} from './lock.ts'
import {parseManifestLine, refuseOtherVersion, type ManifestLine} from './manifest-record.ts'
import {readWholeLines} from './read-lines.ts'
import {parseShardLabel, shardLabel, type Shard} from './shard.ts'

/** A manifest among those of an output folder. */
export interface ManifestFile {
  readonly file: string
  /** Whose it is; undefined for that of runs over everything. */
  readonly shard: Shard | undefined
}

/**
 * @param out The output folder.
 * @param shard Whose manifest is meant; undefined for that of runs over everything.
 * @returns Where it is.
 */
export function manifestPath(out: string, shard: Shard | undefined): string {
  const name = shard === undefined ? 'manifest' : `manifest-${shardLabel(shard)}`
  return join(out, stateFolderName, `${name}.jsonl`)
}

/**
 * @param out The output folder.
 * @returns Its manifests, in no order; none where the folder is not there.
 */
export async function listManifests(out: string): Promise<ManifestFile[]> {
  let names: string[]
  try {
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
    return [{file: join(out, stateFolderName, name), shard}]
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
 * @param file The manifest.
 * @param take Is given what its lines say, in their order.
 * @returns Its size; null where there is no such file.
 * @throws RunFailure (usage) where a later version of the program wrote it; what the system says.
 */
export async function readManifest(
  file: string,
  take: (line: ManifestLine) => void
): Promise<ManifestSize | null> {
  let handle
  try {
    handle = await open(file, 'r')
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return null
    throw error
  }
  try {
    let wholeBytes = 0
    let lines = 0
    let damagedLines = 0
    for await (const bytes of readWholeLines(handle)) {
      wholeBytes += bytes.length + 1
      lines++
      const line = parseManifestLine(bytes.toString())
      if (line.kind === 'header') refuseOtherVersion(line.version, file)
      if (line.kind === 'damaged') damagedLines++
      else take(line)
    }
    return {wholeBytes, lines, damagedLines}
  } finally {
    await handle.close()
  }
}
