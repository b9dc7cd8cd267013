import type {Block, LaoDocument, Section, Span} from '../types.ts'
import type {BlockRecord, BlockRole, SectionRecord} from './record.ts'
import type {Confidence} from './passage-confidence.ts'
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
 * @param sure Estimates how much of a passage is right.
 */
export function createBlockWriter(
  document: LaoDocument,
  places: RecordPlaces,
  sure: Confidence
): BlockWriter {
  const toBlock = (block: Block, role: BlockRole): BlockRecord => {
    const {span} = block
    const place = {confidence: sure(span), ...places.ofCorrected(span)}
    switch (block.type) {
      case 'list':
        return {
          type: block.type,
          role,
          ordered: block.ordered,
          items: block.items.map((item) => ({
            label: item.label,
            blocks: item.blocks.map((inner) => toBlock(inner, role)),
            ...places.ofCorrected(item.span)
          })),
          ...place
        }
      case 'table':
        return {
          type: block.type,
          role,
          rows: block.rows.map((row) =>
            row.map((cell) => ({text: cell.text, ...places.ofCorrected(cell.span)}))
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
  const toSection = (section: Section): SectionRecord => ({
    id: section.id,
    level: section.level,
    label: section.label,
    separator: section.separator,
    number: section.number,
    title: section.title,
    confidence: sure(section.span),
    heading: places.ofCorrected(section.heading).source,
    ...places.ofCorrected(section.span),
    blocks: section.blocks.map((block) => toBlock(block, 'body')),
    sections: section.sections.map(toSection)
  })
  return {
    preface: () => document.preface.map((block) => toBlock(block, headRole(document, block))),
    sections: () => document.sections.map(toSection),
    closing: () =>
      document.closing.map((block) =>
        toBlock(block, block.type === 'signature' ? 'signature' : 'closing')
      )
  }
}

/** What stands before the first section is the text, unless it is known to be something else. */
function headRole(
  {title, fields, legalBasis, bodyStart}: LaoDocument,
  {type, span}: Block
): BlockRole {
  if (type === 'letterhead') return 'letterhead'
  if (span.start >= bodyStart) return 'body'
  if (title !== null && holds(span, title)) return 'title'
  for (const role of ['addressee', 'subject'] as const) {
    const field = fields[role]
    if (field !== undefined && meets(span, field.span)) return role
  }
  if (legalBasis.some((cited) => meets(span, cited.span))) return 'basis'
  return 'body'
}

function holds(outer: Span<'corrected'>, inner: Span<'corrected'>): boolean {
  return outer.start <= inner.start && inner.end <= outer.end
}

function meets(one: Span<'corrected'>, other: Span<'corrected'>): boolean {
  return one.start < other.end && other.start < one.end
}
