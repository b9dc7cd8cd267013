import {boundary, symbolOf} from './alphabet.ts'
import {arcCount, Contexts, findArc} from './contexts.ts'
import {
  costUnit,
  LanguageModel,
  layout,
  nearLength,
  stateBits,
  stateMask
} from './language-model.ts'
import {modelSpelling} from './spelling.ts'

/** Contexts of an added word are so many symbols long at most, as those of the model are. */
const LONGEST = 6

/**
 * What a letter of an added word costs at most after so many symbols before it, in nats. Words that
 * the model did not know then cost 1.6 nats a letter, as learnt ones do.
 */
const nats = [Infinity, Infinity, Infinity, 3, 2.5, 1.5, 1.25]
const COSTS = nats.map((cost) => cost / costUnit)

/**
 * Teaches a language model words without learning it anew: takes about 50 ms. After the letters of
 * an added word the next one becomes about as likely as in a word that the model learnt. A text that
 * has no four symbols running in common with the words costs what it did, any other no more.
 *
 * @param model A language model; it is not changed.
 * @param words Words in any spelling; those with anything but Lao letters are passed over. Their
 *   order makes no difference.
 * @returns A model that knows the words too.
 * @throws {RangeError} Where there are more words than the model has room for: beside that of the package
 *   more than 16,000 fit.
 */
export function extendModel(model: LanguageModel, words: Iterable<string>): LanguageModel {
  const spelt = new Set<string>()
  for (const word of words) {
    const one = modelSpelling(word)
    if (one !== null) spelt.add(one)
  }
  if (spelt.size === 0) return model
  const extension = new Extension(model)
  for (const word of spelt) extension.add(word)
  return extension.layOut()
}

/** Costs of the arcs to add to a state, by symbol. */
type NewArcs = Map<number, number>

/** States and arcs to add to a model. Contexts are strings with one character a symbol. */
class Extension {
  private readonly contexts: Contexts
  /** The new states by context, each named by a number after the places of the old ones. */
  private readonly added = new Map<string, number>()
  /** The arcs to add, by the context of their state. */
  private readonly arcs = new Map<string, NewArcs>()
  private readonly model: LanguageModel

  constructor(model: LanguageModel) {
    this.model = model
    this.contexts = new Contexts(model)
  }

  /** @param word In the model's spelling. */
  add(word: string): void {
    const text = symbolsOf(word)
    for (let end = nearLength; end < text.length; end++) {
      const longest = Math.min(end, LONGEST)
      for (let length = longest; length >= nearLength; length--) {
        // Words follow on words without a space, so a word is known from its first letter on, too.
        // In the middle of it the longest context is enough, and the one that doubt looks at.
        if (length !== longest && length !== nearLength && end - length !== 1) continue
        const context = text.slice(end - length, end)
        this.ensureState(context)
        this.ensureArc(context, text.charCodeAt(end), COSTS[length]!)
      }
    }
  }

  private isState(context: string): boolean {
    return this.added.has(context) || this.contexts.find(context) >= 0
  }

  private ensureState(context: string): void {
    if (this.isState(context)) return
    this.added.set(context, -1)
    // Whatever a text begins with, it reaches the shortest contexts.
    if (context.length > 1 && context.length <= nearLength) this.ensureState(context.slice(0, -1))
  }

  private ensureArc(context: string, symbol: number, most: number): void {
    const state = this.contexts.find(context)
    if (state >= 0 && findArc(this.model.memory, state, symbol) >= 0) return
    let own = this.arcs.get(context)
    if (own === undefined) {
      own = new Map()
      this.arcs.set(context, own)
    }
    if (own.has(symbol)) return
    const before = this.model.step(this.contexts.walk(context), symbol) >> stateBits
    own.set(symbol, Math.min(before, most))
  }

  /** @returns The new model. */
  layOut(): LanguageModel {
    const {memory, states} = this.model
    const fresh = [...this.added.keys()].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
    for (const [index, context] of fresh.entries()) {
      this.added.set(context, memory.length + index)
      const before = context.slice(0, -1)
      if (this.isState(before)) this.ensureArc(before, context.charCodeAt(before.length), Infinity)
    }
    const moved = this.place(fresh.length)
    const size = moved[moved.length - 1]!
    if (size > stateMask) throw new RangeError('too many words for the language model')
    const grown = new Int32Array(size)
    this.copyOld(grown, moved)
    this.redirect(grown, moved, fresh)
    for (const context of fresh) {
      const at = moved[this.added.get(context)!]!
      const back = moved[this.longestEnd(context.slice(1))]!
      grown[at + layout.back] = back
      grown[at + layout.near] = context.length <= nearLength ? at : grown[back + layout.near]!
    }
    for (const [context, arcs] of this.arcs) {
      const at = moved[this.nameOf(context)]!
      for (const [symbol, cost] of arcs) {
        const next = moved[this.longestEnd(context + String.fromCharCode(symbol))]!
        insertArc(grown, at, symbol, (cost << stateBits) | next)
      }
    }
    return new LanguageModel(grown, states + fresh.length)
  }

  /** @returns By the name of each state its new place, and after them all the new size. */
  private place(fresh: number): Int32Array {
    const {memory} = this.model
    const moved = new Int32Array(memory.length + fresh + 1)
    for (const [context, arcs] of this.arcs) moved[this.nameOf(context)] = arcs.size
    const {places} = this.contexts
    let shift = 0
    for (let index = 0; index + 1 < places.length; index++) {
      const state = places[index]!
      const more = moved[state]!
      moved[state] = state + shift
      shift += more
    }
    let size = memory.length + shift
    for (let name = memory.length; name < memory.length + fresh; name++) {
      const arcs = moved[name]!
      moved[name] = size
      size += layout.arcs + arcs
    }
    moved[memory.length + fresh] = size
    return moved
  }

  private copyOld(grown: Int32Array, moved: Int32Array): void {
    const {memory} = this.model
    const {places} = this.contexts
    for (let index = 0; index + 1 < places.length; index++) {
      const state = places[index]!
      const end = places[index + 1]!
      const shift = moved[state]! - state
      grown[state + shift] = memory[state]!
      grown[state + shift + layout.maskHigh] = memory[state + layout.maskHigh]!
      for (let at = state + layout.back; at < end; at++) {
        const value = memory[at]!
        grown[at + shift] = (value & ~stateMask) | moved[value & stateMask]!
      }
    }
  }

  /** Leads old arcs to the new states where a text ends with their contexts. */
  private redirect(grown: Int32Array, moved: Int32Array, fresh: readonly string[]): void {
    for (const context of fresh) {
      const before = this.contexts.find(context.slice(0, -1))
      if (before < 0) continue
      const to = moved[this.added.get(context)!]!
      // The longest comes last, and stays.
      this.contexts.visitArcs(before, context.charCodeAt(context.length - 1), (state, arc) => {
        const at = arc + moved[state]! - state
        grown[at] = (grown[at]! & ~stateMask) | to
      })
    }
  }

  private nameOf(context: string): number {
    return this.added.get(context) ?? this.contexts.find(context)
  }

  /** @returns The name of the state of the longest end of the text that is one. */
  private longestEnd(text: string): number {
    const old = this.contexts.walk(text)
    const known = text.length - this.contexts.lengthOf(old)
    for (let from = Math.max(0, text.length - LONGEST); from < known; from++) {
      const name = this.added.get(text.slice(from))
      if (name !== undefined) return name
    }
    return old
  }
}

/** Puts an arc among those of a state, which has room for it after them. */
function insertArc(memory: Int32Array, state: number, symbol: number, arc: number): void {
  const end = state + layout.arcs + arcCount(memory, state)
  memory[state + (symbol < 32 ? layout.maskLow : layout.maskHigh)]! |= 1 << (symbol & 31)
  const at = findArc(memory, state, symbol)
  memory.copyWithin(at + 1, at, end)
  memory[at] = arc
}

/** @returns The symbols of a word in the model's spelling, a boundary at both ends. */
function symbolsOf(word: string): string {
  const symbols = Array.from(word, (letter) => symbolOf(letter.charCodeAt(0)))
  return String.fromCharCode(boundary, ...symbols, boundary)
}
