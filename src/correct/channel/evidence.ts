import {letterOf} from '../../model/alphabet.ts'
import {type CompiledChannel, NONE} from './compile.ts'
import type {Path} from './decoder.ts'
import type {SeenText} from './seen-text.ts'

/** What decoded texts tell about their damage. */
export interface Evidence {
  /** Characters read. */
  characters: number
  /** Changes that are certain, see `WalkResult`. */
  certain: number
  /** Lao letters, before any change. */
  letters: number
  /** Those with which the model forgets all but the last few. */
  strange: number
  /** How often each form was meant: letters, and pairs of neighbours. */
  readonly meant: Map<string, number>
  /** How often one form was seen where another was meant: `seen`, U+0000, `meant`. */
  readonly confused: Map<string, number>
}

/**
 * @returns Evidence of nothing.
 */
export function createEvidence(): Evidence {
  return {
    characters: 0,
    certain: 0,
    letters: 0,
    strange: 0,
    meant: new Map(),
    confused: new Map()
  }
}

/**
 * Counts the letters of a text as if each were meant.
 *
 * @param evidence Where it is added.
 * @param text A text before correction.
 */
export function countLetters({meant}: Evidence, text: string): void {
  for (let at = 0; at < text.length; at++) {
    const letter = text.charAt(at)
    if (letter < '\u0e80' || letter > '\u0eff') continue
    add(meant, letter, 1)
    const next = text.charAt(at + 1)
    if (next >= '\u0e80' && next <= '\u0eff') add(meant, letter + next, 1)
  }
}

/**
 * Counts the changes of a decoded stretch: each sign for itself, and each change together with its
 * neighbour, as one engine may misread two signs as one.
 *
 * @param evidence Where it is added.
 * @param path The stretch.
 * @param seen The line it reads.
 * @param channel Whose operations it names.
 */
export function countChanges(
  {confused, meant}: Evidence,
  path: Path,
  seen: SeenText,
  channel: CompiledChannel,
  text: string
): void {
  const pairs = readPairs(path, seen, channel, text)
  for (let at = 0; at < pairs.length; at++) {
    const [own, intended] = pairs[at]!
    const next = pairs[at + 1]
    if (own !== intended) {
      add(confused, `${own}\0${intended}`, 1)
      add(meant, intended, 1)
      add(meant, own, -1)
    }
    if (next === undefined || (own === intended && next[0] === next[1])) continue
    const both = own + next[0]
    const bothMeant = intended + next[1]
    if (both === '' || bothMeant === '' || both.length + bothMeant.length < 3) continue
    if (/[^\u0e80-\u0eff]/.test(bothMeant) || both === bothMeant || both.includes(' ')) continue
    add(confused, `${both}\0${bothMeant}`, 1)
    if (bothMeant.length === 2) add(meant, bothMeant, 1)
  }
}

function readPairs(
  path: Path,
  seen: SeenText,
  channel: CompiledChannel,
  text: string
): (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = []
  for (let at = 0; at < path.length; at++) {
    const operation = path.operation[at]!
    const place = path.place[at]!
    const confusion = channel.confusions[operation]
    if (confusion === null || confusion === undefined) {
      const letter = text.charAt(seen.at[place]!)
      pairs.push([letter, letter])
      continue
    }
    const end = at + 1 < path.length ? path.place[at + 1]! : place + 1
    const reads = Array.from({length: end - place}, (_, i) => text.charAt(seen.at[place + i]!))
    const writes = [channel.first[operation]!, channel.second[operation]!]
      .filter((symbol) => symbol !== NONE)
      .map(letterOf)
    for (let i = 0; i < Math.max(reads.length, writes.length); i++) {
      pairs.push([reads[i] ?? '', writes[i] ?? ''])
    }
  }
  return pairs
}

function add(counts: Map<string, number>, key: string, number: number): void {
  if (key !== '') counts.set(key, (counts.get(key) ?? 0) + number)
}
