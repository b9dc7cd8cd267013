import * as z from 'zod'

/** The version of the record's shape; a minor version only adds fields. */
export const SCHEMA_VERSION = '1.0'

const span = z
  .object({
    start: z.int().min(0).describe('First code point, counted from 0, in the decoded source.'),
    end: z.int().min(0).describe('The code point behind the last one, in the decoded source.'),
    line: z.int().min(1).describe('Line of `start` in the decoded source, counted from 1.')
  })
  .meta({id: 'Span', description: 'A half-open stretch [start, end) of the decoded source.'})

const date = z
  .object({
    iso: z.string().describe('`2023-11-06`, `2023-11` or `2023`, Gregorian calendar.'),
    precision: z.enum(['day', 'month', 'year']).describe('How much of the date is known.'),
    text: z.string().describe('The date as the corrected text has it.')
  })
  .meta({id: 'Date', description: 'A calendar date, as far as the document tells it.'})

const citation = z
  .object({
    text: z.string().describe('The reference as the corrected text has it.'),
    kind: z.string().nullable().describe('Kind of the cited document.'),
    number: z.string().nullable().describe('Its number, with ASCII digits.'),
    date: date.nullable().describe('Its date.'),
    issuer: z.string().nullable().describe('Who issued it.'),
    source: span
  })
  .meta({id: 'Citation', description: 'A document that this one names.'})

const textBlock = z
  .object({
    type: z.enum(['paragraph', 'signature', 'letterhead', 'caption']),
    text: z.string().describe('A stretch of the corrected text, without any label.'),
    source: span
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
    source: span
  })
  .meta({id: 'SuspectBlock', description: 'Another script, or noise, kept verbatim.'})

const tableCell = z
  .object({text: z.string().describe('What the cell holds.'), source: span})
  .meta({id: 'TableCell'})

const tableBlock = z
  .object({
    type: z.literal('table'),
    rows: z.array(z.array(tableCell)).describe('Rows from top to bottom, cells in reading order.'),
    source: span
  })
  .meta({id: 'TableBlock'})

const listItem = z
  .object({
    label: z
      .string()
      .nullable()
      .describe('As written after repair (`1).`, `ກ.`, `①`, `·`); null where none is written.'),
    get blocks() {
      return z.array(block).describe('What the item holds, without the label.')
    },
    source: span
  })
  .meta({id: 'ListItem', description: 'An item of a list; its span begins with the label.'})

const listBlock = z
  .object({
    type: z.literal('list'),
    ordered: z.boolean().describe('Whether the labels count.'),
    items: z.array(listItem),
    source: span
  })
  .meta({id: 'ListBlock'})

const block = z
  .discriminatedUnion('type', [textBlock, suspectBlock, listBlock, tableBlock])
  .meta({id: 'Block', description: 'A block, told apart by `type`.'})

const section = z
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
    heading: span.describe('The heading alone.'),
    source: span.describe('From the heading to the end of the last subsection.'),
    blocks: z.array(block).describe('What stands before the first subsection.'),
    get sections() {
      return z.array(section).describe('Subsections, in reading order.')
    }
  })
  .meta({id: 'Section', description: 'A numbered or named unit with a heading.'})

const rule = z.string().describe('Permanent id of the rule, `file/entry`.')
const confidence = z
  .number()
  .min(0)
  .max(1)
  .describe('Probability, 0 to 1, that the change is right.')
const phase = z
  .enum(['control', 'scar', 'foreign', 'order', 'ghost', 'furniture', 'reflow', 'channel', 'label'])
  .describe('The stage of correction that made the change.')
const sectionId = z
  .string()
  .nullable()
  .describe('Id of the innermost section that holds the place; null outside all sections.')

const correction = z
  .object({
    rule,
    kind: z
      .enum([
        'encoding',
        'order',
        'digit',
        'confusion',
        'spacing',
        'reflow',
        'removal',
        'label',
        'orthography',
        'rewrite'
      ])
      .describe('What sort of change it is.'),
    phase,
    before: z.string().describe('What the source has at `source`.'),
    after: z.string().describe('What stands there after the change.'),
    confidence,
    evidence: z.string().optional().describe('What speaks for the change, in a few words.'),
    source: span,
    section: sectionId
  })
  .meta({id: 'Correction', description: 'A change, told in terms of the source.'})

const removal = z
  .object({
    reason: z.string().describe('Why the text left the running text.'),
    rule,
    phase,
    confidence,
    text: z.string().describe('What the source has at `source`.'),
    source: span,
    section: sectionId
  })
  .meta({id: 'Removal', description: 'Text of the source that is no part of the running text.'})

const remark = z
  .object({
    reason: z.string().describe('What was noticed.'),
    rule,
    source: span,
    section: sectionId
  })
  .meta({id: 'Remark', description: 'Something noticed and left as the author wrote it.'})

const decision = z
  .object({
    verdict: z.enum(['accept', 'reject']).describe('What was decided.'),
    outcome: z
      .enum(['applied', 'refused', 'unneeded', 'stale'])
      .describe(
        '`applied`: accepted and made; `refused`: proposed by a rule and not made; `unneeded`: ' +
          'rejected, but proposed by no rule; `stale`: its place is not in the source any more.'
      ),
    rule: z.string().describe('The rule that proposes the change, or did when it was decided.'),
    kind: correction.shape.kind.optional(),
    phase: phase.optional(),
    before: z.string().describe('What the source has, or had, in the place.'),
    after: z.string().describe('What the change puts, or would put, there.'),
    confidence: confidence.optional().describe('Of the rule that proposed what was refused.'),
    note: z.string().optional().describe('Why it was decided so.'),
    source: span.nullable().describe('The place; null where it is not in the source any more.'),
    section: sectionId
  })
  .meta({id: 'Decision', description: 'What a person decided of a change, and what came of it.'})

const nullableText = (description: string) => z.string().nullable().describe(description)

/** The JSON record of one document, version 1: the one source of its types and its schema. */
export const documentRecordSchema = z
  .object({
    schemaVersion: z.literal(SCHEMA_VERSION).describe('Version of this shape.'),
    source: z
      .object({
        path: z.string().describe('Path below the folder that was read, with slashes.'),
        sha256: z.string().describe("SHA-256 of the file's bytes, hexadecimal, lower case."),
        bytes: z.int().min(0).describe('Size of the file in bytes.'),
        mediaType: z
          .string()
          .describe('`text/plain`, `text/markdown`, or the media type of its format.'),
        format: z
          .enum(['alto', 'page', 'hocr', 'tesseract-tsv', 'docx', 'odt', 'html'])
          .optional()
          .describe('Its format; absent for plain text and Markdown.'),
        encoding: z.string().describe('Encoding from which the source was decoded (`utf-8`).')
      })
      .describe('The file that was read.'),
    generator: z
      .object({
        name: z.string().describe('Name of the program.'),
        version: z.string().describe('Its version.'),
        rules: z.string().describe('SHA-256 of the rules, hexadecimal.'),
        model: z.string().nullable().describe('SHA-256 of the language model; null without one.'),
        profile: z
          .string()
          .nullable()
          .optional()
          .describe('SHA-256 of what the batch taught; null where nothing was learnt.')
      })
      .describe('What made the record; with the source it determines every byte.'),
    metadata: z
      .object({
        title: nullableText("The document's title."),
        kind: nullableText('Kind of document, as its letterhead names it.'),
        subject: nullableText('What the document is about.'),
        number: nullableText('Its number, with ASCII digits.'),
        date: date.nullable().describe('When it was issued.'),
        place: nullableText('Where it was issued.'),
        issuer: nullableText('Most specific line of the issuing chain.'),
        addressee: nullableText('Whom it is addressed to.'),
        signatory: z
          .object({role: nullableText('Role.'), name: nullableText('Name.')})
          .nullable()
          .describe('Who signed it.')
      })
      .describe('What the document says of itself.'),
    legalBasis: z.array(citation).describe('What the document says it rests on.'),
    citations: z.array(citation).describe('Documents named anywhere in the text.'),
    preface: z.array(block).describe('Letterhead and all that precedes the first section.'),
    sections: z.array(section).describe('The outermost sections.'),
    closing: z.array(block).describe('What follows the last section: the signature block.'),
    corrected: z.string().describe('The whole corrected text.'),
    corrections: z
      .array(correction)
      .describe(
        'Applied changes in the order of the source; none overlap each other or `removed`.'
      ),
    suggestions: z.array(correction).describe('Changes that were not applied.'),
    superseded: z.array(correction).describe('Changes that a later stage changed again.'),
    removed: z.array(removal).describe('Text taken out, in the order of the source.'),
    decisions: z
      .array(decision)
      .optional()
      .describe('What people decided of changes of this document; absent where nothing was.'),
    quality: z
      .object({
        characters: z.int().min(0).describe('Code points of `corrected`, white space not counted.'),
        corrected: z
          .int()
          .min(0)
          .describe(
            'Code points that corrections changed or put in, white space and removals not counted.'
          ),
        suspect: z.int().min(0).describe('Code points in suspect blocks, white space not counted.'),
        estimatedErrorRate: z
          .number()
          .min(0)
          .max(1)
          .describe('Estimated share, 0 to 1, of the Lao characters that are still wrong.'),
        remarks: z.array(remark).describe('What was noticed about the numbering.')
      })
      .describe('How much was changed and how sound the result is.')
  })
  .meta({title: 'laodoc document', description: 'One Lao document, corrected and structured.'})

/** The JSON record of one document; offsets are code points of the source, lines count from 1. */
export type DocumentRecord = z.infer<typeof documentRecordSchema>
export type SpanRecord = z.infer<typeof span>
export type BlockRecord = z.infer<typeof block>
export type SectionRecord = z.infer<typeof section>
export type CitationRecord = z.infer<typeof citation>
export type CorrectionRecord = z.infer<typeof correction>
export type RemovalRecord = z.infer<typeof removal>
export type DateRecord = z.infer<typeof date>
export type ListItemRecord = z.infer<typeof listItem>
export type TableCellRecord = z.infer<typeof tableCell>
export type RemarkRecord = z.infer<typeof remark>
export type MetadataRecord = DocumentRecord['metadata']
export type QualityRecord = DocumentRecord['quality']
export type DecisionRecord = z.infer<typeof decision>
/** The file that was read, as the record tells it. */
export type SourceInfo = DocumentRecord['source']
/** What makes a record, as the record tells it. */
export type GeneratorInfo = DocumentRecord['generator']
