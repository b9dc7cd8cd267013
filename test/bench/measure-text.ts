import {
  createStages,
  prepare,
  runDeterministic,
  runPipeline,
  type Prepared,
  type Stage
} from './engine.ts'
import {interleave, type Turns} from './interleave.ts'
import {runRemark, runSegmenter} from './rivals.ts'
import {countCharacters, type Batch, type Text} from './texts.ts'

/** What was measured of one kind of text; times are microseconds a character. */
export interface TextFigures {
  readonly documents: number
  readonly characters: number
  /** Time of the whole pipeline over that of a bare remark parse and stringify. */
  readonly vsRemark: number
  /** Time of the whole pipeline over that of ICU's word breaks. */
  readonly vsSegmenter: number
  /** Of the whole pipeline. */
  readonly charsPerSecond: number
  readonly times: Readonly<Record<Contestant | Stage, number>>
  /** Times of 4 and 16 times the text as one document, over the time of the text once. */
  readonly growth: {readonly '4': number; readonly '16': number}
}

type Contestant = 'segmenter' | 'remark' | 'pipeline' | 'withoutChannel'

/** How much is measured. */
export interface Effort {
  readonly turns: Turns
  /** Of the growing document. */
  readonly growthTurns: Turns
  /** The growing document begins with so many characters. */
  readonly growthCharacters: number
}

/**
 * @param batches Documents of one kind, damaged or clean.
 * @param effort How much is measured.
 * @returns The figures.
 */
export async function measureText(batches: readonly Batch[], effort: Effort): Promise<TextFigures> {
  const prepared: Prepared[] = []
  for (const batch of batches) prepared.push(await prepare(batch))
  const each = (work: (text: Text, options: Prepared['options']) => void) => (): void => {
    for (const {batch, options} of prepared) for (const text of batch) work(text, options)
  }
  const best = interleave(
    {
      segmenter: each(runSegmenter),
      remark: each(runRemark),
      pipeline: each(runPipeline),
      withoutChannel: each(runDeterministic),
      ...createStages(prepared)
    },
    effort.turns
  )
  const characters = countCharacters(batches)
  const times = mapValues(best, (time) => round((1000 * time) / characters, 3))
  return {
    documents: batches.flat().length,
    characters,
    vsRemark: round(best.pipeline / best.remark, 2),
    vsSegmenter: round(best.pipeline / best.segmenter, 2),
    charsPerSecond: Math.round((1000 * characters) / best.pipeline),
    times,
    growth: await measureGrowth(batches, effort)
  }
}

async function measureGrowth(
  batches: readonly Batch[],
  {growthTurns, growthCharacters}: Effort
): Promise<TextFigures['growth']> {
  let once = ''
  for (const {text} of batches.flat()) if (once.length < growthCharacters) once += `${text}\n\n`
  const grown = (times: number): Text => {
    const text = once.repeat(times)
    return {path: 'grown.txt', bytes: Buffer.from(text), text}
  }
  const {options} = await prepare([grown(1)])
  // Each turn takes as much text: what disturbs the machine meets all of them alike.
  const run = (times: number): (() => void) => {
    const document = grown(times)
    return () => {
      for (let text = 0; text < LARGEST; text += times) runPipeline(document, options)
    }
  }
  const best = interleave({one: run(1), four: run(4), sixteen: run(LARGEST)}, growthTurns)
  return {
    '4': round((4 * best.four) / best.one, 2),
    '16': round((16 * best.sixteen) / best.one, 2)
  }
}

/** So many times the text is the largest document. */
const LARGEST = 16

function mapValues<Key extends string>(
  record: Readonly<Record<Key, number>>,
  change: (value: number) => number
): Record<Key, number> {
  const entries = Object.entries(record) as [Key, number][]
  return Object.fromEntries(entries.map(([key, value]) => [key, change(value)])) as Record<
    Key,
    number
  >
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits))
}
