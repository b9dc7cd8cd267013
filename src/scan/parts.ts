import {createRequire} from 'node:module'

const resolver = createRequire(import.meta.url)

/** What pictures are read with; users of text need none of it. */
const PARTS = ['tesseract.js', '@tesseract.js-data/lao', 'sharp']

/** @returns The packages that reading pictures needs and that are not installed. */
export function missingParts(): string[] {
  return PARTS.filter((name) => {
    try {
      resolver.resolve(name)
      return false
    } catch {
      return true
    }
  })
}
