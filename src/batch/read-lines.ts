import type {FileHandle} from 'node:fs/promises'

/**
 * Reads a file line by line, in bounded memory.
 *
 * @param handle The file.
 * @returns Its whole lines, as bytes, without their ends; a last line without an end is left out.
 */
export async function* readWholeLines(handle: FileHandle): AsyncGenerator<Buffer> {
  const chunk = Buffer.alloc(1 << 16)
  let parts: Buffer[] = []
  let position = 0
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
      const piece = chunk.subarray(start, end)
      yield parts.length === 0 ? piece : Buffer.concat([...parts, piece])
      parts = []
      start = end + 1
    }
    // The chunk is read into again.
    if (start < bytesRead) parts.push(Buffer.from(chunk.subarray(start, bytesRead)))
  }
}
