import {readText} from '../lines/reading.ts'
import type {Corrected, LaoDocument, Ruleset} from '../types.ts'
import {assemble} from './assemble.ts'
import {readFacts} from './read-facts.ts'

/**
 * Finds the structure of a corrected text: letterhead and facts, sections, items, closing.
 *
 * @param corrected What correction made of the source; each of its paragraphs, headings and items
 *   is one line.
 * @param ruleset Rules: numbering and vocabulary.
 * @returns The document; its blocks hold all of the text, each part once. Never throws.
 */
export function structure(corrected: Corrected, ruleset: Ruleset): LaoDocument {
  const reading = readText(corrected.text, ruleset.numbering)
  const facts = readFacts(reading, ruleset, corrected.headingHints)
  return assemble(corrected, reading, facts, ruleset)
}
