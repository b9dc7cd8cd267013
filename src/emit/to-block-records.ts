import type {Block, LaoDocument, Section, Span} from '../types.ts'
import type {BlockRecord, BlockRole, SectionRecord} from './record.ts'
import type {RecordPlaces} from './record-places.ts'

/** Tells the parts of a document as its record does. */
export interface BlockWriter {
  preface(): BlockRecord[]
  sections(): SectionRecord[]
  closing(): BlockRecord[]
}

/**
 * @param document The structure of the corrected text.
 * @param places The places of the same document.
 */
export function createBlockWriter(document: LaoDocument, places: RecordPlaces): BlockWriter {
  const toSection = (section: Section): SectionRecord => ({
    id: section.id,
    level: section.level,
    label: section.label,
    separator: section.separator,
    number: section.number,
    title: section.title,
    heading: places.ofCorrected(section.heading).source,
    ...places.ofCorrected(section.span),
    blocks: section.blocks.map((block) => toBlock(block, 'body', places)),
    sections: section.sections.map(toSection)
  })
  return {
    preface: () =>
      document.preface.map((block) => toBlock(block, headRole(document, block), places)),
    sections: () => document.sections.map(toSection),
    closing: () =>
      document.closing.map((block) =>
        toBlock(block, block.type === 'signature' ? 'signature' : 'closing', places)
      )
  }
}

/** What stands before the first section is the text, unless it is known to be something else. */
function headRole({title, legalBasis, bodyStart}: LaoDocument, {type, span}: Block): BlockRole {
  if (type === 'letterhead') return 'letterhead'
  if (span.start >= bodyStart) return 'body'
  if (title !== null && holds(span, title)) return 'title'
  if (legalBasis.some((cited) => meets(span, cited.span))) return 'basis'
  return 'body'
}

function holds(outer: Span<'corrected'>, inner: Span<'corrected'>): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

function meets(one: Span<'corrected'>, other: Span<'corrected'>): boolean {
  return one.start < other.end && other.start < one.end
}

function toBlock(block: Block, role: BlockRole, places: RecordPlaces): BlockRecord {
  const place = places.ofCorrected(block.span)
  switch (block.type) {
    case 'list':
      return {
        type: block.type,
        role,
        ordered: block.ordered,
        items: block.items.map(({label, blocks, span}) => ({
          label,
          blocks: blocks.map((inner) => toBlock(inner, role, places)),
          ...places.ofCorrected(span)
        })),
        ...place
      }
    case 'table':
      return {
        type: block.type,
        role,
        rows: block.rows.map((row) =>
          row.map(({text, span}) => ({text, ...places.ofCorrected(span)}))
        ),
        ...place
      }
    case 'suspect':
      return {
        type: block.type,
        role,
        reason: block.reason,
        script: block.script,
        text: block.text,
        ...place
      }
    default:
      return {type: block.type, role, text: block.text, ...place}
  }
}
