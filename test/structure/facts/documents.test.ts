import {readdirSync, readFileSync} from 'node:fs'
import {describe, expect, it} from 'vitest'
import {compileRules, convert} from '../../../src/index.ts'
import {readShippedRules} from '../../../src/node.ts'
import type {Citation, LaoDocument} from '../../../src/types.ts'

const {ruleset} = compileRules(readShippedRules())
const folder = new URL('documents/', import.meta.url)

/** What a document tells; only what is written down for it is compared. */
interface Facts {
  readonly [name: string]: unknown
}

const documents = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => {
    const text = readFileSync(new URL(name, folder), 'utf8')
    const facts = readFileSync(new URL(name.replace('.txt', '.json'), folder), 'utf8')
    return {name: name.replace('.txt', ''), text, facts: JSON.parse(facts) as Facts}
  })

function factsOf(text: string): Facts {
  const {metadata, legalBasis, citations}: LaoDocument = convert(text, {ruleset}).document
  const {signatory, date, ...rest} = metadata
  return {
    ...rest,
    date: date?.iso ?? null,
    role: signatory?.role ?? null,
    name: signatory?.name ?? null,
    legalBasis: legalBasis.map(toRow),
    citations: citations.map(({number}) => number)
  }
}

function toRow({kind, number, date}: Citation): unknown[] {
  return [kind, number, date?.iso ?? null]
}

/** The same facts of another text, told in the first one's order. */
function pick(facts: Facts, like: Facts): Facts {
  return Object.fromEntries(Object.keys(like).map((name) => [name, facts[name]]))
}

describe.each(documents)('$name', ({text, facts}) => {
  it('tells its facts', () => {
    expect(pick(factsOf(text), facts)).toEqual(facts)
  })
  it('tells them with blank lines between all lines', () => {
    expect(pick(factsOf(text.replaceAll(/\n+/g, '\n\n')), facts)).toEqual(facts)
  })
  it('tells them without blank lines', () => {
    expect(pick(factsOf(text.replaceAll(/\n+/g, '\n')), facts)).toEqual(facts)
  })
})
