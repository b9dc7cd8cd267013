import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import path from 'node:path'

const resolver = createRequire(import.meta.url)

/** What pictures are read with; users of text need none of it. */
export const PARTS = ['tesseract.js', '@tesseract.js-data/lao', 'sharp', '@hyzyla/pdfium'] as const

/** @returns The packages that reading pictures needs and that are not installed. */
export function missingParts(): string[] {
  return PARTS.filter((name: string) => {
    try {
      resolver.resolve(name)
      return false
    } catch {
      return true
    }
  })
}

/**
 * @param name A package that is installed.
 * @returns Its version. Some packages do not let their package.json be imported.
 * @throws What the system says.
 */
export function versionOf(name: (typeof PARTS)[number]): string {
  const entry = resolver.resolve(name)
  const root = entry.slice(0, entry.lastIndexOf(path.normalize(name)) + name.length)
  const about = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
    version: string
  }
  return about.version
}
