import {
  convert,
  restoreSource,
  stringifyRecord,
  toMarkdown,
  toText,
  type Conversion
} from '../../src/index.ts'
import {recordOf} from '../laws/laws-of.ts'
import {loadShipped} from '../support/shipped.ts'
import {damaged, sound} from './material.ts'

/** A text that repeats: a unit, or what stands at each place of a series. */
interface Shape {
  readonly unit: string | ((at: number) => string)
  /** Read as Markdown besides as text. */
  readonly markdown?: boolean
}

const repeated = (unit: string): Shape => ({unit})
const asMarkdown = (unit: Shape['unit']): Shape => ({unit, markdown: true})

/** By name. Each is a walk, a search or a pattern that could look at everything for each thing. */
export const shapes: Readonly<Record<string, Shape>> = {
  page: asMarkdown(damaged[0]!.join('\n')),
  law: repeated(sound[0]!.join('\n')),
  'one line': repeated('ສະມາຊິກຝັກ'),
  'one line of words': repeated('ຝັກ '),
  'a phrase': asMarkdown('ການພັດທະນາ ເສດຖະກິດ '),
  'short lines': repeated('ກ\n'),
  digits: repeated('1'),
  'Lao digits': repeated('໑'),
  'Khmer digits': repeated('១'),
  Khmer: repeated('ភាសាខ្មែរ'),
  'Khmer lines': repeated('ភាសាខ្មែរ\n'),
  'three scripts': repeated('ກកကa1'),
  marks: repeated('່'),
  'ghost lines': repeated('່້\n'),
  rings: repeated('ໍ້າ'),
  'same labels': asMarkdown('1. ກ\n'),
  'labels that count': {unit: (at) => `${at + 1}. ກຂ\n`},
  'articles that count': {unit: (at) => `ມາດຕາ ${at + 1} ກຂ\n`},
  'parts and articles': repeated('ພາກທີ 1\nມາດຕາ 1 ກ\n'),
  'Roman labels': repeated('I. ກ\nII. ຂ\nIII. ຄ\n'),
  'misread Roman labels': repeated('|. ກ\nlI. ກ\n'),
  'a deep number': {unit: (at) => (at === 0 ? '1' : '.1')},
  'numbers that deepen': {unit: (at) => `${'1.'.repeat(at % 60)}1 ກ\n`},
  'bullets that deepen': asMarkdown((at) => `${'  '.repeat(at % 40)}- ກ\n`),
  circles: repeated('• ກ\n'),
  'a table': asMarkdown((at) => (at === 1 ? '| - | - |\n' : '| ກ | 12 |\n')),
  'a wide table': asMarkdown('| a '),
  tabs: repeated('ກ\tຂ\tຄ\n'),
  columns: repeated('ກ    ຂ    12\n'),
  contents: repeated('ບົດ ........ 5\n'),
  tables: repeated('ພາກ 1 ນ້ຳ .... 1\nພາກ 2 ໄຟ .... 3\nພາກ 3 ທາງ .... 9\n\nນ້ຳ\n'),
  dots: repeated('.'),
  blanks: asMarkdown(' '),
  'line ends': repeated('\n'),
  'carriage returns': repeated('\r'),
  zeros: repeated('\0'),
  'zero-width spaces': repeated('\u200b'),
  'line separators': repeated('ກ\u2028'),
  halves: repeated('\ud800'),
  'form feeds': repeated('ກຂຄ\f'),
  'pages with numbers': {unit: (at) => `ສະມາຊິກພັກ ການເມືອງ\n- ${at + 1} -\n\f`},
  mottoes: repeated('ສາທາລະນະລັດ ປະຊາທິປະໄຕ ປະຊາຊົນລາວ\n'),
  citations: repeated('ອີງຕາມກົດໝາຍ ສະບັບເລກທີ 12/ສພຊ ລົງວັນທີ 1 ມີນາ 2010; '),
  dates: repeated('ວັນທີ 12/12/2020 '),
  signatures: repeated('ຫົວໜ້າ ທ່ານ ກ\n'),
  'lists of receivers': repeated('ບ່ອນສົ່ງ:\n- ກ\n'),
  captions: repeated('ຕາຕະລາງ 1 ກ\n'),
  hyphens: repeated('ກ-\n'),
  addresses: asMarkdown('a@b.la '),
  links: asMarkdown('https://a.la/x '),
  'bare links': repeated('www.a.la\n'),
  'lists of links': asMarkdown('- [ກ](http://a)\n'),
  'open links': asMarkdown('[a]('),
  references: asMarkdown('[a]: b\n'),
  footnotes: asMarkdown('[^1]'),
  stars: asMarkdown('*a '),
  strokes: asMarkdown('_a '),
  ticks: asMarkdown('`'),
  'odd ticks': asMarkdown('`a`` '),
  tags: asMarkdown('<a '),
  comments: asMarkdown('<!--'),
  entities: asMarkdown('&amp'),
  backslashes: asMarkdown('\\'),
  fences: asMarkdown('```\n'),
  rules: asMarkdown('---\n'),
  underlined: asMarkdown('ກ\n===\n'),
  pipes: asMarkdown('|'),
  quotes: asMarkdown('"'),
  brackets: asMarkdown('(')
}

/** @returns The shape, at least so many characters of it. */
export function drawShape({unit}: Shape, characters: number): string {
  if (typeof unit === 'string') return unit.repeat(Math.ceil(characters / unit.length))
  let text = ''
  for (let at = 0; text.length < characters; at++) text += unit(at)
  return text
}

const shipped = loadShipped()
const options = {ruleset: shipped.ruleset, channel: shipped.channel(0.05)}

/** Everything that a run does to a text. */
function work(source: string, markdown: boolean): void {
  const conversion: Conversion = convert(source, options, {markdown})
  const record = recordOf(conversion)
  stringifyRecord(record)
  restoreSource(record)
  toMarkdown(conversion.document, conversion.corrected)
  toText(conversion.document)
}

/** Characters of the smallest text; each of the others is twice as large as the one before. */
const SMALLEST = 8000
const DOUBLINGS = 3
const RUNS = 3
/** Twice the size takes twice the time, or somewhat more: memory is slower where it is more. */
const RATIO = 2.6
/** Less is mostly noise, in milliseconds of the processor. */
const FELT = 60
/** What takes longer, in milliseconds, is not made twice as large. */
const TOO_LONG = 10_000

/** Milliseconds that this process had of a processor: others on the machine make it no longer. */
function processorTime(run: () => void): number {
  const before = process.cpuUsage()
  run()
  const {user, system} = process.cpuUsage(before)
  return (user + system) / 1000
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!
}

/**
 * Measures how the work on each shape grows with its size. A shape grows too fast where the time
 * grew by more than it may at the last doubling and over all of them.
 *
 * @param names The shapes to measure; none: all.
 * @param print Takes a line for each.
 * @returns Whether none grows too fast.
 * @throws Where there is no shape of a name.
 */
export function measureGrowth(names: readonly string[], print: (line: string) => void): boolean {
  const unknown = names.find((name) => shapes[name] === undefined)
  if (unknown !== undefined) {
    throw new Error(`no shape ${unknown}; there are: ${Object.keys(shapes).join(', ')}`)
  }
  const chosen = names.length === 0 ? Object.keys(shapes) : names
  const wrong = chosen.filter((name) => {
    const shape = shapes[name]!
    const readings = shape.markdown === true ? [false, true] : [false]
    const isTooFast = readings.map((markdown) => {
      const times = timesOf(shape, markdown)
      const tooFast = growsTooFast(times)
      const told = times.map((time) => String(Math.round(time))).join(' ')
      const how = markdown ? 'as Markdown' : 'as text'
      print(`${name}, ${how}: ${told} ms${tooFast ? '  GROWS TOO FAST' : ''}\n`)
      return tooFast
    })
    return isTooFast.includes(true)
  })
  return wrong.length === 0
}

function timesOf(shape: Shape, markdown: boolean): number[] {
  const times: number[] = []
  for (let doubling = 0; doubling <= DOUBLINGS; doubling++) {
    const text = drawShape(shape, SMALLEST * 2 ** doubling)
    const runs = Array.from({length: RUNS}, () =>
      processorTime(() => {
        work(text, markdown)
      })
    )
    times.push(median(runs))
    if (times.at(-1)! > TOO_LONG) break
  }
  return times
}

/**
 * @param times Of texts each twice as large as the one before.
 * @returns Whether the last doubling, and all of them in the mean, cost more than they may.
 */
export function growsTooFast(times: readonly number[]): boolean {
  const last = times.at(-1)!
  const before = times.at(-2)!
  if (last < FELT) return false
  const mean = (last / Math.max(times[0]!, 1)) ** (1 / (times.length - 1))
  return last / before > RATIO && mean > RATIO * 0.85
}
