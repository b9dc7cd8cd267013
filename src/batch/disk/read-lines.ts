import type {FileHandle} from 'node:fs/promises'

/** A whole line of a file. */
export interface WholeLine {
  /** Without its end; null where the line is longer than it may be. */
  readonly text: string | null
  /** Its size in bytes, with its end. */
  readonly size: number
}

/**
 * Reads a file line by line, in bounded memory.
 *
 * @param handle The file.
 * @param limit The greatest size of a line, in bytes.
 * @returns Its whole lines; a last line without an end is left out.
 */
export async function* readWholeLines(
  handle: FileHandle,
  limit: number
): AsyncGenerator<WholeLine> {
  const chunk = Buffer.alloc(1 << 16)
  let parts: Buffer[] = []
  let size = 0
  let position = 0
  const hold = (piece: Buffer): void => {
    size += piece.length
    if (size > limit) parts = []
    else parts.push(piece)
  }
  for (;;) {
    const {bytesRead} = await handle.read(chunk, 0, chunk.length, position)
    if (bytesRead === 0) return
    position += bytesRead
    let start = 0
    for (
      let end = chunk.indexOf(10);
      end !== -1 && end < bytesRead;
      end = chunk.indexOf(10, start)
    ) {
      hold(chunk.subarray(start, end))
      const text = size > limit ? null : Buffer.concat(parts).toString()
      yield {text, size: size + 1}
      parts = []
      size = 0
      start = end + 1
    }
    // The chunk is read into again.
    if (start < bytesRead) hold(Buffer.from(chunk.subarray(start, bytesRead)))
  }
}
