import {randomBytes} from 'node:crypto'
import {link, lstat, mkdir, open, readdir, rename, unlink, type FileHandle} from 'node:fs/promises'
import {dirname, join} from 'node:path'
import {DocumentFailure, systemCode} from '../base/failure.ts'
import {isBelow} from './plain-file.ts'

/** Names of files that are not finished; the first part tells whose they are. */
const temporaryName = /^\.laodoc-([\da-f]+)-\d+\.tmp$/

/**
 * What the unfinished files of this process are called by: no number of a process, for processes
 * of several machines may write to one folder.
 */
export const writerName = randomBytes(6).toString('hex')

const unfinished = new Set<string>()
let counter = 0

/** What a file is to hold. */
export type Content = Uint8Array | Iterable<string> | AsyncIterable<string | Uint8Array>

/** A file that is written and not yet in its place. */
export interface StagedFile {
  /** Puts it in its place; a symbolic link there is replaced, its target untouched. */
  commit(): Promise<void>
  /**
   * Puts it in its place where nothing stands there.
   *
   * @returns Whether that is so.
   */
  commitNew(): Promise<boolean>
  /** Takes it away; does nothing after `commit`. */
  discard(): Promise<void>
}

/**
 * Writes a file next to its place: a temporary file in the same folder, its bytes counted and
 * brought to the disk. Whatever happens, the file in its place is the old one or the new one,
 * whole. Its new name is on the disk after `syncFolder`.
 *
 * @param file Where it is to stand.
 * @param content What it holds: bytes, or a text that comes piece by piece.
 * @returns What puts it in its place.
 * @throws What the system says; no temporary file is left then.
 */
export async function stageFile(file: string, content: Content): Promise<StagedFile> {
  const temporary = join(dirname(file), `.laodoc-${writerName}-${counter++}.tmp`)
  const discard = async (): Promise<void> => {
    if (!unfinished.has(temporary)) return
    await unlink(temporary).catch(() => undefined)
    unfinished.delete(temporary)
  }
  unfinished.add(temporary)
  try {
    await writeWhole(temporary, content)
  } catch (error) {
    await discard()
    throw error
  }
  return {
    async commit() {
      await rename(temporary, file)
      unfinished.delete(temporary)
    },
    async commitNew() {
      try {
        await link(temporary, file)
        return true
      } catch (error) {
        if (systemCode(error) !== 'EEXIST') throw error
        return false
      } finally {
        await discard()
      }
    },
    discard
  }
}

/**
 * Writes one file so that it is there whole or not at all (see `stageFile`).
 *
 * @param file Where to.
 * @param content What.
 * @throws What the system says; no temporary file is left then.
 */
export async function writeAtomic(file: string, content: Content): Promise<void> {
  const staged = await stageFile(file, content)
  try {
    await staged.commit()
  } catch (error) {
    await staged.discard()
    throw error
  }
  await syncFolder(dirname(file))
}

/**
 * Writes a file that others may be about to write, too: the first one counts.
 *
 * @param file Where to.
 * @param content What.
 * @returns Whether this one was first.
 * @throws What the system says; no temporary file is left then.
 */
export async function writeOnce(file: string, content: Content): Promise<boolean> {
  const staged = await stageFile(file, content)
  const first = await staged.commitNew()
  await syncFolder(dirname(file))
  return first
}

/** @returns The temporary files that are open now, for a process about to end at once. */
export function unfinishedFiles(): string[] {
  return [...unfinished]
}

/**
 * Makes the folder of an output, if need be, and keeps to the tree below the output folder.
 *
 * @param root The output folder.
 * @param path An output's path below it, with slashes.
 * @param known Folders that stand; takes up those that do now (default: none is known).
 * @returns Where to write.
 * @throws DocumentFailure `UNSAFE_PATH` where a folder on the way is a link, or the path leaves
 *   the tree; whatever the system says.
 */
export async function prepareFolder(
  root: string,
  path: string,
  known = new Set<string>()
): Promise<string> {
  if (!isBelow(path)) {
    throw new DocumentFailure('UNSAFE_PATH', 'the output would leave the output folder')
  }
  let folder = root
  for (const name of path.split('/').slice(0, -1)) {
    folder = join(folder, name)
    if (known.has(folder)) continue
    await mkdir(folder).catch(async (error: unknown) => {
      if (systemCode(error) !== 'EEXIST') throw error
      const stats = await lstat(folder)
      if (stats.isSymbolicLink()) {
        const message = 'a folder on the way to the output is a symbolic link'
        throw new DocumentFailure('UNSAFE_PATH', message)
      }
      if (!stats.isDirectory()) {
        throw new DocumentFailure('WRITE_FAILED', 'a file stands where the output folder should be')
      }
    })
    known.add(folder)
  }
  return join(root, path)
}

/**
 * Removes what runs left that ended in the middle of a write.
 *
 * @param folder The output folder, which this process has locked.
 * @param writers Whose files are meant (default: everyone's, for a process that works alone).
 * @returns How many files were removed.
 */
export async function sweepTemporaries(
  folder: string,
  writers?: ReadonlySet<string>
): Promise<number> {
  let swept = 0
  for (const entry of await readdir(folder, {withFileTypes: true})) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) {
      swept += await sweepTemporaries(path, writers)
      continue
    }
    const writer = temporaryName.exec(entry.name)?.[1]
    if (writer === undefined || writers?.has(writer) === false) continue
    // Another process that takes over from the same one may have been faster.
    await unlink(path).catch((error: unknown) => {
      if (systemCode(error) !== 'ENOENT') throw error
    })
    swept++
  }
  return swept
}

async function writePiece(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  let written = 0
  while (written < bytes.length) {
    const {bytesWritten} = await handle.write(bytes, written)
    if (bytesWritten === 0) throw new Error(`only ${written} of ${bytes.length} bytes were written`)
    written += bytesWritten
  }
}

async function writeWhole(file: string, content: Content): Promise<void> {
  const handle = await open(file, 'wx')
  try {
    for await (const piece of piecesOf(content)) await writePiece(handle, piece)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A text that comes line by line is written in larger pieces. */
async function* piecesOf(content: Content): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) {
    yield content
    return
  }
  let pending = ''
  for await (const piece of content) {
    if (typeof piece !== 'string') {
      yield piece
      continue
    }
    pending += piece
    if (pending.length < 1 << 16) continue
    yield Buffer.from(pending)
    pending = ''
  }
  yield Buffer.from(pending)
}

/**
 * Brings the names in a folder to the disk: done once for all files of a batch.
 *
 * @param folder The folder.
 * @throws What the system says.
 */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    // Some file systems know no sync of a folder; the rename is done all the same.
    const code = systemCode(error)
    if (code !== 'EINVAL' && code !== 'ENOTSUP' && code !== 'EISDIR' && code !== 'EPERM')
      throw error
  }
}
