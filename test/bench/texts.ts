import {readdirSync, readFileSync} from 'node:fs'
import path from 'node:path'

/** A document to measure with. */
export interface Text {
  /** File name; its extension tells Markdown from text. */
  readonly path: string
  readonly bytes: Uint8Array
  readonly text: string
}

/** Documents that share their damage, as those of one folder do. */
export type Batch = readonly Text[]

/**
 * @param folders Folders of documents, each a batch.
 * @param ending What the names of the documents end in.
 * @returns The documents of each folder, in the order of their names.
 * @throws Error where a folder cannot be read or holds no document.
 */
export function readBatches(folders: readonly string[], ending = /\.(?:txt|md)$/): Batch[] {
  return folders.map((folder) => {
    const names = readdirSync(folder).filter((name) => ending.test(name) && name !== 'README.md')
    if (names.length === 0) throw new Error(`${folder}: no documents`)
    return names.sort().map((name) => {
      const bytes = readFileSync(path.join(folder, name))
      return {path: name, bytes, text: bytes.toString()}
    })
  })
}

/**
 * @param batches Documents.
 * @returns Their characters, in UTF-16 code units.
 */
export function countCharacters(batches: readonly Batch[]): number {
  return batches.flat().reduce((sum, {text}) => sum + text.length, 0)
}
