import {LanguageModel, type ModelTables} from './language-model.ts'

/**
 * The model as a file, little-endian: `LAOM`, then int32 version, states and arcs; then the tables,
 * of four bytes first.
 */
const MAGIC = 0x4d4f414c
const VERSION = 1
const HEADER = 16

/**
 * @param model A language model.
 * @returns Its bytes, the same for the same model.
 */
export function writeModel({tables}: LanguageModel): Uint8Array {
  const states = tables.back.length
  const arcs = tables.arcCost.length
  const bytes = new Uint8Array(HEADER + 13 * states + 5 * arcs)
  const view = new DataView(bytes.buffer)
  view.setInt32(0, MAGIC, true)
  view.setInt32(4, VERSION, true)
  view.setInt32(8, states, true)
  view.setInt32(12, arcs, true)
  let at = HEADER
  for (const table of [tables.maskLow, tables.maskHigh, tables.back, tables.arcNext]) {
    for (const value of table) {
      view.setInt32(at, value, true)
      at += 4
    }
  }
  bytes.set(tables.backCost, at)
  bytes.set(tables.arcCost, at + states)
  return bytes
}

/**
 * @param bytes What {@link writeModel} gave.
 * @throws {RangeError} Where the bytes are no model, of another version or cut short.
 */
export function readModel(bytes: Uint8Array): LanguageModel {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < HEADER || view.getInt32(0, true) !== MAGIC) {
    throw new RangeError('not a language model')
  }
  if (view.getInt32(4, true) !== VERSION) {
    throw new RangeError(`a language model of version ${view.getInt32(4, true)}, not ${VERSION}`)
  }
  const states = view.getInt32(8, true)
  const arcs = view.getInt32(12, true)
  if (bytes.byteLength !== HEADER + 13 * states + 5 * arcs) {
    throw new RangeError('the language model is cut short')
  }
  let at = HEADER
  const integers = (length: number): Int32Array => {
    const table = readIntegers(bytes, at, length)
    at += 4 * length
    return table
  }
  const maskLow = integers(states)
  const maskHigh = integers(states)
  const back = integers(states)
  const arcNext = integers(arcs)
  const tables: ModelTables = {
    maskLow,
    maskHigh,
    back,
    arcNext,
    backCost: copy(bytes, at, states),
    arcCost: copy(bytes, at + states, arcs)
  }
  return new LanguageModel(tables)
}

/** A copy of its own, aligned; `slice` of a subclass may be a view. */
function copy(bytes: Uint8Array, start: number, length: number): Uint8Array<ArrayBuffer> {
  const own = new Uint8Array(length)
  own.set(bytes.subarray(start, start + length))
  return own
}

const littleEndian = new Uint8Array(Int32Array.of(1).buffer)[0] === 1

function readIntegers(bytes: Uint8Array, start: number, length: number): Int32Array {
  if (littleEndian) return new Int32Array(copy(bytes, start, 4 * length).buffer)
  const view = new DataView(bytes.buffer, bytes.byteOffset + start, 4 * length)
  return Int32Array.from({length}, (_, index) => view.getInt32(4 * index, true))
}
