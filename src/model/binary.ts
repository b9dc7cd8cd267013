import {LanguageModel, layout} from './language-model.ts'

/**
 * The model as a file, little-endian: `LAOM`, then int32 version, states and size of the memory;
 * then the memory, as it is queried, so that reading is no work.
 */
const MAGIC = 0x4d4f414c
const VERSION = 2
const HEADER = 16

const littleEndian = new Uint8Array(Int32Array.of(1).buffer)[0] === 1

/**
 * @param model A language model.
 * @returns Its bytes, the same for the same model.
 */
export function writeModel({memory, states}: LanguageModel): Uint8Array {
  const bytes = new Uint8Array(HEADER + 4 * memory.length)
  const view = new DataView(bytes.buffer)
  for (const [at, value] of [MAGIC, VERSION, states, memory.length].entries()) {
    view.setInt32(4 * at, value, true)
  }
  for (let at = 0; at < memory.length; at++) view.setInt32(HEADER + 4 * at, memory[at]!, true)
  return bytes
}

/**
 * @param bytes What {@link writeModel} gave; the model goes on using them.
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
  const size = view.getInt32(12, true)
  if (bytes.byteLength !== HEADER + 4 * size || size < layout.arcs * states) {
    throw new RangeError('the language model is cut short')
  }
  return new LanguageModel(readMemory(view, size), states)
}

function readMemory(view: DataView, size: number): Int32Array {
  const start = view.byteOffset + HEADER
  if (littleEndian && start % 4 === 0) return new Int32Array(view.buffer, start, size)
  return Int32Array.from({length: size}, (_, at) => view.getInt32(HEADER + 4 * at, true))
}
