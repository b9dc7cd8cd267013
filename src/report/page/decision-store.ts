import {nameOfDecision} from '../shared/change-name.ts'
import type {
  BatchData,
  DecidedDocument,
  DecisionEntry,
  DocumentRow
} from '../shared/document-data.ts'
import {recall, remember} from './memory.ts'

type Decisions = Map<string, DecisionEntry>
type DocumentName = Pick<DocumentRow, 'path' | 'sha256'>

/** How long the browser waits before it keeps what was decided, in milliseconds. */
const PATIENCE = 300

/**
 * What was decided, of all documents. The browser keeps it until it is saved as a file, so that a
 * closed page loses nothing.
 */
export class DecisionStore {
  readonly #documents = new Map<string, DecidedDocument & {readonly byName: Decisions}>()
  readonly #touched = new Set<string>()
  readonly #memory: string
  readonly #listeners: (() => void)[] = []
  #unsaved = 0
  #timer: number | undefined
  #kept = true

  constructor({id, decided}: BatchData) {
    this.#memory = `decisions:${id}`
    for (const document of decided) this.#put(document)
    const kept = recall(this.#memory)
    if (kept !== null) this.#restore(JSON.parse(kept) as Kept)
  }

  /** Calls back after every decision. */
  onChange(listener: () => void): void {
    this.#listeners.push(listener)
  }

  /** Decisions made since the last saving. */
  get unsaved(): number {
    return this.#unsaved
  }

  /** Whether a closed page would lose something. */
  get atRisk(): boolean {
    return this.#unsaved > 0 && !this.#kept
  }

  /** How many decisions there are in all. */
  get total(): number {
    let total = 0
    for (const {byName} of this.#documents.values()) total += byName.size
    return total
  }

  /** How many decisions there are of a document. */
  count(document: DocumentName): number {
    return this.#documents.get(keyOf(document))?.byName.size ?? 0
  }

  /** @returns The decisions of a document, by the names that `nameOfChange` gives. */
  of(document: DocumentName): ReadonlyMap<string, DecisionEntry> {
    return this.#documents.get(keyOf(document))?.byName ?? new Map<string, DecisionEntry>()
  }

  /**
   * @param document A document.
   * @param made Decisions about it.
   * @param undone The names of those that are taken back.
   */
  decide(document: DocumentName, made: readonly DecisionEntry[], undone: readonly string[]): void {
    const key = keyOf(document)
    let known = this.#documents.get(key)
    known ??= this.#put({path: document.path, sha256: document.sha256, decisions: []})
    for (const name of undone) known.byName.delete(name)
    for (const decision of made) known.byName.set(nameOfDecision(decision), decision)
    this.#touched.add(key)
    this.#unsaved += Math.max(made.length, undone.length)
    this.#keepSoon()
    for (const listener of this.#listeners) listener()
  }

  /** @returns All there is to save. */
  list(): DecidedDocument[] {
    return [...this.#documents.values()].map(({path, sha256, byName}) => ({
      path,
      sha256,
      decisions: [...byName.values()]
    }))
  }

  /** Remembers that all was saved. */
  markSaved(): void {
    this.#unsaved = 0
    this.#keepSoon()
    for (const listener of this.#listeners) listener()
  }

  /** Has the browser keep what it does not keep yet. */
  keep(): void {
    if (this.#timer === undefined) return
    clearTimeout(this.#timer)
    this.#timer = undefined
    const documents = this.list().filter((each) => this.#touched.has(keyOf(each)))
    const kept: Kept = {unsaved: this.#unsaved, documents}
    this.#kept = remember(this.#memory, JSON.stringify(kept))
  }

  #keepSoon(): void {
    this.#timer ??= window.setTimeout(() => {
      this.keep()
    }, PATIENCE)
  }

  #restore({unsaved, documents}: Kept): void {
    this.#unsaved = unsaved
    for (const document of documents) {
      this.#put(document)
      this.#touched.add(keyOf(document))
    }
  }

  #put(document: DecidedDocument): DecidedDocument & {readonly byName: Decisions} {
    const byName: Decisions = new Map()
    for (const decision of document.decisions) byName.set(nameOfDecision(decision), decision)
    const known = {...document, byName}
    this.#documents.set(keyOf(document), known)
    return known
  }
}

interface Kept {
  readonly unsaved: number
  readonly documents: readonly DecidedDocument[]
}

function keyOf({path, sha256}: DocumentName): string {
  return `${sha256} ${path}`
}
