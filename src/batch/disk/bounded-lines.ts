/** A line as it came, without its end, or the size of one that was too long to be held. */
export type BoundedLine = {readonly bytes: Buffer} | {readonly tooLong: number}

/**
 * Cuts a stream into lines, in bounded memory: what goes beyond the limit in a line is passed over.
 *
 * @param stream The stream.
 * @param limit The greatest size of a line, in bytes.
 * @returns The lines that each piece of the stream completes, so that whoever waits for an answer to
 *   the line just written gets it; a last line without an end is one, too.
 */
export async function* readBoundedLines(
  stream: AsyncIterable<Uint8Array>,
  limit: number
): AsyncGenerator<BoundedLine[]> {
  let parts: Uint8Array[] = []
  let size = 0
  const hold = (piece: Uint8Array): void => {
    size += piece.length
    if (size > limit) parts = []
    else if (piece.length > 0) parts.push(piece)
  }
  const finish = (): BoundedLine => {
    const line = size > limit ? {tooLong: size} : {bytes: Buffer.concat(parts)}
    parts = []
    size = 0
    return line
  }
  for await (const chunk of stream) {
    const lines: BoundedLine[] = []
    let start = 0
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      hold(chunk.subarray(start, end))
      lines.push(finish())
      start = end + 1
    }
    hold(chunk.subarray(start))
    if (lines.length > 0) yield lines
  }
  if (size > 0) yield [finish()]
}
