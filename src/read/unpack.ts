import {strFromU8, unzipSync} from 'fflate/browser'
import {ReadFailure} from './read-failure.ts'

/** The most that may be unpacked of one document, in bytes. */
const MOST = 128 * 1024 * 1024
const ENTRIES = 20_000

/**
 * Unpacks the parts of a document that hold its text; pictures stay packed.
 *
 * @param bytes A ZIP archive.
 * @param isWanted Whether a part is needed, by its path.
 * @returns The parts as text, by path.
 * @throws ReadFailure `BAD_ARCHIVE` where it is broken; `TOO_LARGE` for more than 128 MB, which an
 *   archive says before anything is unpacked.
 */
export function unpack(
  bytes: Uint8Array,
  isWanted: (path: string) => boolean
): ReadonlyMap<string, string> {
  let entries = 0
  let size = 0
  const wanted = ({name, originalSize}: {name: string; originalSize: number}): boolean => {
    if (++entries > ENTRIES) throw new ReadFailure('TOO_LARGE', `more than ${ENTRIES} parts`)
    if (!isWanted(name)) return false
    size += originalSize
    if (size > MOST) throw new ReadFailure('TOO_LARGE', `unpacked more than ${MOST} bytes`)
    return true
  }
  try {
    const parts = unzipSync(bytes, {filter: wanted})
    return new Map(Object.entries(parts).map(([path, part]) => [path, strFromU8(part)]))
  } catch (error) {
    if (error instanceof ReadFailure) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new ReadFailure('BAD_ARCHIVE', `the archive cannot be unpacked: ${reason}`)
  }
}
