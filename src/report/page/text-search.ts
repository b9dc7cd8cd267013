import type {BatchData} from '../shared/document-data.ts'
import {holdsText} from '../shared/find-text.ts'
import type {DocumentReader} from './document-reader.ts'

/** What a search has found so far. */
export interface Found {
  /** Documents, by their places in the list of all. */
  readonly found: ReadonlySet<number>
  /** How many documents were looked at. */
  readonly done: number
}

/** Looks for a text in all documents, a block at a time, while the reader goes on. */
export class TextSearch {
  readonly #batch: BatchData
  readonly #reader: DocumentReader
  readonly #byChunk = new Map<number, number[]>()
  readonly #listener: () => void
  #text = ''
  #found = new Set<number>()
  #done = 0

  /** @param listener Called when more is known. */
  constructor(batch: BatchData, reader: DocumentReader, listener: () => void) {
    this.#batch = batch
    this.#reader = reader
    this.#listener = listener
    batch.rows.forEach(({chunk}, index) => {
      const known = this.#byChunk.get(chunk)
      if (known === undefined) this.#byChunk.set(chunk, [index])
      else known.push(index)
    })
  }

  /**
   * @param text What to look for, folded; '' finds nothing and takes no time.
   * @returns What is known of it; another text ends the search for the one before.
   */
  look(text: string): Found {
    if (text === '') return {found: new Set(), done: this.#batch.rows.length}
    if (text !== this.#text) {
      this.#text = text
      this.#found = new Set()
      this.#done = 0
      void this.#run(text, this.#found)
    }
    return {found: this.#found, done: this.#done}
  }

  async #run(text: string, found: Set<number>): Promise<void> {
    let told = performance.now()
    for (const [chunk, members] of this.#byChunk) {
      const documents = await this.#reader.readChunk(chunk).catch(() => [])
      if (text !== this.#text) return
      for (const index of members) {
        const document = documents[this.#batch.rows[index]!.place]
        if (document !== undefined && holdsText(document, text)) found.add(index)
      }
      this.#done += members.length
      if (performance.now() - told < 200 && this.#done < this.#batch.rows.length) continue
      this.#listener()
      told = performance.now()
    }
  }
}
