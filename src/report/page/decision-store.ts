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
  readonly #steps: Step[] = []
  #unsaved = 0
  /** How often it was saved. */
  #saved = 0
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
    const {byName} = known
    const names = [...undone, ...made.map(nameOfDecision)]
    const earlier = names.map((name) => [name, byName.get(name)] as const)
    this.#steps.push({key, earlier, unsaved: this.#unsaved, saved: this.#saved})
    for (const name of undone) byName.delete(name)
    for (const decision of made) byName.set(nameOfDecision(decision), decision)
    this.#changed(key, this.#unsaved + Math.max(made.length, undone.length))
  }

  /** Whether a decision about a document was made, or taken back, since the page was opened. */
  canUndo(document: DocumentName): boolean {
    const key = keyOf(document)
    return this.#steps.some((step) => step.key === key)
  }

  /**
   * Takes the last step back that was done to a document, however many changes it was about.
   *
   * @returns How many changes are as they were before; 0 where there is no step.
   */
  undoLast(document: DocumentName): number {
    const key = keyOf(document)
    const place = this.#steps.findLastIndex((step) => step.key === key)
    const [step] = place < 0 ? [] : this.#steps.splice(place, 1)
    const known = this.#documents.get(key)
    if (step === undefined || known === undefined) return 0
    for (const [name, decision] of step.earlier) {
      if (decision === undefined) known.byName.delete(name)
      else known.byName.set(name, decision)
    }
    const isLast = place === this.#steps.length && step.saved === this.#saved
    this.#changed(key, isLast ? step.unsaved : this.#unsaved + step.earlier.length)
    return new Set(step.earlier.map(([name]) => name)).size
  }

  #changed(key: string, unsaved: number): void {
    this.#touched.add(key)
    this.#unsaved = unsaved
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
    this.#saved++
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

/** What it takes to take a decision back. */
interface Step {
  readonly key: string
  /** What was decided before, by the name of the change. */
  readonly earlier: readonly (readonly [name: string, decision: DecisionEntry | undefined])[]
  readonly unsaved: number
  readonly saved: number
}

interface Kept {
  readonly unsaved: number
  readonly documents: readonly DecidedDocument[]
}

function keyOf({path, sha256}: DocumentName): string {
  return `${sha256} ${path}`
}
