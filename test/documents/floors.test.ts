import {describe, expect, it} from 'vitest'
import {f1, precision, readDocuments, sum, type Half, type Score} from '../support/document-truth.ts'
import {scoreAsRun} from '../support/score-as-run.ts'

/** What each half has reached, rounded down; raised with the program, and never lowered. */
const floors: Readonly<Record<Half, Readonly<Record<string, number>>>> = {
  seen: {headings: 0.99, items: 0.98, facts: 0.99, precision: 0.99, joins: 1, tables: 1},
  'held-out': {headings: 0.93, items: 0.96, facts: 0.96, precision: 0.96, joins: 1, tables: 1}
}
/** A floor that lies deeper than this below what is reached holds nothing any more. */
const STALE = 0.02

function reached(scores: readonly Score[]): Record<string, number> {
  const all = (measure: 'headings' | 'items' | 'facts' | 'joins' | 'tables') =>
    sum(scores.map((score) => score[measure]))
  return {
    headings: f1(all('headings')),
    items: f1(all('items')),
    facts: f1(all('facts')),
    precision: precision(all('facts')),
    joins: f1(all('joins')),
    tables: f1(all('tables'))
  }
}

describe.each(Object.keys(floors) as Half[])('the documents of %s', (half) => {
  const scores = reached(readDocuments(half).map(scoreAsRun))
  it.each(Object.entries(floors[half]))('%s: at least %d', (measure, floor) => {
    expect(scores[measure]).toBeGreaterThanOrEqual(floor)
    expect(scores[measure]).toBeLessThan(floor + STALE)
  })
})
