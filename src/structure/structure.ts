import type {Reading} from '../lines/reading.ts'
import type {Corrected, LaoDocument, Ruleset} from '../types.ts'
import {assemble} from './assemble.ts'
import {readFacts} from './read-facts.ts'

/**
 * Finds the structure of a corrected text: letterhead and facts, sections, items, closing.
 *
 * @param corrected What correction made of the source; each of its paragraphs, headings and items
 *   is one line.
 * @param reading The corrected text, as it is read.
 * @param ruleset Rules: numbering and vocabulary.
 * @returns The document; its blocks hold all of the text, each part once. Never throws.
 */
export function structure(corrected: Corrected, reading: Reading, ruleset: Ruleset): LaoDocument {
  const facts = readFacts(reading, ruleset, corrected.headingHints)
  return assemble(corrected, reading, facts, ruleset)
}
