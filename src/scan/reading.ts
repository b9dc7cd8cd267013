import type {Box} from '../types.ts'

/** A sign that an engine read; a space between two words is one, too. */
export interface ReadSign {
  readonly text: string
  /** How sure the engine is, 0 to 1. */
  readonly confidence: number
  /** Where it stands in its line, in pixels of the page. */
  readonly left: number
  readonly right: number
}

/** A line that an engine read. */
export interface ReadLine {
  readonly box: Box
  /** Lines of one paragraph share it; paragraphs of a page are numbered from 0. */
  readonly paragraph: number
  readonly signs: readonly ReadSign[]
}

/** What one look at a page gave: its lines, from top to bottom as the engine orders them. */
export type Reading = readonly ReadLine[]

/** A page of a scan, and what was read on it. */
export interface ReadPage {
  /** In pixels. */
  readonly width: number
  readonly height: number
  readonly lines: Reading
}
