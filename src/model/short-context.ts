import {symbolCount} from './alphabet.ts'
import {type LanguageModel, rootState, stateBits, stateMask} from './language-model.ts'

const SYMBOL_BITS = 6
/** The bits of a context that hold the last symbol. */
export const LAST = (1 << SYMBOL_BITS) - 1
/** A context of two symbols, as {@link shortContext} makes it. */
const CONTEXTS = 1 << (2 * SYMBOL_BITS)
const DEAREST = 255

/**
 * @param context The two symbols before, the older one above.
 * @param symbol What comes after them.
 * @returns The context after that symbol.
 */
export function shortContext(context: number, symbol: number): number {
  return ((context << SYMBOL_BITS) & (CONTEXTS - 1)) | symbol
}

/**
 * What a symbol costs by the two symbols before it alone: a small dense table that tells quickly
 * which symbols are not worth a step of the whole model.
 */
export class ShortContextCosts {
  private readonly model: LanguageModel
  private readonly costs = new Uint8Array(CONTEXTS << SYMBOL_BITS)
  private readonly filled = new Uint8Array(CONTEXTS)

  constructor(model: LanguageModel) {
    this.model = model
  }

  /**
   * @param context As {@link shortContext} makes it.
   * @returns Where the context's costs begin in {@link at}'s terms.
   */
  row(context: number): number {
    if (this.filled[context] === 0) this.fill(context)
    return context << SYMBOL_BITS
  }

  /**
   * @param row Of the context.
   * @param symbol What comes after it.
   * @returns Its cost in units of the model, at most 255.
   */
  at(row: number, symbol: number): number {
    return this.costs[row + symbol]!
  }

  private fill(context: number): void {
    const {model, costs} = this
    const older = model.step(rootState, context >> SYMBOL_BITS) & stateMask
    const state = model.step(older, context & LAST) & stateMask
    for (let symbol = 0; symbol < symbolCount; symbol++) {
      const cost = model.step(state, symbol) >> stateBits
      costs[(context << SYMBOL_BITS) + symbol] = Math.min(DEAREST, cost)
    }
    this.filled[context] = 1
  }
}
