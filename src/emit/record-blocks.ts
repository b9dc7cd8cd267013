import * as z from 'zod'

export const span = z
  .object({
    start: z.int().min(0).describe('First code point, counted from 0, in the decoded source.'),
    end: z.int().min(0).describe('The code point behind the last one, in the decoded source.'),
    line: z.int().min(1).describe('Line of `start` in the decoded source, counted from 1.'),
    page: z.int().min(1).describe('Page of `start`: a `number` of `pages`.'),
    lastPage: z
      .int()
      .min(1)
      .optional()
      .describe('Page of the last code point; absent where it is the same.')
  })
  .meta({id: 'Span', description: 'A half-open stretch [start, end) of the decoded source.'})

export const range = z
  .object({
    start: z.int().min(0).describe('First code point, counted from 0, in `corrected`.'),
    end: z.int().min(0).describe('The code point behind the last one, in `corrected`.')
  })
  .meta({
    id: 'Range',
    description: 'A half-open stretch [start, end) of the text in the field `corrected`.'
  })

const role = z
  .enum(['letterhead', 'title', 'addressee', 'subject', 'basis', 'body', 'closing', 'signature'])
  .describe(
    'What it is to the document. `body`: its text, with or without sections; `basis`: what it ' +
      'rests on; `closing`: what else stands below the text beside the signature.'
  )

const confidence = z
  .number()
  .min(0)
  .max(1)
  .describe('Estimated share, 0 to 1, of its characters that are right.')

/** What every block tells besides what it holds. */
const common = {role, confidence, source: span, corrected: range}

const textBlock = z
  .object({
    type: z.enum(['paragraph', 'signature', 'letterhead', 'caption']),
    text: z.string().describe('A stretch of the corrected text, without any label.'),
    ...common
  })
  .meta({id: 'TextBlock', description: 'A block of running text.'})

const suspectBlock = z
  .object({
    type: z.literal('suspect'),
    reason: z.string().describe('Why it was left alone.'),
    script: z
      .enum(['Lao', 'Thai', 'Khmer', 'Myanmar', 'Latin', 'Han', 'Other'])
      .describe('Unicode script of most of its letters.'),
    text: z.string().describe('The text, verbatim.'),
    ...common
  })
  .meta({id: 'SuspectBlock', description: 'Another script, or noise, kept verbatim.'})

const tableCell = z
  .object({text: z.string().describe('What the cell holds.'), source: span, corrected: range})
  .meta({id: 'TableCell'})

const tableBlock = z
  .object({
    type: z.literal('table'),
    rows: z.array(z.array(tableCell)).describe('Rows from top to bottom, cells in reading order.'),
    ...common
  })
  .meta({id: 'TableBlock'})

// What holds others of its kind has its type written out: what is inferred of a getter is lost in
// the declarations that the package holds.

/** An item of a list; its span begins with the label. */
export interface ListItemRecord {
  label: string | null
  blocks: BlockRecord[]
  source: SpanRecord
  corrected: RangeRecord
}

export interface ListBlockRecord {
  type: 'list'
  role: BlockRole
  confidence: number
  ordered: boolean
  items: ListItemRecord[]
  source: SpanRecord
  corrected: RangeRecord
}

/** A block, told apart by `type`. */
export type BlockRecord = TextBlockRecord | SuspectBlockRecord | ListBlockRecord | TableBlockRecord

/** A numbered or named unit with a heading. */
export interface SectionRecord {
  id: string
  level: number
  label: string | null
  separator: string
  number: string | null
  title: string
  confidence: number
  heading: SpanRecord
  source: SpanRecord
  corrected: RangeRecord
  blocks: BlockRecord[]
  sections: SectionRecord[]
}

export type SpanRecord = z.infer<typeof span>
export type RangeRecord = z.infer<typeof range>
export type BlockRole = z.infer<typeof role>
export type TextBlockRecord = z.infer<typeof textBlock>
export type SuspectBlockRecord = z.infer<typeof suspectBlock>
export type TableBlockRecord = z.infer<typeof tableBlock>
export type TableCellRecord = z.infer<typeof tableCell>

const listItem: z.ZodType<ListItemRecord> = z
  .object({
    label: z
      .string()
      .nullable()
      .describe('As written after repair (`1).`, `ກ.`, `①`, `·`); null where none is written.'),
    get blocks() {
      return z.array(block).describe('What the item holds, without the label.')
    },
    source: span,
    corrected: range
  })
  .meta({id: 'ListItem', description: 'An item of a list; its span begins with the label.'})

const listBlock = z
  .object({
    type: z.literal('list'),
    ordered: z.boolean().describe('Whether the labels count.'),
    items: z.array(listItem),
    ...common
  })
  .meta({id: 'ListBlock'})

export const block: z.ZodType<BlockRecord> = z
  .discriminatedUnion('type', [textBlock, suspectBlock, listBlock, tableBlock])
  .meta({id: 'Block', description: 'A block, told apart by `type`.'})

export const section: z.ZodType<SectionRecord> = z
  .object({
    id: z
      .string()
      .describe('Unique in the document, from the path of labels; stable against edits elsewhere.'),
    level: z.int().min(1).describe("Counts from 1 below the document's title."),
    label: z
      .string()
      .nullable()
      .describe('As written after repair (`I.`, `ມາດຕາ 5`); null for a unit without one.'),
    separator: z.string().describe('What stands between label and title, white space included.'),
    number: z.string().nullable().describe("The label's number with ASCII digits."),
    title: z.string().describe('The heading without label and separator.'),
    confidence: confidence.describe(
      'Estimated share, 0 to 1, of the characters from here to the end of the last subsection ' +
        'that are right.'
    ),
    heading: span.describe('The heading alone.'),
    source: span.describe('From the heading to the end of the last subsection.'),
    corrected: range.describe('The same in the corrected text.'),
    blocks: z.array(block).describe('What stands before the first subsection.'),
    get sections() {
      return z.array(section).describe('Subsections, in reading order.')
    }
  })
  .meta({id: 'Section', description: 'A numbered or named unit with a heading.'})
