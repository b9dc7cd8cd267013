import {existsSync, readdirSync, readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {convert, type Conversion} from '../../src/convert.ts'
import {
  compileConfusions,
  compileRules,
  correct,
  createChannelPass,
  learnProfile,
  readModel,
  toText,
  type Section
} from '../../src/index.ts'
import {readModelFile, readShippedRules} from '../../src/node.ts'
import {errorRate} from '../make-corpus/error-rate.ts'

interface Golden {
  readonly headings: readonly {readonly level: number; readonly label: string | null; readonly title: string}[]
}

const files = readShippedRules()
const {ruleset} = compileRules(files)
const bytes = readModelFile()
if (bytes === null) throw new Error('the language model is not built: npm run prepare')
const model = readModel(bytes)

const documents = readdirSync('corpus')
  .map((file) => ({file, name: file.replace(/\.\w+$/, '')}))
  .filter(({name}) => existsSync(`test/golden/${name}.structure.json`))
  .map(({file, name}) => {
    const source = readFileSync(`corpus/${file}`, 'utf8')
    const markdown = file.endsWith('.md')
    const text = correct(source, {ruleset}, {markdown}).corrected.text
    // Each document is a scan of its own, so each is a batch of its own.
    const profile = learnProfile([text.slice(0, 2500)], model, compileConfusions(files))
    const channel = createChannelPass({model, profile})
    return {
      name,
      source,
      truth: readFileSync(`test/golden/${name}.truth.txt`, 'utf8'),
      golden: JSON.parse(readFileSync(`test/golden/${name}.structure.json`, 'utf8')) as Golden,
      conversion: convert(source, {ruleset, channel}, {markdown})
    }
  })

function headingsOf({document}: Conversion): string[] {
  const visit = ({level, label, sections}: Section): string[] => [
    `${level} ${(label ?? '').replace(/[.:)\s]+/g, '')}`,
    ...sections.flatMap(visit)
  ]
  return document.sections.flatMap(visit)
}

/** Harmonic mean of precision and recall of the headings' levels and labels. */
function headingScore(conversion: Conversion, golden: Golden): number {
  const wanted = golden.headings.map(
    ({level, label}) => `${level} ${(label ?? '').replace(/[.:)\s]+/g, '')}`
  )
  const found = headingsOf(conversion)
  if (wanted.length + found.length === 0) return 1
  const left = [...found]
  const hits = wanted.filter((one) => {
    const at = left.indexOf(one)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return (2 * hits.length) / (wanted.length + found.length)
}

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length

describe('the corpus', () => {
  it('has documents with their truth', () => {
    expect(documents.length).toBeGreaterThanOrEqual(6)
  })

  it.each(documents)('$name is no worse than it came', ({source, truth, conversion}) => {
    const after = errorRate(truth, toText(conversion.document))
    expect(after).toBeLessThanOrEqual(errorRate(truth, source))
  })

  it('has lost two in five of its errors in the mean', () => {
    const removed = documents.map(
      ({source, truth, conversion}) =>
        1 - errorRate(truth, toText(conversion.document)) / errorRate(truth, source)
    )
    expect(mean(removed)).toBeGreaterThanOrEqual(0.4)
  })

  it('keeps its headings, damaged as it is', () => {
    const scores = documents.map(({conversion, golden}) => headingScore(conversion, golden))
    expect(mean(scores)).toBeGreaterThanOrEqual(0.97)
  })
})
