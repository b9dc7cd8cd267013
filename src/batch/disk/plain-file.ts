import {createHash} from 'node:crypto'
import {constants, type Stats} from 'node:fs'
import {lstat, open, stat, type FileHandle} from 'node:fs/promises'
import {join} from 'node:path'
import {exitCode} from '../base/exit-code.ts'
import {messageOf, RunFailure, systemCode} from '../base/failure.ts'
import {showLine} from '../base/show-text.ts'

/** Nothing that is opened keeps the process waiting, or becomes its terminal. */
const quick = constants.O_NONBLOCK | constants.O_NOCTTY

/** What a folder of results holds besides them is small; of a record there may be much. */
const LARGEST = 256 * 1024 * 1024

/**
 * @param path A path that a file tells.
 * @returns Whether it stays below its folder on any system: relative, no part of it empty, `.` or
 *   `..`, whichever slashes part it; no drive, no NUL.
 */
export function isBelow(path: string): boolean {
  const parts = path.split(/[/\\]/)
  return (
    !path.includes('\0') &&
    !/^[a-z]:$/i.test(parts[0]!) &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..')
  )
}

/**
 * Looks at each folder on the way to a file: none may be a link, which could lead anywhere.
 *
 * @param root The folder of the results; it may be a link itself.
 * @param path The file below it, with slashes.
 * @param known Folders that were looked at before; takes up those that are sound.
 * @returns Whether the way is sound; false where a folder is a link or no folder, or the path
 *   leaves the tree.
 * @throws What the system says, as where a folder is not there.
 */
export async function isWayPlain(
  root: string,
  path: string,
  known = new Set<string>()
): Promise<boolean> {
  if (!isBelow(path)) return false
  let folder = root
  for (const name of path.split('/').slice(0, -1)) {
    folder = join(folder, name)
    if (known.has(folder)) continue
    if (!(await lstat(folder)).isDirectory()) return false
    known.add(folder)
  }
  return true
}

/**
 * Opens a file that runs keep in the folder of their results. It is reached through no link, and
 * what is no plain file is not opened.
 *
 * @param root The folder of the results.
 * @param path The file below it, with slashes.
 * @param access Flags of open(2) (default: to read).
 * @returns The file.
 * @throws RunFailure (environment) that names what stands there; what the system says.
 */
export async function openOwn(
  root: string,
  path: string,
  access = constants.O_RDONLY
): Promise<FileHandle> {
  if (!(await isWayPlain(root, path))) {
    throw notPlain(join(root, path), 'is reached through a link', exitCode.environment)
  }
  return await openPlain(join(root, path), access | constants.O_NOFOLLOW, lstat)
}

/**
 * @param root The folder of the results.
 * @param path A file that runs keep there, with slashes.
 * @returns What it holds; undefined where it is not there.
 * @throws As {@link openOwn}; RunFailure for one that is too large.
 */
export async function readOwn(root: string, path: string): Promise<string | undefined> {
  let handle: FileHandle
  try {
    handle = await openOwn(root, path)
  } catch (error) {
    if (systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR') return undefined
    throw error
  }
  return (await readHandle(handle, join(root, path))).toString()
}

/**
 * Reads a file that the user names: it may be a link, but has to be a plain file, for a pipe would
 * be waited for.
 *
 * @param file The file.
 * @returns What it holds.
 * @throws RunFailure (usage) that names what stands there, and where it is too large; what the
 *   system says.
 */
export async function readNamed(file: string): Promise<Buffer> {
  return await readHandle(await openPlain(file, constants.O_RDONLY, stat), file)
}

/**
 * @param root The folder of the results.
 * @param path A file below it, with slashes.
 * @returns Its SHA-256, in hexadecimal, and its size.
 * @throws As {@link openOwn}.
 */
export async function hashOwn(
  root: string,
  path: string
): Promise<{readonly sha256: string; readonly bytes: number}> {
  const hash = createHash('sha256')
  let bytes = 0
  const stream = (await openOwn(root, path)).createReadStream() as AsyncIterable<Buffer>
  for await (const chunk of stream) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return {sha256: hash.digest('hex'), bytes}
}

async function openPlain(
  file: string,
  flags: number,
  look: (file: string) => Promise<Stats>
): Promise<FileHandle> {
  const code = look === lstat ? exitCode.environment : exitCode.usage
  try {
    // Looked at first, for a device may act on being opened; and again, for it may be another now.
    refuseOthers(await look(file), file, code)
  } catch (error) {
    const isNew = systemCode(error) === 'ENOENT' && (flags & constants.O_CREAT) !== 0
    if (!isNew) throw error
  }
  const handle = await open(file, flags | quick)
  try {
    refuseOthers(await handle.stat(), file, code)
    return handle
  } catch (error) {
    await handle.close()
    throw error
  }
}

async function readHandle(handle: FileHandle, file: string): Promise<Buffer> {
  try {
    const {size} = await handle.stat()
    if (size > LARGEST) {
      const message = `${showLine(file)}: ${size} bytes, more than the limit of ${LARGEST}`
      throw new RunFailure(exitCode.usage, message)
    }
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

type Code = typeof exitCode.environment | typeof exitCode.usage

function refuseOthers(stats: Stats, file: string, code: Code): void {
  if (stats.isFile()) return
  if (stats.isSymbolicLink())
    throw notPlain(file, 'is a symbolic link, which is not followed', code)
  if (stats.isDirectory()) throw notPlain(file, 'is a folder', code)
  throw notPlain(file, 'is a pipe, a socket or a device', code)
}

function notPlain(file: string, what: string, code: Code): RunFailure {
  return new RunFailure(code, `${showLine(file)} ${what}: put a plain file there`)
}

/**
 * @param file Where a result is to go that the user names.
 * @throws RunFailure (environment) where something stands there that is no plain file, such as a
 *   device: a file would take its place.
 */
export async function refuseReplacing(file: string): Promise<void> {
  const stats = await stat(file).catch((error: unknown) => {
    if (systemCode(error) === 'ENOENT') return null
    const message = `${showLine(file)} cannot be written: ${showLine(messageOf(error))}`
    throw new RunFailure(exitCode.environment, message, error)
  })
  if (stats === null || stats.isFile()) return
  const what = stats.isDirectory() ? 'a folder' : 'no plain file'
  throw new RunFailure(exitCode.environment, `${showLine(file)} is ${what}: name another file`)
}
