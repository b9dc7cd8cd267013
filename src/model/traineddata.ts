/**
 * Reads the word list out of a Tesseract `.traineddata` container (Tesseract 4,
 * `src/ccutil/tessdatamanager.cpp` and `src/dict/dawg.cpp`).
 */

const LSTM_WORDS = 19
const UNICHARSET = 21
const DAWG_MAGIC = 42
/** Flag bits of an edge, above the letter. */
const LAST_EDGE = 1
const WORD_END = 4
const FLAG_BITS = 3

/**
 * @param bytes An uncompressed `.traineddata` file, little-endian.
 * @returns Every word and phrase of its word graph, in the order of the graph.
 * @throws {RangeError} Where the file is cut short or is no such container.
 */
export function readWords(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const letters = readUnicharset(entry(view, UNICHARSET))
  return walk(entry(view, LSTM_WORDS), letters)
}

function entry(view: DataView, wanted: number): DataView {
  const count = view.getInt32(0, true)
  if (count <= wanted || count > 64) throw new RangeError('not a traineddata container')
  const start = Number(view.getBigInt64(4 + 8 * wanted, true))
  if (start < 0) throw new RangeError(`the traineddata container lacks entry ${wanted}`)
  let end = view.byteLength
  for (let next = wanted + 1; next < count; next++) {
    const offset = Number(view.getBigInt64(4 + 8 * next, true))
    if (offset < 0) continue
    end = offset
    break
  }
  return new DataView(view.buffer, view.byteOffset + start, end - start)
}

/** The unicharset is text: the number of entries, then one a line, its letter first. */
function readUnicharset(view: DataView): string[] {
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
  const lines = new TextDecoder().decode(bytes).split('\n')
  return lines.slice(1, 1 + Number(lines[0])).map((line) => line.slice(0, line.indexOf(' ')))
}

/** An edge holds, from its low end, the letter, the flags and the node it leads to. */
function walk(view: DataView, letters: readonly string[]): string[] {
  if (view.getInt16(0, true) !== DAWG_MAGIC) throw new RangeError('not a word graph')
  const bits = BigInt(Math.ceil(Math.log2(view.getInt32(2, true) + 1)))
  const edges = view.getInt32(6, true)
  const letter = new Uint16Array(edges)
  const flags = new Uint8Array(edges)
  const target = new Int32Array(edges)
  const mask = (1n << bits) - 1n
  for (let at = 0; at < edges; at++) {
    const edge = view.getBigUint64(10 + 8 * at, true)
    letter[at] = Number(edge & mask)
    flags[at] = Number((edge >> bits) & 7n)
    target[at] = Number(edge >> (bits + BigInt(FLAG_BITS)))
  }
  const words: string[] = []
  const visit = (node: number, prefix: string): void => {
    for (let at = node; at < edges; at++) {
      const word = prefix + (letters[letter[at]!] ?? '')
      if ((flags[at]! & WORD_END) !== 0) words.push(word)
      if (target[at]! !== 0) visit(target[at]!, word)
      if ((flags[at]! & LAST_EDGE) !== 0) break
    }
  }
  visit(0, '')
  return words
}
