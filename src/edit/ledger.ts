import type {Correction, Edit, EditMap, Phase, Span} from '../types.ts'
import {applyChanges} from './change.ts'
import {composeChanges, type ComposedChange} from './compose.ts'
import {createEditMap} from './edit-map.ts'
import {resolveOverlaps} from './resolve-overlaps.ts'

/**
 * Keeps account of a text under correction: pass by pass it takes edits of the text as it stands
 * and tells each of them as a correction of the source.
 *
 * Invariant: the applied corrections are in order, none overlap, and applied to the source they
 * give `text`. An edit that reaches into an earlier correction supersedes it: the new correction
 * covers both, so that `before` is always what the scan says.
 */
export class Ledger {
  readonly source: string
  #text: string
  #applied: Correction[] = []
  #others: Correction[] = []
  #map: EditMap | null = null

  /** @param source The text to begin with. */
  constructor(source: string) {
    this.source = source
    this.#text = source
  }

  /** The text as it stands. */
  get text(): string {
    return this.#text
  }

  /** The map between the source and the text as it stands. */
  get map(): EditMap {
    this.#map ??= createEditMap(this.#applied.map(toChange))
    return this.#map
  }

  /** All corrections so far, in the order of their place in the source. */
  get corrections(): Correction[] {
    return [...this.#applied, ...this.#others].sort(
      (a, b) => a.source.start - b.source.start || a.source.end - b.source.end
    )
  }

  /**
   * @param phase The phase that proposes the edits.
   * @param proposed Edits of {@link text}; overlapping ones are resolved.
   * @returns Whether the text changed.
   */
  commit(phase: Phase, proposed: readonly Edit[]): boolean {
    if (proposed.length === 0) return false
    const resolved = resolveOverlaps(proposed)
    for (const edit of resolved) if (edit.apply === false) this.#suggest(phase, edit)
    const edits = resolved.filter((edit) => edit.apply !== false && !isIdle(this.#text, edit))
    if (edits.length === 0) return false
    const composed = composeChanges(this.#applied.map(toChange), this.#text, edits)
    this.#applied = composed.flatMap((change) => this.#account(phase, change, edits))
    this.#text = applyChanges(this.#text, edits)
    this.#map = null
    return true
  }

  #suggest(phase: Phase, edit: Edit): void {
    const source = this.map.sourceSpan(edit)
    // The source span may reach further than the edit, into a correction made before.
    const inserted = source.start === source.end
    const start = this.map.toCorrected(source.start, inserted ? 'before' : 'after').offset
    const end = this.map.toCorrected(source.end, inserted ? 'after' : 'before').offset
    const after =
      this.#text.slice(Math.min(start, edit.start), edit.start) +
      edit.after +
      this.#text.slice(edit.end, Math.max(end, edit.end))
    this.#others.push(this.#correction(phase, edit, source, after, 'suggested'))
  }

  #account(phase: Phase, change: ComposedChange, edits: readonly Edit[]): Correction[] {
    if (change.second.length === 0) return [this.#applied[change.first[0]!]!]
    for (const at of change.first) {
      this.#others.push({...this.#applied[at]!, status: 'superseded'})
    }
    // Of several edits that meet in one older correction the least certain speaks for all.
    const [spokesman, ...rest] = change.second
      .map((at) => edits[at]!)
      .sort((a, b) => a.confidence - b.confidence)
    const span = {start: change.start, end: change.end}
    for (const edit of rest) {
      this.#others.push(this.#correction(phase, edit, span, change.after, 'superseded'))
    }
    const undone = change.after === this.source.slice(change.start, change.end)
    const status = undone ? 'superseded' : 'applied'
    const correction = this.#correction(phase, spokesman!, span, change.after, status)
    if (!undone) return [correction]
    this.#others.push(correction)
    return []
  }

  #correction(
    phase: Phase,
    edit: Edit,
    source: Span<'source'>,
    after: string,
    status: Correction['status']
  ): Correction {
    return {
      rule: edit.rule,
      kind: edit.kind,
      phase,
      source,
      before: this.source.slice(source.start, source.end),
      after,
      confidence: edit.confidence,
      ...(edit.evidence === undefined ? {} : {evidence: edit.evidence}),
      status
    }
  }
}

function toChange({source, after}: Correction): {start: number; end: number; after: string} {
  return {start: source.start, end: source.end, after}
}

function isIdle(text: string, edit: Edit): boolean {
  const length = edit.end - edit.start
  return edit.after.length === length && text.startsWith(edit.after, edit.start)
}
