import {isLetter, symbolOf} from '../../model/alphabet.ts'
import {costUnit, type LanguageModel, stateBits, stateMask} from '../../model/language-model.ts'
import type {Continuation} from '../context.ts'
import {endWord} from './scan.ts'

/** The model forgets what stands farther away. */
const LEFT = 24
/** So much of what follows tells whether it goes on with what stands before. */
const RIGHT = 10

/**
 * @param model The language model.
 * @returns What it makes of a line's end. Zero-width spaces say nothing.
 */
export function createContinuation(model: LanguageModel): Continuation {
  return (left, right) => {
    const {state} = read(model, model.start, left.slice(-LEFT).replaceAll('\u200b', ''))
    const after = right.slice(0, RIGHT).replaceAll('\u200b', '')
    const apart = read(model, state, ` ${after}`)
    const atOnce = read(model, state, after)
    return (apart.cost - atOnce.cost) * costUnit
  }
}

/** @returns What a text costs that follows on a state, in units of the model, and the state after it. */
function read(model: LanguageModel, from: number, text: string): {cost: number; state: number} {
  let state = from
  let cost = 0
  for (let at = 0; at < text.length; at++) {
    const symbol = symbolOf(text.charCodeAt(at))
    if (isLetter(symbol)) {
      const step = model.step(state, symbol)
      cost += step >> stateBits
      state = step & stateMask
    } else {
      const end = model.isAfterWord(state) ? model.start : endWord(model, state)
      cost += end >> stateBits
      state = text.charAt(at) === ' ' ? end & stateMask : model.start
    }
  }
  return {cost, state}
}
