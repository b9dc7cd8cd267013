import {link, mkdir, readdir, readFile, rename, unlink, writeFile} from 'node:fs/promises'
import {hostname} from 'node:os'
import {join} from 'node:path'
import {exitCode} from './exit-code.ts'
import {messageOf, RunFailure, systemCode} from './failure.ts'
import {showPath} from './show-path.ts'

/** The folder, in the output folder, that holds what runs need to know of each other. */
export const stateFolderName = '.laodoc'

/** An output folder held by this process alone. */
export interface Lock {
  /** Whether the run before this one ended without letting go. */
  readonly takenOver: boolean
  release(): Promise<void>
}

interface Owner {
  readonly host: string
  readonly pid: number
  /** Tells a process from a later one with the same number; null where the system does not say. */
  readonly started: string | null
}

/**
 * Makes the output folder, if need be, and locks it for this process.
 *
 * @param out The output folder.
 * @param force Whether to take the lock from whoever holds it.
 * @returns The lock.
 * @throws RunFailure: locked by another run (its owner is named); the folder cannot be written.
 */
export async function lockFolder(out: string, force: boolean): Promise<Lock> {
  const state = join(out, stateFolderName)
  const file = join(state, 'lock')
  // A link to a finished file makes the lock at one stroke, never half-written.
  const own = join(state, `lock-${process.pid}`)
  try {
    await mkdir(state, {recursive: true})
    const owner: Owner = {
      host: hostname(),
      pid: process.pid,
      started: await startOf(process.pid)
    }
    const content = `${JSON.stringify(owner)}\n`
    await writeFile(own, content)
    try {
      const takenOver = await take(own, file, force)
      if (takenOver) await sweepCandidates(state, own)
      return {takenOver, release: () => release(file, content)}
    } finally {
      await unlink(own).catch(() => undefined)
    }
  } catch (error) {
    if (error instanceof RunFailure) throw error
    const message = `${showPath(out)}: the output folder cannot be written: ${messageOf(error)}`
    throw new RunFailure(exitCode.environment, message, error)
  }
}

async function take(own: string, file: string, force: boolean): Promise<boolean> {
  let takenOver = false
  for (;;) {
    try {
      await link(own, file)
      return takenOver
    } catch (error) {
      if (systemCode(error) !== 'EEXIST') throw error
    }
    const content = await readIfThere(file)
    if (content === undefined) continue
    const owner = parseOwner(content)
    if (!force && (owner === undefined || (await isAlive(owner)))) throw lockedBy(owner)
    takenOver = true
    await removeIfStill(file, content, `${own}-dead`)
  }
}

/** Moves the lock aside before looking at it, so that two runs never both remove one. */
async function removeIfStill(file: string, content: string, aside: string): Promise<void> {
  try {
    await rename(file, aside)
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return
    throw error
  }
  const moved = await readFile(aside, 'utf8')
  if (moved !== content) await link(aside, file).catch(() => undefined)
  await unlink(aside)
}

/** Candidates for the lock that their processes did not live to take away. */
async function sweepCandidates(state: string, own: string): Promise<void> {
  for (const name of await readdir(state)) {
    const file = join(state, name)
    if (!name.startsWith('lock-') || file === own) continue
    const owner = parseOwner((await readIfThere(file)) ?? '')
    if (owner === undefined || !(await isAlive(owner))) await unlink(file).catch(() => undefined)
  }
}

async function release(file: string, content: string): Promise<void> {
  if ((await readIfThere(file)) === content) await unlink(file)
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if (systemCode(error) === 'ENOENT') return undefined
    throw error
  }
}

function parseOwner(content: string): Owner | undefined {
  try {
    const value = JSON.parse(content) as Partial<Owner> | null
    const {host, pid, started} = value ?? {}
    if (typeof host !== 'string' || typeof pid !== 'number') return undefined
    return {host, pid, started: started ?? null}
  } catch {
    return undefined
  }
}

function lockedBy(owner: Owner | undefined): RunFailure {
  const name =
    owner === undefined
      ? 'a run that cannot be named'
      : `process ${owner.pid} on ${showPath(owner.host)}`
  const message = `the output folder is locked by ${name}; --break-lock if that run is gone`
  return new RunFailure(exitCode.locked, message)
}

/** A process of another host may live: there is no asking. */
async function isAlive(owner: Owner): Promise<boolean> {
  if (owner.host !== hostname()) return true
  if (owner.pid === process.pid) return false
  try {
    process.kill(owner.pid, 0)
  } catch (error) {
    if (systemCode(error) === 'ESRCH') return false
  }
  const started = await startOf(owner.pid)
  return started === null || owner.started === null || started === owner.started
}

/** Field 22 of /proc/PID/stat (proc(5)): when the process began, counted from the boot. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A dead process that its parent has not asked after (state Z) holds no lock.
    return fields[0] === 'Z' ? 'gone' : (fields[19] ?? null)
  } catch {
    return null
  }
}
