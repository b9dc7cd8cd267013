import {boundary, symbolCount} from '../../model/alphabet.ts'
import {costUnit, type LanguageModel, stateBits, stateMask} from '../../model/language-model.ts'
import type {SeenText} from './seen-text.ts'

/** What the model makes of a line as it stands. */
export interface Scan {
  /** Surprisal of each character in units of the model; 0 where it is no letter. */
  surprisal: Int16Array
  /** State of the model in front of each character. */
  state: Int32Array
  /** 1 where a change may explain a surprise. */
  dubious: Uint8Array
}

/** How many characters in front of a surprise its cause may stand. */
const REACH = 4

/** The end of a word where none was expected costs at most so much, in units: names end anywhere. */
export const boundaryCap = Math.round(4 / costUnit)

/**
 * @returns A buffer for {@link scanLine}; it grows as needed.
 */
export function createScan(): Scan {
  return {
    surprisal: new Int16Array(1024),
    state: new Int32Array(1024),
    dubious: new Uint8Array(1024)
  }
}

/**
 * Reads a line with the language model and marks where it stumbles.
 *
 * @param scan The buffer to fill.
 * @param seen The line.
 * @param model The language model.
 * @param threshold Surprisal, in units of the model, from which a place is dubious.
 * @returns How many characters are dubious.
 */
export function scanLine(
  scan: Scan,
  {ids, length}: SeenText,
  model: LanguageModel,
  threshold: number
): number {
  if (scan.state.length < length) {
    scan.surprisal = new Int16Array(2 * length)
    scan.state = new Int32Array(2 * length)
    scan.dubious = new Uint8Array(2 * length)
  }
  const {surprisal, state, dubious} = scan
  dubious.fill(0, 0, length)
  let at = model.start
  let count = 0
  for (let place = 0; place < length; place++) {
    const id = ids[place]!
    state[place] = at
    let surprise = 0
    if (id > 0 && id < symbolCount) {
      const step = model.step(at, id)
      surprise = step >> stateBits
      at = step & stateMask
    } else {
      if (at !== model.start) {
        surprise = Math.min(boundaryCap, model.step(at, boundary) >> stateBits)
      }
      at = model.start
    }
    surprisal[place] = surprise
    // A character that is no letter, yet may be a misread one, is always dubious.
    const foreign = id >= symbolCount && id !== 127
    if (surprise < threshold && !foreign) continue
    for (let back = Math.max(0, place - REACH); back <= place; back++) {
      if (dubious[back] === 0) count++
      dubious[back] = 1
    }
  }
  return count
}
