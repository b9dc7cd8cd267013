import {readdir} from 'node:fs/promises'
import {join} from 'node:path'
import {exitCode} from '../base/exit-code.ts'
import {RunFailure, systemCode} from '../base/failure.ts'
import {findOwner, lockedBy, lockFolder, stateFolderName, type Owner} from './lock.ts'
import {isWayPlain} from '../disk/plain-file.ts'
import {parseShardLabel, shardLabel, type Shard} from '../find/shard.ts'
import {showLine} from '../base/show-text.ts'

/** The output folder as a run holds it: alone, or together with the other shards of the run. */
export interface RunLock {
  /** Whether a run before this one ended without letting go. */
  readonly takenOver: boolean
  /**
   * Whose unfinished files may be taken away; undefined for everyone's, as this process works
   * alone.
   */
  readonly gone: ReadonlySet<string> | undefined
  release(): Promise<void>
}

/**
 * Locks an output folder. A run over everything holds it alone. Shards hold one lock each: those
 * of one run work side by side; shards that are cut otherwise, or a run over everything, do not
 * begin beside them.
 *
 * @param out The output folder, which is made if need be.
 * @param shard Which shard; undefined for a run over everything.
 * @param force Whether to take the lock from whoever holds it.
 * @returns The lock.
 * @throws RunFailure: locked by another run (its owner is named); the folder cannot be written.
 */
export async function lockRun(
  out: string,
  shard: Shard | undefined,
  force: boolean
): Promise<RunLock> {
  const lock = await lockFolder(out, force, shard === undefined ? '' : shardPart(shard))
  try {
    const before = [...lock.before]
    // The own lock is taken first: of two that begin at once, at least one sees the other.
    for (const part of await othersOf(out, shard)) {
      const found = await findOwner(out, part)
      if (found === undefined) continue
      if (found.alive && !force) throw lockedBy(found.owner)
      if (shard === undefined) {
        const dead = await lockFolder(out, force, part)
        before.push(...dead.before)
        await dead.release()
      } else if (!found.alive && found.owner !== undefined) {
        // It is left where it is: the other shards must not find it held.
        before.push(found.owner)
      }
    }
    return {
      takenOver: before.length > 0,
      gone: shard === undefined ? undefined : writersOf(before),
      release: () => lock.release()
    }
  } catch (error) {
    await lock.release()
    throw error
  }
}

const shardsFolder = 'shards'

function shardPart(shard: Shard): string {
  return `${shardsFolder}/${shardLabel(shard)}`
}

/** The parts whose holders cannot work beside this run. */
async function othersOf(out: string, shard: Shard | undefined): Promise<string[]> {
  const shards = (await namesIn(out, `${stateFolderName}/${shardsFolder}`)).flatMap(
    (name) => parseShardLabel(name) ?? []
  )
  const others = shards.filter(({count}) => count !== shard?.count).map(shardPart)
  return shard === undefined ? others : ['', ...others]
}

async function namesIn(out: string, path: string): Promise<string[]> {
  try {
    if (!(await isWayPlain(out, `${path}/lock`))) {
      const folder = showLine(join(out, path))
      throw new RunFailure(exitCode.environment, `${folder} is no folder, or a link to one`)
    }
    return await readdir(join(out, path))
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  }
}

function writersOf(owners: readonly Owner[]): Set<string> {
  return new Set(owners.flatMap(({writer}) => writer ?? []))
}
