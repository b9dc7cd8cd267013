import type {DocumentData, DocumentRow} from '../shared/document-data.ts'

/** Blocks of documents that stay unpacked: going back and forth needs no second unpacking. */
const KEPT = 4

/** Unpacks documents when they are asked for. */
export class DocumentReader {
  readonly #open = new Map<number, Promise<DocumentData[]>>()

  /**
   * @param row A document.
   * @returns It.
   * @throws Error where the browser cannot unpack it, or the page is damaged.
   */
  async read({chunk, place}: DocumentRow): Promise<DocumentData> {
    const document = (await this.readChunk(chunk))[place]
    if (document === undefined) throw new Error(`chunk ${chunk} has no document ${place}`)
    return document
  }

  /** @returns All documents of a block. */
  async readChunk(chunk: number): Promise<DocumentData[]> {
    const open = this.#open.get(chunk) ?? unpack(chunk)
    this.#open.delete(chunk)
    this.#open.set(chunk, open)
    const [oldest] = this.#open.keys()
    if (this.#open.size > KEPT && oldest !== undefined) this.#open.delete(oldest)
    return await open
  }
}

async function unpack(chunk: number): Promise<DocumentData[]> {
  const packed = (await findChunk(chunk)).textContent
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0))
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))
  return (await new Response(stream).json()) as DocumentData[]
}

/** The documents stand at the end of the page, which may still be on its way. */
async function findChunk(chunk: number): Promise<HTMLElement> {
  const name = `chunk-${chunk}`
  while (document.getElementById(name) === null && document.readyState === 'loading') {
    await new Promise((resolve) => {
      setTimeout(resolve, 50)
    })
  }
  const found = document.getElementById(name)
  if (found === null) throw new Error(`no ${name}`)
  return found
}
