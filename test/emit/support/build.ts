import {applyChanges} from '../../../src/edit/change.ts'
import {createEditMap} from '../../../src/edit/edit-map.ts'
import type {
  Block,
  Corrected,
  Correction,
  LaoDocument,
  ListItem,
  Metadata,
  Section,
  Span,
  TextBlock
} from '../../../src/types.ts'

export const NO_METADATA: Metadata = {
  title: null,
  kind: null,
  subject: null,
  number: null,
  date: null,
  place: null,
  issuer: null,
  addressee: null,
  signatory: null
}

export interface ChangeSketch extends Partial<Correction> {
  readonly start: number
  readonly end: number
  readonly after: string
}

/** Corrects a source by the given changes, in order; those not `applied` are only listed. */
export function buildCorrected(source: string, changes: readonly ChangeSketch[] = []): Corrected {
  const corrections = changes.map(({start, end, after, ...rest}): Correction => ({
    rule: 'correct/example',
    kind: 'confusion',
    phase: 'channel',
    confidence: 0.9,
    status: 'applied',
    ...rest,
    source: {start, end},
    before: source.slice(start, end),
    after
  }))
  const applied = corrections
    .filter(({status}) => status === 'applied')
    .map(({source: {start, end}, after}) => ({start, end, after}))
  return {
    source,
    pages: buildPages(source),
    text: applyChanges(source, applied),
    map: createEditMap(applied),
    corrections,
    suspects: [],
    headingHints: [],
    estimatedErrorRate: 0
  }
}

/** A form feed ends a page. */
export function buildPages(source: string): Corrected['pages'] {
  let start = 0
  return source.split(/(?<=\f)/).map((page) => {
    const span = {start, end: start + page.length}
    start = span.end
    return {span, label: null}
  })
}

export function buildDocument(parts: Partial<LaoDocument> = {}): LaoDocument {
  return {
    metadata: NO_METADATA,
    fields: {},
    title: null,
    legalBasis: [],
    citations: [],
    preface: [],
    bodyStart: 0,
    sections: [],
    closing: [],
    remarks: [],
    ...parts
  }
}

/** Where the passage stands in the corrected text, searched from `from`. */
export function spanOf(text: string, passage: string, from = 0): Span<'corrected'> {
  const start = text.indexOf(passage, from)
  if (start < 0) throw new Error(`${passage} is not in the text`)
  return {start, end: start + passage.length}
}

export function textBlock(
  text: string,
  passage: string,
  type: TextBlock['type'] = 'paragraph'
): TextBlock {
  return {type, text: passage, span: spanOf(text, passage)}
}

export function item(text: string, label: string | null, ...blocks: Block[]): ListItem {
  const end = blocks.at(-1)?.span.end
  const start = label === null ? blocks[0]!.span.start : text.lastIndexOf(label, end)
  return {label, blocks, span: {start, end: end ?? start + label!.length}}
}

export function list(ordered: boolean, ...items: ListItem[]): Block {
  return {
    type: 'list',
    ordered,
    items,
    span: {start: items[0]!.span.start, end: items.at(-1)!.span.end}
  }
}

export function section(
  text: string,
  parts: Pick<Section, 'id' | 'level' | 'label' | 'separator' | 'title'> & Partial<Section>
): Section {
  const heading = spanOf(text, `${parts.label ?? ''}${parts.separator}${parts.title}`)
  const inner = [...(parts.blocks ?? []), ...(parts.sections ?? [])]
  return {
    number: null,
    heading,
    span: {start: heading.start, end: inner.at(-1)?.span.end ?? heading.end},
    blocks: [],
    sections: [],
    ...parts
  }
}
