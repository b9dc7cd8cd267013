import {deflateSync} from 'node:zlib'
import type {DocumentData} from './shared/document-data.ts'

/** Documents are packed together up to this many characters of JSON: enough to be packed well. */
const CHUNK_LENGTH = 1 << 16

/** Documents that are packed together. */
export interface Chunk {
  readonly index: number
  /** A JSON array of `DocumentData`, deflated (RFC 1950), in base64. */
  readonly base64: string
}

/** Packs documents, in the order in which they come, into blocks that the page opens one by one. */
export class ChunkPacker {
  #pending: string[] = []
  #length = 0
  #index = 0

  /**
   * @param document A document.
   * @returns Where it will be, and the chunk that it fills; null where there is room left.
   */
  add(document: DocumentData): {chunk: number; place: number; full: Chunk | null} {
    const where = {chunk: this.#index, place: this.#pending.length}
    const json = JSON.stringify(document)
    this.#pending.push(json)
    this.#length += json.length
    return {...where, full: this.#length < CHUNK_LENGTH ? null : this.finish()}
  }

  /** @returns The chunk that is not full; null where none is begun. */
  finish(): Chunk | null {
    if (this.#pending.length === 0) return null
    const bytes = Buffer.from(`[${this.#pending.join(',')}]`)
    this.#pending = []
    this.#length = 0
    return {index: this.#index++, base64: deflateSync(bytes, {level: 9}).toString('base64')}
  }
}
