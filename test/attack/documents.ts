import {createChance, type Chance} from './random.ts'
import {
  controls,
  damaged,
  gaps,
  halves,
  labels,
  lao,
  lines,
  markup,
  scripts,
  sound
} from './material.ts'

/** A document to attack with, and how it is read and written. */
export interface Attack {
  readonly kind: Kind
  readonly source: string
  /** Whether it is read as Markdown. */
  readonly markdown: boolean
  /** Of the batch that the channel takes it for; null: no channel. */
  readonly damage: number | null
  readonly anchors: boolean
  /** Whether it is converted twice, to see whether the same comes of it. */
  readonly twice: boolean
}

const digits = Array.from('0123456789໐໑໒໓໔໕໖໗໘໙១၁')

/** At most so many signs of a line of a document go into a mutation that doubles a stretch. */
const STRETCH = 30

/** Some lines of a document that follow each other. */
function passage(chance: Chance, from: readonly (readonly string[])[]): string {
  const document = chance.pick(from)
  const count = 2 + chance.number(9)
  const start = chance.number(Math.max(1, document.length - count))
  return document.slice(start, start + count).join('\n')
}

/** What happens to a text between a page and a file: signs lost, doubled, moved, read as others. */
function mutate(chance: Chance, text: string, times: number): string {
  const signs = Array.from(text)
  for (let time = 0; time < times; time++) {
    const at = chance.number(signs.length + 1)
    const mutations: (() => void)[] = [
      () => signs.splice(at, 1),
      () => signs.splice(at, chance.number(20)),
      () => signs.splice(at, 0, chance.pick(lao)),
      () => signs.splice(at, 1, chance.pick(lao)),
      () => signs.splice(at, 1, chance.pick(chance.pick(scripts))),
      () => signs.splice(at, 0, chance.pick(gaps)),
      () => signs.splice(at, 0, chance.pick(digits)),
      () => signs.splice(at, 0, chance.pick(markup)),
      () => signs.splice(at, 0, chance.pick(controls)),
      () => {
        const stretch = signs.slice(at, at + chance.number(STRETCH))
        signs.splice(chance.number(signs.length + 1), 0, ...stretch)
      },
      () => {
        if (at + 1 < signs.length) signs.splice(at, 2, signs[at + 1]!, signs[at]!)
      }
    ]
    chance.pick(mutations)()
  }
  return signs.join('')
}

function word(chance: Chance): string {
  return several(chance, 10, () => chance.pick(lao))
}

/** From one on up to `most` pieces, one after the other. */
function several(chance: Chance, most: number, piece: () => string): string {
  let text = ''
  for (let left = 1 + chance.number(most); left > 0; left--) text += piece()
  return text
}

function table(chance: Chance): string {
  const columns = 1 + chance.number(5)
  const cell = (): string => {
    if (chance.happens(0.7)) return word(chance)
    return chance.pick(['-', '---', ':-:', '', '|', '\\|', '0', '12.5', '<b>', '`', '**'])
  }
  return several(chance, 10, () => {
    const cells = chance.happens(0.85) ? columns : chance.number(8)
    const edge = chance.pick(['|', '| ', ''])
    const row = Array.from({length: cells}, cell).join(chance.pick(['|', ' | ', '\t', '    ']))
    return edge + row + edge + chance.pick(['\n', '\n', '\n', '\n\n'])
  })
}

function list(chance: Chance): string {
  return several(chance, 15, () => {
    const indent = chance.happens(0.2) ? '  '.repeat(chance.number(5)) : ''
    const number = chance.happens(0.3)
      ? `${chance.number(30)}${chance.pick(['. ', ' ', ') ', ''])}`
      : ''
    const text = chance.happens(0.7) ? `${word(chance)} ${word(chance)}` : ''
    return indent + chance.pick(labels) + number + text + chance.pick(gaps)
  })
}

function mixedScripts(chance: Chance): string {
  let script: readonly string[] = lao
  return several(chance, 90, () => {
    if (chance.happens(0.15)) script = chance.happens(0.5) ? lao : chance.pick(scripts)
    return chance.pick(script) + (chance.happens(0.1) ? chance.pick(gaps) : '')
  })
}

/** One line without an end, of one thing again and again, with a little between. */
function hugeLine(chance: Chance): string {
  const unit = chance.pick([
    () => word(chance),
    () => chance.pick(passage(chance, sound).split('\n')),
    () => chance.pick(chance.pick(scripts)),
    () => chance.pick(controls),
    () => chance.pick(markup),
    () => chance.pick(labels)
  ])()
  if (unit === '') return word(chance)
  const half = unit.repeat(1 + chance.number(1500 / unit.length))
  return half + chance.pick(['', ' ', word(chance), chance.pick(markup)]) + half
}

const kinds = {
  page: (chance) => mutate(chance, passage(chance, damaged), chance.number(16)),
  'sound page': (chance) => mutate(chance, passage(chance, sound), chance.number(8)),
  splice: (chance) => {
    const [first, second] = [passage(chance, damaged), passage(chance, sound)]
    const text =
      first.slice(0, chance.number(first.length)) +
      chance.pick(gaps) +
      second.slice(chance.number(second.length))
    return mutate(chance, text, chance.number(6))
  },
  'Lao soup': (chance) =>
    several(chance, 90, () => (chance.happens(0.12) ? chance.pick(gaps) : chance.pick(lao))),
  'Markdown soup': (chance) =>
    several(chance, 50, () =>
      chance.happens(0.25)
        ? word(chance)
        : chance.happens(0.25)
          ? chance.pick(gaps)
          : chance.pick(markup)
    ),
  table: (chance) => (chance.happens(0.3) ? `${word(chance)}\n` : '') + table(chance),
  list,
  letter: (chance) =>
    several(chance, 12, () => {
      const line = chance.happens(0.7) ? chance.pick(lines) : chance.pick(labels) + word(chance)
      return mutate(chance, line, chance.number(3)) + chance.pick(['\n', '\n', '\n\n', ' '])
    }),
  scripts: mixedScripts,
  controls: (chance) =>
    several(chance, 60, () =>
      chance.pick([word(chance), chance.pick(controls), chance.pick(controls), chance.pick(gaps)])
    ),
  halves: (chance) =>
    several(chance, 40, () =>
      chance.pick([chance.pick(halves), chance.pick(lao), word(chance), chance.pick(markup)])
    ),
  'huge line': hugeLine,
  everything: (chance) =>
    several(chance, 80, () =>
      chance.pick([
        chance.pick(lao),
        word(chance),
        chance.pick(markup),
        chance.pick(controls),
        chance.pick(labels),
        chance.pick(lines),
        chance.pick(gaps),
        chance.pick(chance.pick(scripts))
      ])
    )
} satisfies Record<string, (chance: Chance) => string>

export type Kind = keyof typeof kinds

const names = Object.keys(kinds) as Kind[]

/** Texts like those that the program is made for: for them a second pass changes nothing at all. */
export const likePages: ReadonlySet<Kind> = new Set(['page', 'sound page', 'splice'])

/** Of a batch that is hardly damaged, and of one that is badly. */
const damages = [0.0025, 0.05]

/**
 * @param seed A whole number from 0 on; the kinds take turns.
 * @returns The document of that seed: the same on every machine, as long as `corpus/` is the same.
 */
export function makeAttack(seed: number): Attack {
  const chance = createChance(seed)
  const kind = names[seed % names.length]!
  const source = kinds[kind](chance)
  return {
    kind,
    source,
    markdown: chance.happens(0.25),
    damage: chance.happens(0.3) ? null : chance.pick(damages),
    anchors: chance.happens(0.25),
    twice: chance.happens(0.2)
  }
}
