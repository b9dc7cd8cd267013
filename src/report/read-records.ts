import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import type {DocumentRecord} from '../index.ts'

/** A JSON file below an output folder. */
export interface FoundRecord {
  /** Below the folder, with slashes. */
  readonly file: string
  /** Null where the file is JSON of something else, or none. */
  readonly record: DocumentRecord | null
}

/**
 * Reads the records of an output folder one after the other, in the order of their paths.
 *
 * @param folder An output folder.
 * @returns Every JSON file below it; names with a dot in front are passed over.
 * @throws What the system says where the folder or a file cannot be read.
 */
export async function* readRecords(folder: string): AsyncGenerator<FoundRecord> {
  for await (const file of findJson(folder, '')) {
    yield {file, record: parseRecord(await readFile(join(folder, file), 'utf8'))}
  }
}

async function* findJson(root: string, below: string): AsyncGenerator<string> {
  const entries = await readdir(join(root, below), {withFileTypes: true})
  const named = entries
    .filter(({name}) => !name.startsWith('.'))
    // As if all paths were sorted together: `a/b` comes after `a.json`.
    .map((entry) => ({
      entry,
      key: Buffer.from(entry.isDirectory() ? `${entry.name}/` : entry.name)
    }))
    .sort((left, right) => Buffer.compare(left.key, right.key))
  for (const {entry} of named) {
    const path = `${below}${entry.name}`
    if (entry.isDirectory()) yield* findJson(root, `${path}/`)
    else if (entry.isFile() && entry.name.endsWith('.json')) yield path
  }
}

function parseRecord(text: string): DocumentRecord | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  return isRecord(value) ? value : null
}

/** As far as the page relies on it; a reader ignores fields that a later version adds. */
function isRecord(value: unknown): value is DocumentRecord {
  if (typeof value !== 'object' || value === null) return false
  const {schemaVersion, source, corrected, quality} = value as Partial<DocumentRecord>
  const lists = ['corrections', 'suggestions', 'removed', 'preface', 'sections', 'closing']
  return (
    typeof schemaVersion === 'string' &&
    schemaVersion.startsWith('1.') &&
    typeof source?.path === 'string' &&
    typeof corrected === 'string' &&
    typeof quality?.estimatedErrorRate === 'number' &&
    lists.every((name) => Array.isArray((value as Record<string, unknown>)[name]))
  )
}
