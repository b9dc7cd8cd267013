import {isLetter, symbolOf} from '../../model/alphabet.ts'
import {costUnit, type LanguageModel, stateBits, stateMask} from '../../model/language-model.ts'
import {modelSpelling} from '../../model/spelling.ts'
import type {TextModel} from '../context.ts'
import {endWord} from './scan.ts'

/** The model forgets what stands farther away. */
const LEFT = 24
/** So much of what follows tells whether it goes on with what stands before. */
const RIGHT = 10

/**
 * @param model The language model.
 * @returns What it makes of stretches of text. Zero-width spaces say nothing.
 */
export function createTextModel(model: LanguageModel): TextModel {
  return {
    continuation(left, right) {
      const {state} = read(model, model.start, left.slice(-LEFT))
      const after = right.slice(0, RIGHT)
      const apart = read(model, state, ` ${after}`)
      const atOnce = read(model, state, after)
      return apart.letterCost + apart.endCost - atOnce.letterCost - atOnce.endCost
    },
    surprise(text) {
      // Another order of marks is no sign of another language.
      const spelt = text.replace(LAO, (word) => modelSpelling(word) ?? word)
      const {letterCost, letters, words} = read(model, model.start, spelt)
      return {nats: letterCost, letters, words}
    }
  }
}

const LAO = /[\u0e80-\u0ecd\u0edc-\u0edf]+/g

/** What the model makes of a text. */
interface Read {
  /** The state of the model after it. */
  readonly state: number
  /** What its Lao letters cost, in nats. */
  readonly letterCost: number
  /** What the ends of its words cost, in nats. */
  readonly endCost: number
  readonly letters: number
  /** Runs of letters. */
  readonly words: number
}

function read(model: LanguageModel, from: number, text: string): Read {
  let state = from
  let letterCost = 0
  let endCost = 0
  let letters = 0
  let words = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (sign === '\u200b') continue
    const symbol = symbolOf(text.charCodeAt(at))
    const isAfterWord = model.isAfterWord(state)
    if (isLetter(symbol)) {
      const step = model.step(state, symbol)
      if (isAfterWord) words++
      letters++
      letterCost += step >> stateBits
      state = step & stateMask
    } else {
      const end = isAfterWord ? model.start : endWord(model, state)
      endCost += end >> stateBits
      state = sign === ' ' ? end & stateMask : model.start
    }
  }
  return {state, letterCost: letterCost * costUnit, endCost: endCost * costUnit, letters, words}
}
