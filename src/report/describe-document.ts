import {restoreSource, type DocumentRecord} from '../index.ts'
import {nameOfChange} from './shared/change-name.ts'
import {readCodePoints, type CodePoints} from './shared/code-points.ts'
import type {
  ChangeData,
  DecidedDocument,
  DocumentData,
  DocumentRow,
  HeadingData,
  RemarkData,
  SuspectData
} from './shared/document-data.ts'
import {makeDecision} from './shared/make-decision.ts'

type SpanRecord = DocumentRecord['sections'][number]['source']
type BlockRecord = DocumentRecord['preface'][number]
type SectionRecord = DocumentRecord['sections'][number]
type DecisionRecord = NonNullable<DocumentRecord['decisions']>[number]

/** What a review needs of one document. */
export interface DescribedDocument {
  readonly data: DocumentData
  readonly row: Omit<DocumentRow, 'tally' | 'chunk' | 'place'>
  /** What was decided of it earlier, as far as it still fits; null where nothing was. */
  readonly decided: DecidedDocument | null
}

/** A title is shown on one line. */
const TITLE_LENGTH = 120

/**
 * @param record The record of a document.
 * @returns What the page shows of it.
 * @throws RangeError where the record was changed by hand and its parts do not fit each other.
 */
export function describeDocument(record: DocumentRecord): DescribedDocument {
  const source = restoreSource(record)
  const points = readCodePoints(source)
  const decisions = record.decisions ?? []
  const changes = listChanges(record, decisions, points)
  const decided = readDecided(source, changes, decisions, points)
  const {path, sha256} = record.source
  return {
    data: {
      source,
      changes,
      suspects: listSuspects(record, points),
      headings: listHeadings(record.sections, points),
      remarks: record.quality.remarks.map(({reason, source: {line}}) => ({line, reason})),
      stale: decisions.flatMap((each): RemarkData[] =>
        each.source === null ? [{line: null, reason: `${each.before} → ${each.after}`}] : []
      )
    },
    row: {
      path,
      sha256,
      title: record.metadata.title?.replace(/\s+/g, ' ').slice(0, TITLE_LENGTH) ?? null,
      errorRate: record.quality.estimatedErrorRate,
      characters: record.quality.characters,
      applied: record.corrections.length,
      suggested: record.suggestions.length,
      removed: record.removed.length,
      suspect: record.quality.suspect
    },
    decided: decided.length === 0 ? null : {path, sha256, decisions: decided}
  }
}

function listChanges(
  {corrections, suggestions, removed}: DocumentRecord,
  decisions: readonly DecisionRecord[],
  points: CodePoints
): ChangeData[] {
  const place = toPlace(points)
  const listed = [
    ...corrections.map((each) => ({type: 'applied' as const, ...each})),
    ...suggestions.map((each) => ({type: 'suggested' as const, ...each})),
    ...removed.map((each) => ({
      ...each,
      type: 'removed' as const,
      kind: 'removal',
      after: '',
      ...(each.reason === each.rule ? {} : {evidence: each.reason})
    }))
  ]
  const known = new Set(listed.map(({source, after}) => nameOf(source, after)))
  const gone = decisions.flatMap((each) => {
    if (each.source === null || known.has(nameOf(each.source, each.after))) return []
    const {kind = '', phase = '', confidence = 0} = each
    return [{...each, type: 'decided' as const, kind, phase, confidence, source: each.source}]
  })
  return [...listed, ...gone]
    .map((each): ChangeData => ({
      type: each.type,
      rule: each.rule,
      kind: each.kind,
      phase: each.phase,
      ...place(each.source),
      after: each.after,
      confidence: each.confidence,
      ...('evidence' in each && each.evidence !== undefined ? {evidence: each.evidence} : {})
    }))
    .sort((left, right) => left.start - right.start || left.end - right.end)
}

/** The decisions that still have a place, in the form in which they are saved again. */
function readDecided(
  source: string,
  changes: readonly ChangeData[],
  decisions: readonly DecisionRecord[],
  points: CodePoints
): DecidedDocument['decisions'] {
  if (decisions.length === 0) return []
  const byName = new Map(changes.map((change) => [nameOfChange(points, change), change]))
  return decisions.flatMap((decision) => {
    const change =
      decision.source === null ? undefined : byName.get(nameOf(decision.source, decision.after))
    if (change === undefined) return []
    return [makeDecision(source, points, change, decision)]
  })
}

function nameOf({start, end}: SpanRecord, after: string): string {
  return `${start} ${end} ${after}`
}

function toPlace({toUnits}: CodePoints): (span: SpanRecord) => {start: number; end: number} {
  return ({start, end}) => ({start: toUnits(start), end: toUnits(end)})
}

function listSuspects(
  {preface, sections, closing}: DocumentRecord,
  points: CodePoints
): SuspectData[] {
  const place = toPlace(points)
  const found: SuspectData[] = []
  const visitBlocks = (blocks: readonly BlockRecord[]): void => {
    for (const block of blocks) {
      if (block.type === 'list') for (const item of block.items) visitBlocks(item.blocks)
      if (block.type !== 'suspect') continue
      found.push({...place(block.source), script: block.script, reason: block.reason})
    }
  }
  const visitSections = (all: readonly SectionRecord[]): void => {
    for (const each of all) {
      visitBlocks(each.blocks)
      visitSections(each.sections)
    }
  }
  visitBlocks(preface)
  visitSections(sections)
  visitBlocks(closing)
  return found.sort((left, right) => left.start - right.start)
}

function listHeadings(sections: readonly SectionRecord[], points: CodePoints): HeadingData[] {
  const place = toPlace(points)
  return sections
    .flatMap((each): HeadingData[] => [
      {...place(each.heading), level: each.level},
      ...listHeadings(each.sections, points)
    ])
    .sort((left, right) => left.start - right.start)
}
