import type {Correction, Edit, EditMap, Phase, Span} from '../types.ts'
import {applyChanges, type Change} from './change.ts'
import {composeChanges} from './compose.ts'
import {createEditMap} from './edit-map.ts'
import {resolveOverlaps} from './resolve-overlaps.ts'
import {DECIDED, overlap, type Verdicts} from './verdicts.ts'

/**
 * Keeps account of a text under correction: step by step it takes edits of the text as it stands
 * and tells each of them as a correction of the source.
 *
 * Invariant: the applied corrections are in order, none overlap, and applied to the source they
 * give `text`. An edit that reaches into an earlier correction supersedes it: the new correction
 * covers both, so that `before` is always what the scan says.
 */
export class Ledger {
  readonly source: string
  #text: string
  /** The applied corrections, and the same as changes of the source. */
  #applied: Correction[] = []
  #changes: Change[] = []
  /** Corrections that later ones took the place of. */
  #superseded: Correction[] = []
  /** Corrections that are only suggested. */
  #suggested: Correction[] = []
  #map: EditMap<'draft'> | null = null
  readonly #verdicts: Verdicts | undefined

  /**
   * @param source The text to begin with.
   * @param verdicts Changes that were decided beforehand.
   */
  constructor(source: string, verdicts?: Verdicts) {
    this.source = source
    this.#text = source
    this.#verdicts = verdicts
  }

  /** The text as it stands. */
  get text(): string {
    return this.#text
  }

  /** The map between the source and the text as it stands. */
  get map(): EditMap<'draft'> {
    this.#map ??= createEditMap<'draft'>(this.#changes)
    return this.#map
  }

  /** The map between the source and the text, when no step is to follow. */
  get outcome(): EditMap {
    return createEditMap(this.#changes)
  }

  /** All corrections so far, in the order of their place in the source. */
  get corrections(): Correction[] {
    if (this.#superseded.length + this.#suggested.length === 0) return [...this.#applied]
    return [...this.#applied, ...this.#superseded, ...this.#suggested].sort(
      (a, b) => a.source.start - b.source.start || a.source.end - b.source.end
    )
  }

  /**
   * @param phase The phase that proposes the edits.
   * @param proposed Edits of {@link text}; overlapping ones are resolved.
   * @returns Those of them that changed the text, in order.
   */
  commit(phase: Phase, proposed: readonly Edit[]): readonly Edit[] {
    if (proposed.length === 0) return []
    const edits: Edit[] = []
    for (const edit of resolveOverlaps(this.#obey(phase, proposed))) {
      if (edit.apply === false) this.#suggest(phase, edit)
      else if (!isIdle(this.#text, edit)) edits.push(edit)
    }
    if (edits.length === 0) return []
    const applied: Correction[] = []
    const changes: Change[] = []
    composeChanges(this.#changes, this.#text, edits, (change, first, second) => {
      const correction =
        second.from === second.to
          ? this.#applied[first.from]!
          : this.#account(
              phase,
              change,
              this.#applied.slice(first.from, first.to),
              edits.slice(second.from, second.to)
            )
      if (correction.status !== 'applied') return
      applied.push(correction)
      changes.push(change)
    })
    this.#applied = applied
    this.#changes = changes
    this.#text = applyChanges(this.#text, edits)
    this.#map = null
    return edits
  }

  /** Forgets what was suggested: all steps are about to look at the text again. */
  withdrawSuggestions(): void {
    this.#suggested = []
  }

  /**
   * Brings the text to what was decided, where the steps did not: an accepted change takes the
   * place of whatever was made of its stretch, and of a rejected one the source comes back.
   */
  settle(): void {
    const verdicts = this.#verdicts
    if (verdicts === undefined) return
    const made = new Set<Change>()
    const applied: Correction[] = []
    for (const correction of this.#applied) {
      const decided = verdicts.find(correction.source, correction.after)
      if (decided?.verdict === 'reject') verdicts.refuse(decided, correction)
      else applied.push(decided === undefined ? correction : confirm(correction))
      if (decided?.verdict === 'accept') made.add(decided)
    }
    const missing = verdicts.accepted.filter((change) => !made.has(change))
    const kept: Correction[] = []
    for (const correction of applied) {
      if (!missing.some((change) => overlap(change, correction.source))) kept.push(correction)
      else this.#superseded.push({...correction, status: 'superseded'})
    }
    for (const {start, end, after, told} of missing) {
      const edit = {...told, start, end, after, confidence: 1, evidence: DECIDED}
      kept.push(this.#correction(told.phase, edit, {source: {start, end}, after}, 'applied'))
    }
    this.#applied = kept.sort(
      (a, b) => a.source.start - b.source.start || a.source.end - b.source.end
    )
    this.#changes = this.#applied.map(({source: {start, end}, after}) => ({start, end, after}))
    this.#text = applyChanges(this.source, this.#changes)
    this.#map = null
  }

  /** Leaves out what was rejected, and applies what was accepted. */
  #obey(phase: Phase, proposed: readonly Edit[]): readonly Edit[] {
    const verdicts = this.#verdicts
    if (verdicts === undefined) return proposed
    return proposed.flatMap((edit): Edit[] => {
      const {source, after} = this.#inSource(edit)
      const decided = verdicts.find(source, after)
      if (decided === undefined) return verdicts.keeps(source, phase) ? [] : [edit]
      if (decided.verdict === 'accept') return [{...confirm(edit), apply: true}]
      verdicts.refuse(decided, {...edit, phase})
      return []
    })
  }

  #suggest(phase: Phase, edit: Edit): void {
    this.#suggested.push(this.#correction(phase, edit, this.#inSource(edit), 'suggested'))
  }

  /** Tells an edit of the text as it stands as a change of the source. */
  #inSource(edit: Edit): SourceChange {
    const source = this.map.sourceSpan(edit)
    // The source span may reach further than the edit, into a correction made before.
    const inserted = source.start === source.end
    const start = this.map.toCorrected(source.start, inserted ? 'before' : 'after').offset
    const end = this.map.toCorrected(source.end, inserted ? 'after' : 'before').offset
    const after =
      this.#text.slice(Math.min(start, edit.start), edit.start) +
      edit.after +
      this.#text.slice(edit.end, Math.max(end, edit.end))
    return {source, after}
  }

  /** @returns The correction that stands for the change; superseded where it undoes others. */
  #account(
    phase: Phase,
    {start, end, after}: Change,
    earlier: readonly Correction[],
    edits: Edit[]
  ): Correction {
    for (const correction of earlier) this.#superseded.push({...correction, status: 'superseded'})
    // Of several edits that meet in one older correction the least certain speaks for all.
    if (edits.length > 1) edits.sort((a, b) => a.confidence - b.confidence)
    const change = {source: {start, end}, after}
    for (let at = 1; at < edits.length; at++) {
      this.#superseded.push(this.#correction(phase, edits[at]!, change, 'superseded'))
    }
    const undone = end - start === after.length && this.source.startsWith(after, start)
    const status = undone ? 'superseded' : 'applied'
    const correction = this.#correction(phase, edits[0]!, change, status)
    if (undone) this.#superseded.push(correction)
    return correction
  }

  #correction(
    phase: Phase,
    edit: Edit,
    {source, after}: SourceChange,
    status: Correction['status']
  ): Correction {
    const {rule, kind, confidence, evidence, grounds} = edit
    const before = this.source.slice(source.start, source.end)
    // Written out twice, as there is one a change: spreading an object is many times slower.
    if (evidence === undefined) {
      return {rule, kind, phase, source, before, after, confidence, status}
    }
    return grounds === undefined
      ? {rule, kind, phase, source, before, after, confidence, evidence, status}
      : {rule, kind, phase, source, before, after, confidence, evidence, grounds, status}
  }
}

/** What replaces a stretch of the source. */
interface SourceChange {
  readonly source: Span<'source'>
  readonly after: string
}

/** What a person decided is certain; why a text was taken out stays on record. */
function confirm<T extends Pick<Edit, 'kind' | 'confidence' | 'evidence'>>(change: T): T {
  const evidence = change.kind === 'removal' ? (change.evidence ?? DECIDED) : DECIDED
  return {...change, confidence: 1, evidence}
}

function isIdle(text: string, edit: Edit): boolean {
  const length = edit.end - edit.start
  return edit.after.length === length && text.startsWith(edit.after, edit.start)
}
