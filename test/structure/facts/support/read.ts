import {Reading} from '../../../../src/lines/reading.ts'
import type {Facts} from '../../../../src/structure/facts.ts'
import {readFacts} from '../../../../src/structure/read-facts.ts'
import type {HeadingHint, Span} from '../../../../src/types.ts'
import {readFactRules} from './ruleset.ts'

const ruleset = readFactRules()

/** The facts of a text, with its spans as the texts that they cover. */
export interface Read extends Facts {
  readonly title: string | null
  readonly closing: string
  readonly preface: string
  readonly letterheadLines: readonly string[]
}

export function read(text: string, hints: readonly HeadingHint[] = []): Read {
  const facts = readFacts(new Reading(text, ruleset), ruleset, hints)
  const slice = ({start, end}: Span<'corrected'>): string => text.slice(start, end)
  return {
    ...facts,
    title: facts.titleSpan === null ? null : slice(facts.titleSpan),
    closing: text.slice(facts.closingStart).trim(),
    preface: text.slice(0, facts.prefaceEnd),
    letterheadLines: facts.letterhead.map(slice)
  }
}
