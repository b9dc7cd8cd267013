import {boundary, symbolCount} from '../../model/alphabet.ts'
import {costUnit, type LanguageModel, stateBits, stateMask} from '../../model/language-model.ts'
import {OPAQUE} from './compile.ts'
import type {SeenText} from './seen-text.ts'

/** What the model makes of a line as it stands. */
export interface Scan {
  /** State of the model in front of each character. */
  state: Int32Array
  /** 1 where a change may explain what follows better. */
  dubious: Uint8Array
  /** Surprisal of each character in units of the model. */
  surprisal: Int16Array
  /** How many characters are dubious. */
  doubts: number
  /** How many letters the line has. */
  letters: number
  /** Those that the model has never seen behind the few before them. */
  strange: number
}

/** What a character costs in sound text, in units: less than this is no reason to doubt. */
const EXPECTED = Math.round(1 / costUnit)

/** A surprise says less of a place the farther behind it follows: 13/16 of it, a character on. */
const FADE = 13
const FADE_BITS = 4

/** A letter of another script within a Lao word surprises as much as this, in units. */
const FOREIGN = Math.round(9 / costUnit)

/** The end of a word where none was expected costs at most so much, in units: names end anywhere. */
export const boundaryCap = Math.round(4 / costUnit)

/**
 * @returns A buffer for {@link scanLine}; it grows as needed.
 */
export function createScan(): Scan {
  return {
    surprisal: new Int16Array(1024),
    state: new Int32Array(1024),
    dubious: new Uint8Array(1024),
    doubts: 0,
    letters: 0,
    strange: 0
  }
}

/**
 * Reads a line with the language model and marks where it stumbles: where so much surprise follows
 * that a change may pay.
 *
 * @param scan The buffer to fill.
 * @param seen The line.
 * @param model The language model.
 * @param threshold Surprise beyond the expected, faded by distance, from which a place is dubious;
 *   in units of the model.
 */
export function scanLine(
  scan: Scan,
  {ids, length}: SeenText,
  model: LanguageModel,
  threshold: number
): void {
  if (scan.state.length < length) {
    scan.surprisal = new Int16Array(2 * length)
    scan.state = new Int32Array(2 * length)
    scan.dubious = new Uint8Array(2 * length)
  }
  const {surprisal, state, dubious} = scan
  let at = model.start
  let letters = 0
  let strange = 0
  for (let place = 0; place < length; place++) {
    const id = ids[place]!
    state[place] = at
    if (id > 0 && id < symbolCount) {
      letters++
      if (!model.isKnown(at, id)) strange++
      const step = model.step(at, id)
      surprisal[place] = step >> stateBits
      at = step & stateMask
      continue
    }
    if (id >= symbolCount && id !== OPAQUE) surprisal[place] = FOREIGN
    else if (at === model.start) surprisal[place] = 0
    else surprisal[place] = Math.min(boundaryCap, model.step(at, boundary) >> stateBits)
    at = model.start
  }
  let doubt = 0
  let count = 0
  for (let place = length - 1; place >= 0; place--) {
    doubt = surprisal[place]! - EXPECTED + (doubt > 0 ? (doubt * FADE) >> FADE_BITS : 0)
    dubious[place] = doubt >= threshold ? 1 : 0
    count += dubious[place]!
  }
  scan.doubts = count
  scan.letters = letters
  scan.strange = strange
}
