import type {Block, Citation, Corrected, Decided, LaoDocument, Section, Span} from '../types.ts'
import {accountForChanges} from './account-for-changes.ts'
import {countCharacters} from './count-characters.ts'
import {
  SCHEMA_VERSION,
  type BlockRecord,
  type CitationRecord,
  type DecisionRecord,
  type DocumentRecord,
  type GeneratorInfo,
  type SectionRecord,
  type SourceInfo,
  type SpanRecord
} from './record.ts'
import {createSectionFinder} from './section-finder.ts'
import {createSourcePlaces} from './source-places.ts'

/** Tells a span of the corrected text in terms of the source. */
type Place = (span: Span<'corrected'>) => SpanRecord

/**
 * @param corrected What correction made of the source.
 * @param document The structure of the corrected text.
 * @param source The file that was read; told as given.
 * @param generator What makes the record; told as given.
 * @returns The record, version 1; its offsets are code points of the source, lines count from 1.
 */
export function toRecord(
  corrected: Corrected,
  document: LaoDocument,
  source: SourceInfo,
  generator: GeneratorInfo
): DocumentRecord {
  const places = createSourcePlaces(corrected.source)
  const sourceSpan = (span: Span<'corrected'>) => corrected.map.sourceSpan(span)
  const place: Place = (span) => places.span(sourceSpan(span))
  const sectionOf = createSectionFinder(document.sections, sourceSpan)
  const changes = accountForChanges(corrected, places, sectionOf)
  const {metadata} = document
  const record: DocumentRecord = {
    schemaVersion: SCHEMA_VERSION,
    source: {
      path: source.path,
      sha256: source.sha256,
      bytes: source.bytes,
      mediaType: source.mediaType,
      ...(source.format === undefined ? {} : {format: source.format}),
      encoding: source.encoding
    },
    generator: {
      name: generator.name,
      version: generator.version,
      rules: generator.rules,
      model: generator.model,
      ...(generator.profile === undefined ? {} : {profile: generator.profile})
    },
    metadata: {
      title: metadata.title,
      kind: metadata.kind,
      subject: metadata.subject,
      number: metadata.number,
      date: copyDate(metadata.date),
      place: metadata.place,
      issuer: metadata.issuer,
      addressee: metadata.addressee,
      signatory:
        metadata.signatory === null
          ? null
          : {role: metadata.signatory.role, name: metadata.signatory.name}
    },
    legalBasis: document.legalBasis.map((each) => toCitationRecord(each, place)),
    citations: document.citations.map((each) => toCitationRecord(each, place)),
    preface: toBlockRecords(document.preface, place),
    sections: document.sections.map((each) => toSectionRecord(each, place)),
    closing: toBlockRecords(document.closing, place),
    corrected: corrected.text,
    corrections: changes.applied,
    suggestions: changes.suggested,
    superseded: changes.superseded,
    removed: changes.removed,
    ...(corrected.decisions === undefined
      ? {}
      : {
          decisions: corrected.decisions.map((each) =>
            toDecisionRecord(
              each,
              each.source === null ? null : places.span(each.source),
              each.source === null ? null : sectionOf(each.source)
            )
          )
        }),
    quality: {
      characters: countCharacters(corrected.text),
      corrected: changes.characters,
      suspect: countSuspect(document),
      estimatedErrorRate: corrected.estimatedErrorRate,
      remarks: document.remarks.map(({reason, rule, span}) => {
        const at = sourceSpan(span)
        return {reason, rule, source: places.span(at), section: sectionOf(at)}
      })
    }
  }
  return record
}

function toDecisionRecord(
  {decision, outcome, proposed}: Decided,
  source: SpanRecord | null,
  section: string | null
): DecisionRecord {
  const {verdict, before, after, note} = decision
  const {rule, kind, phase} = proposed ?? decision
  return {
    verdict,
    outcome,
    rule,
    ...(kind === undefined ? {} : {kind}),
    ...(phase === undefined ? {} : {phase}),
    before,
    after,
    ...(proposed === undefined ? {} : {confidence: proposed.confidence}),
    ...(note === undefined ? {} : {note}),
    source,
    section
  }
}

function copyDate(date: Citation['date']): CitationRecord['date'] {
  return date === null ? null : {iso: date.iso, precision: date.precision, text: date.text}
}

function toCitationRecord(citation: Citation, place: Place): CitationRecord {
  return {
    text: citation.text,
    kind: citation.kind,
    number: citation.number,
    date: copyDate(citation.date),
    issuer: citation.issuer,
    source: place(citation.span)
  }
}

function toSectionRecord(section: Section, place: Place): SectionRecord {
  return {
    id: section.id,
    level: section.level,
    label: section.label,
    separator: section.separator,
    number: section.number,
    title: section.title,
    heading: place(section.heading),
    source: place(section.span),
    blocks: toBlockRecords(section.blocks, place),
    sections: section.sections.map((each) => toSectionRecord(each, place))
  }
}

function toBlockRecords(blocks: readonly Block[], place: Place): BlockRecord[] {
  return blocks.map((block) => toBlockRecord(block, place))
}

function toBlockRecord(block: Block, place: Place): BlockRecord {
  switch (block.type) {
    case 'list':
      return {
        type: block.type,
        ordered: block.ordered,
        items: block.items.map(({label, blocks, span}) => ({
          label,
          blocks: toBlockRecords(blocks, place),
          source: place(span)
        })),
        source: place(block.span)
      }
    case 'table':
      return {
        type: block.type,
        rows: block.rows.map((row) => row.map(({text, span}) => ({text, source: place(span)}))),
        source: place(block.span)
      }
    case 'suspect':
      return {
        type: block.type,
        reason: block.reason,
        script: block.script,
        text: block.text,
        source: place(block.span)
      }
    default:
      return {type: block.type, text: block.text, source: place(block.span)}
  }
}

function countSuspect({preface, sections, closing}: LaoDocument): number {
  const inBlocks = (blocks: readonly Block[]): number => {
    let count = 0
    for (const block of blocks) {
      if (block.type === 'suspect') count += countCharacters(block.text)
      else if (block.type === 'list') for (const item of block.items) count += inBlocks(item.blocks)
    }
    return count
  }
  const inSections = (all: readonly Section[]): number =>
    all.reduce((sum, each) => sum + inBlocks(each.blocks) + inSections(each.sections), 0)
  return inBlocks(preface) + inSections(sections) + inBlocks(closing)
}
