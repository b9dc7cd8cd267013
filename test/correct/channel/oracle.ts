import {boundary, letterOf, symbolCount, symbolOf} from '../../../src/model/alphabet.ts'
import {type LanguageModel, stateBits, stateMask} from '../../../src/model/language-model.ts'
import {type CompiledChannel, NONE} from '../../../src/correct/channel/compile.ts'
import {insertable} from '../../../src/correct/channel/insertable.ts'

interface Hypothesis {
  readonly cost: number
  readonly text: string
  readonly last: number
}

/**
 * The slow, plainly right decoder: every operation at every place, every model state kept, at most
 * two letters put in between two that are read. Like the fast one it changes nothing to a letter
 * that the model has never seen behind the three before. For lines of Lao letters only.
 *
 * @returns The best text and its cost.
 */
export function decodeExactly(
  line: string,
  model: LanguageModel,
  channel: CompiledChannel
): {readonly text: string; readonly cost: number} {
  const places: Map<number, Hypothesis>[] = Array.from(
    {length: line.length + 1},
    () => new Map<number, Hypothesis>()
  )
  places[0]!.set(model.start, {cost: 0, text: '', last: boundary})
  const add = (place: number, state: number, found: Hypothesis): void => {
    const known = places[place]?.get(state)
    if (known === undefined || found.cost < known.cost) places[place]?.set(state, found)
  }
  const isKept = (operation: number): boolean => channel.confusions[operation] === null
  const isKnown = (state: number, symbol: number): boolean => {
    const mask = symbol < 32 ? model.followsLow(state) : model.followsHigh(state)
    return ((mask >>> (symbol & 31)) & 1) === 1
  }
  const write = (from: Hypothesis, state: number, operation: number, place: number): void => {
    let {cost, text, last} = from
    cost += channel.cost[operation]!
    for (const symbol of [channel.first[operation]!, channel.second[operation]!]) {
      if (symbol === NONE) continue
      if (!isKept(operation) && !isKnown(state, symbol)) return
      const step = model.step(state, symbol)
      cost += step >> stateBits
      state = step & stateMask
      text += letterOf(symbol)
      last = symbol
    }
    add(place, state, {cost, text, last})
  }
  for (let place = 0; place < line.length; place++) {
    for (let round = 0; round < 2; round++) {
      for (const [state, found] of [...places[place]!]) {
        for (const symbol of insertable(found.last)) {
          const operation = channel.insertion[symbol]!
          if (operation >= 0) write(found, state, operation, place)
        }
      }
    }
    const id = symbolOf(line.charCodeAt(place))
    const next = place + 1 < line.length ? symbolOf(line.charCodeAt(place + 1)) : 127
    for (const [state, found] of places[place]!) {
      write(found, state, channel.identity[id]!, place + 1)
      for (let symbol = 1; symbol < symbolCount; symbol++) {
        const operation = channel.misread[id * 64 + symbol]!
        if (operation > 0) write(found, state, operation, place + 1)
      }
      for (let other = channel.oneFrom[id]!; other < channel.oneTo[id]!; other++) {
        write(found, state, other, place + 1)
      }
      const pair = id * 128 + next
      for (let other = channel.pairFrom[pair]!; other < channel.pairTo[pair]!; other++) {
        write(found, state, other, place + 2)
      }
    }
  }
  const ends = [...places[line.length]!.values()].sort((a, b) => a.cost - b.cost)
  return ends[0] ?? {text: line, cost: 0}
}
