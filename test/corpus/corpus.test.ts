import {readdirSync, readFileSync} from 'node:fs'
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
  readonly headings: readonly {readonly level: number; readonly label: string}[]
  /** Lines that are no part of the text. */
  readonly furniture?: readonly string[]
}

const files = readShippedRules()
const {ruleset} = compileRules(files)
const bytes = readModelFile()
if (bytes === null) throw new Error('the language model is not built: npm run prepare')
const model = readModel(bytes)

const documents = readdirSync('corpus')
  .filter((file) => /^(?!README)\w.*\.(?:txt|md)$/.test(file))
  .map((file) => ({file, name: file.replace(/\.\w+$/, '')}))
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

/** Level and label, without the marks that close it. */
function nameHeading({level, label}: {readonly level: number; readonly label: string | null}): string {
  return `${level} ${(label ?? '').replace(/[.:)\s]+/g, '')}`
}

function headingsOf({document}: Conversion): string[] {
  const visit = (section: Section): string[] => [
    nameHeading(section),
    ...section.sections.flatMap(visit)
  ]
  return document.sections.flatMap(visit)
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

  it('has lost three in four of its errors in the mean', () => {
    const removed = documents.map(
      ({source, truth, conversion}) =>
        1 - errorRate(truth, toText(conversion.document)) / errorRate(truth, source)
    )
    expect(mean(removed)).toBeGreaterThanOrEqual(0.75)
  })

  it.each(documents)('$name keeps its headings, damaged as it is', ({conversion, golden}) => {
    expect(headingsOf(conversion)).toEqual(golden.headings.map(nameHeading))
  })

  it.each(documents)('$name shows none of its furniture', ({conversion, golden}) => {
    const lines = new Set(toText(conversion.document).split('\n'))
    expect((golden.furniture ?? []).filter((line) => lines.has(line))).toEqual([])
  })
})
