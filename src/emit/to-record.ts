import {lowerBound} from '../base/lower-bound.ts'
import type {Citation, Corrected, Decided, LaoDocument, Span} from '../types.ts'
import {accountForChanges} from './account-for-changes.ts'
import {countCharacters} from './count-characters.ts'
import {fieldRecords} from './field-records.ts'
import {pageRecords} from './page-records.ts'
import {
  SCHEMA_VERSION,
  type CitationRecord,
  type DecisionRecord,
  type DocumentRecord,
  type FileRecord,
  type GeneratorInfo,
  type PageRecord,
  type SourceInfo,
  type SpanRecord
} from './record.ts'
import {createConfidence} from './passage-confidence.ts'
import {createRecordPlaces, type RecordPlaces} from './record-places.ts'
import {createSectionFinder} from './section-finder.ts'
import {createBlockWriter} from './to-block-records.ts'

/**
 * @param corrected What correction made of the source.
 * @param document The structure of the corrected text.
 * @param source The file that was read; told as given.
 * @param generator What makes the record; told as given.
 * @returns The record, version 1.1; its offsets are code points of the source, lines count from 1.
 */
export function toRecord(
  corrected: Corrected,
  document: LaoDocument,
  source: SourceInfo,
  generator: GeneratorInfo
): DocumentRecord {
  const places = createRecordPlaces(corrected)
  const sourceSpan = (span: Span<'corrected'>) => corrected.map.sourceSpan(span)
  const blocks = createBlockWriter(document, places, createConfidence(corrected))
  const sectionOf = createSectionFinder(document.sections, sourceSpan)
  const changes = accountForChanges(corrected, places, sectionOf)
  const pages = pageRecords(corrected, document, changes.characters, places).map(
    createPathTeller(source.files)
  )
  const {metadata} = document
  const record: DocumentRecord = {
    schemaVersion: SCHEMA_VERSION,
    source: {
      path: source.path,
      sha256: source.sha256,
      bytes: source.bytes,
      mediaType: source.mediaType,
      ...(source.format === undefined ? {} : {format: source.format}),
      encoding: source.encoding,
      ...(source.files === undefined ? {} : {files: source.files.map(copyFile)})
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
    fields: fieldRecords(document, corrected, places),
    legalBasis: document.legalBasis.map((each) => toCitationRecord(each, places)),
    citations: document.citations.map((each) => toCitationRecord(each, places)),
    pages: pages,
    preface: blocks.preface(),
    sections: blocks.sections(),
    closing: blocks.closing(),
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
      corrected: total(pages, 'corrected'),
      suspect: total(pages, 'suspect'),
      estimatedErrorRate: corrected.estimatedErrorRate,
      remarks: document.remarks.map(({reason, rule, span}) => {
        const at = sourceSpan(span)
        return {reason, rule, ...places.ofCorrected(span), section: sectionOf(at)}
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

/** Tells which of several files a page begins in. */
function createPathTeller(files: SourceInfo['files'] = []): (page: PageRecord) => PageRecord {
  const ends = files.map(({end}) => end)
  return (page) => {
    const {path} = files[lowerBound(ends, page.start + 1)] ?? files.at(-1) ?? {}
    if (path === undefined) return page
    const {number, label, start, end, ...more} = page
    return {number, label, start, end, path, ...more}
  }
}

function copyFile(file: FileRecord): FileRecord {
  const {path, sha256, bytes, mediaType, encoding, start, end} = file
  return {path, sha256, bytes, mediaType, encoding, start, end}
}

function total(pages: readonly PageRecord[], count: 'corrected' | 'suspect'): number {
  return pages.reduce((sum, {quality}) => sum + quality[count], 0)
}

function copyDate(date: Citation['date']): CitationRecord['date'] {
  return date === null ? null : {iso: date.iso, precision: date.precision, text: date.text}
}

function toCitationRecord(citation: Citation, places: RecordPlaces): CitationRecord {
  return {
    text: citation.text,
    kind: citation.kind,
    number: citation.number,
    date: copyDate(citation.date),
    issuer: citation.issuer,
    ...places.ofCorrected(citation.span)
  }
}
