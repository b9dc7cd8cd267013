import {boundary, isLetter, symbolCount} from '../../model/alphabet.ts'
import {
  costUnit,
  type LanguageModel,
  nearLength,
  stateBits,
  stateMask
} from '../../model/language-model.ts'
import {type CompiledChannel, OPAQUE} from './compile.ts'
import type {SeenText} from './seen-text.ts'

/** What the model makes of a line as it stands. */
export interface Scan {
  /** State of the model in front of each character. */
  state: Int32Array
  /**
   * What a change may cost at most, in units, to be repaid by what follows; 0 where none is that
   * cheap.
   */
  allowed: Int16Array
  /**
   * The model's step over each character: its surprisal, and the state behind a letter; one more
   * that costs nothing behind the last.
   */
  step: Int32Array
  /** At how many characters a change is allowed. */
  doubts: number
  /** How many letters the line has. */
  letters: number
  /** Those with which the model forgets all but the last few: it knows no word like this. */
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
 * @param model The language model.
 * @param state After a letter.
 * @returns What the end of the word costs, at most {@link boundaryCap}, and the state after a space,
 *   as {@link LanguageModel.step} has it.
 */
export function endWord(model: LanguageModel, state: number): number {
  const step = model.step(state, boundary)
  return step >> stateBits > boundaryCap ? (boundaryCap << stateBits) | (step & stateMask) : step
}

/**
 * @returns A buffer for {@link scanLine}; it grows as needed.
 */
export function createScan(): Scan {
  return {
    step: new Int32Array(1024),
    state: new Int32Array(1024),
    allowed: new Int16Array(1024),
    doubts: 0,
    letters: 0,
    strange: 0
  }
}

/**
 * Reads a line with the language model and tells where it stumbles: where so much surprise follows
 * that a change may pay.
 *
 * @param scan The buffer to fill.
 * @param seen The line.
 * @param model The language model.
 * @param channel Tells what changes cost.
 * @param doubt So much surprise beyond the expected is no reason to doubt, in units of the model.
 */
export function scanLine(
  scan: Scan,
  {ids, length}: SeenText,
  model: LanguageModel,
  {cheapest}: CompiledChannel,
  doubt: number
): void {
  if (scan.state.length <= length) {
    scan.step = new Int32Array(2 * length)
    scan.state = new Int32Array(2 * length)
    scan.allowed = new Int16Array(2 * length)
  }
  const {state, step, allowed} = scan
  let at = model.start
  let letters = 0
  let strange = 0
  let run = 0
  for (let place = 0; place < length; place++) {
    const id = ids[place]!
    state[place] = at
    if (isLetter(id)) {
      letters++
      step[place] = model.step(at, id)
      at = step[place]! & stateMask
      if (++run > nearLength && model.isNear(at)) strange++
      continue
    }
    const end = run === 0 ? model.start : endWord(model, at)
    at = id === boundary ? end & stateMask : model.start
    const surprise = id >= symbolCount && id !== OPAQUE ? FOREIGN : end >> stateBits
    step[place] = (surprise << stateBits) | at
    run = 0
  }
  // Behind the end of the line nothing is paid for.
  step[length] = 0
  let surprise = 0
  let count = 0
  for (let place = length - 1; place >= 0; place--) {
    const carried = surprise > 0 ? (surprise * FADE) >> FADE_BITS : 0
    surprise = (step[place]! >> stateBits) - EXPECTED + carried
    if (surprise - doubt < cheapest[ids[place]!]!) {
      allowed[place] = 0
    } else {
      allowed[place] = surprise - doubt
      count++
    }
  }
  scan.doubts = count
  scan.letters = letters
  scan.strange = strange
}
