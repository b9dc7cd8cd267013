import {randomUUID} from 'node:crypto'
import {link, mkdir, readdir, readFile, rename, unlink, writeFile} from 'node:fs/promises'
import {hostname} from 'node:os'
import {join} from 'node:path'
import {sha256} from '../base/cache-key.ts'
import {exitCode} from '../base/exit-code.ts'
import {messageOf, RunFailure, systemCode} from '../base/failure.ts'
import {readOwn} from '../disk/plain-file.ts'
import {showLine} from '../base/show-text.ts'
import {prepareFolder, writerName} from '../disk/write-atomic.ts'

/** The folder, in the output folder, that holds what runs need to know of each other. */
export const stateFolderName = '.laodoc'

/** An output folder held by this process alone. */
export interface Lock {
  /** Whether the run before this one ended without letting go. */
  readonly takenOver: boolean
  /** Those who did: mostly nobody. */
  readonly before: readonly Owner[]
  release(): Promise<void>
}

/** Whoever holds a lock. */
export interface Owner {
  readonly host: string
  readonly pid: number
  /** Tells a process from a later one with the same number; null where the system does not say. */
  readonly started: string | null
  /** What its unfinished files are called by (see `sweepTemporaries`); null where that is not on record. */
  readonly writer: string | null
}

/** A lock as it is found. */
interface Found {
  readonly name: string
  readonly content: string
}

/** The folder that locks of a part stand in. */
interface Place {
  readonly out: string
  /** Below the output folder, with slashes. */
  readonly state: string
}

/**
 * Makes the output folder, if need be, and locks it for this process.
 *
 * The lock is a file that one process alone can make. That of a dead process is never moved out of
 * the way, for a third process would find the folder free in that moment: who takes over makes a
 * second file, whose name tells which lock it follows (again, one process alone can), sees that
 * the lock is still the one it read, and puts its own in its place at one stroke. No two locks
 * hold the same, so one that was replaced never comes back.
 *
 * @param out The output folder.
 * @param force Whether to take the lock from whoever holds it.
 * @param part Which part of the output is meant, as the path of a folder (default: the whole).
 * @returns The lock.
 * @throws RunFailure: locked by another run (its owner is named); the folder cannot be written.
 */
export async function lockFolder(out: string, force: boolean, part = ''): Promise<Lock> {
  const place = {out, state: stateOf(part)}
  const id = randomUUID()
  const started = await startOf(process.pid)
  const owner = {host: hostname(), pid: process.pid, started, writer: writerName, id}
  const own: Found = {name: `lock-${id}`, content: `${JSON.stringify(owner)}\n`}
  try {
    await mkdir(out, {recursive: true})
    await prepareFolder(out, `${place.state}/${lockName}`)
    try {
      const before = await take(place, own, force)
      if (before.length > 0) await sweepCandidates(place)
      return {takenOver: before.length > 0, before, release: () => release(place, own.content)}
    } finally {
      await unlink(fileOf(place, own.name)).catch(() => undefined)
    }
  } catch (error) {
    if (error instanceof RunFailure) throw error
    const message = `${showLine(out)}: the output folder cannot be written: ${messageOf(error)}`
    throw new RunFailure(exitCode.environment, message, error)
  }
}

const lockName = 'lock'

function stateOf(part: string): string {
  return part === '' ? stateFolderName : `${stateFolderName}/${part}`
}

function fileOf({out, state}: Place, name: string): string {
  return join(out, state, name)
}

async function readIfThere({out, state}: Place, name: string): Promise<string | undefined> {
  return await readOwn(out, `${state}/${name}`)
}

/**
 * @param out The output folder.
 * @param part Which part of it.
 * @returns Who holds it, and whether that process may live; undefined where nobody does.
 */
export async function findOwner(
  out: string,
  part: string
): Promise<{readonly owner: Owner | undefined; readonly alive: boolean} | undefined> {
  const content = await readIfThere({out, state: stateOf(part)}, lockName)
  if (content === undefined) return undefined
  const owner = parseOwner(content)
  return {owner, alive: owner === undefined || (await isAlive(owner))}
}

/** @returns Whose the lock was before. */
async function take(place: Place, own: Found, force: boolean): Promise<Owner[]> {
  /** The lock, and those that follow it, each of a process that died while taking over. */
  let chain: Found[] = []
  for (;;) {
    const last = chain.at(-1)
    const next = last === undefined ? lockName : followerOf(last)
    if (await linkOwn(place, own, next)) {
      if (last === undefined) return []
      if (await isStill(place, chain)) {
        await rename(fileOf(place, next), fileOf(place, lockName))
        return chain.map(({content}) => parseOwner(content) ?? unknownOwner)
      }
      await unlink(fileOf(place, next))
      chain = []
      continue
    }
    const content = await readIfThere(place, next)
    if (content === undefined) {
      chain = []
      continue
    }
    const owner = parseOwner(content)
    if (!force && (owner === undefined || (await isAlive(owner)))) throw lockedBy(owner)
    chain = [...chain, {name: next, content}]
  }
}

/** The name of the lock that takes the place of another. */
function followerOf({content}: Found): string {
  return `${lockName}-after-${sha256(content)}`
}

/** A link to a finished file makes a lock at one stroke, never half-written. */
async function linkOwn(place: Place, own: Found, name: string): Promise<boolean> {
  const file = fileOf(place, own.name)
  for (;;) {
    try {
      await link(file, fileOf(place, name))
      return true
    } catch (error) {
      if (systemCode(error) === 'EEXIST') return false
      if (systemCode(error) !== 'ENOENT') throw error
      // Not written yet; or a run that took over just now took it for the remains of a dead one.
      await writeFile(file, own.content, {flag: 'wx'})
    }
  }
}

async function isStill(place: Place, chain: readonly Found[]): Promise<boolean> {
  for (const {name, content} of chain) {
    if ((await readIfThere(place, name)) !== content) return false
  }
  return true
}

/** Locks, and candidates for one, that their processes did not live to take away. */
async function sweepCandidates(place: Place): Promise<void> {
  for (const entry of await readdir(join(place.out, place.state), {withFileTypes: true})) {
    if (!entry.name.startsWith('lock-') || !entry.isFile()) continue
    const owner = parseOwner((await readIfThere(place, entry.name)) ?? '')
    if (owner === undefined || !(await isAlive(owner))) {
      await unlink(fileOf(place, entry.name)).catch(() => undefined)
    }
  }
}

async function release(place: Place, content: string): Promise<void> {
  if ((await readIfThere(place, lockName)) === content) await unlink(fileOf(place, lockName))
}

function parseOwner(content: string): Owner | undefined {
  try {
    const value = JSON.parse(content) as Partial<Record<keyof Owner, unknown>> | null
    const {host, pid, started = null, writer = null} = value ?? {}
    if (typeof host !== 'string' || typeof pid !== 'number') return undefined
    // A process has a number above 0; others mean whole groups of them.
    if (!Number.isSafeInteger(pid) || pid <= 0) return undefined
    if (!isName(started) || !isName(writer)) return undefined
    return {host, pid, started, writer}
  } catch {
    return undefined
  }
}

function isName(value: unknown): value is string | null {
  return value === null || typeof value === 'string'
}

const unknownOwner: Owner = {host: '', pid: 0, started: null, writer: null}

/**
 * @param owner Who holds a folder; undefined where that cannot be told.
 * @returns The failure of a run that finds it held.
 */
export function lockedBy(owner: Owner | undefined): RunFailure {
  const name =
    owner === undefined
      ? 'a run that cannot be named'
      : `process ${owner.pid} on ${showLine(owner.host)}`
  const message = `the output folder is locked by ${name}; --break-lock if that run is gone`
  return new RunFailure(exitCode.locked, message)
}

/** A process of another host may live: there is no asking. */
async function isAlive(owner: Owner): Promise<boolean> {
  if (owner.host !== hostname()) return true
  if (owner.pid === process.pid) {
    return owner.started !== null && owner.started === (await startOf(process.pid))
  }
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
