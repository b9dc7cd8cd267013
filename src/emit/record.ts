import * as z from 'zod'
import {block, range, section, span} from './record-blocks.ts'

/** The version of the record's shape; a minor version only adds fields. */
export const SCHEMA_VERSION = '1.1'

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
    source: span,
    corrected: range
  })
  .meta({id: 'Citation', description: 'A document that this one names.'})

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

const grounds = z
  .string()
  .optional()
  .describe(
    'Of a removal of whole lines: each thing that speaks for it, with its weight ' +
      '(`page number 2, at the edge of a page 1.5`); since 1.1.'
  )

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
    grounds,
    source: span,
    corrected: range.describe(
      'What stands there in `corrected`: `after`, where the change was made and stayed.'
    ),
    section: sectionId
  })
  .meta({id: 'Correction', description: 'A change, told in terms of the source.'})

const removal = z
  .object({
    reason: z.string().describe('Why the text left the running text.'),
    rule,
    phase,
    confidence,
    grounds,
    text: z.string().describe('What the source has at `source`.'),
    source: span,
    corrected: range.describe('Where it would stand: an empty stretch.'),
    section: sectionId
  })
  .meta({id: 'Removal', description: 'Text of the source that is no part of the running text.'})

const remark = z
  .object({
    reason: z.string().describe('What was noticed.'),
    rule,
    source: span,
    corrected: range,
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

const file = z
  .object({
    path: z.string().describe('Path below the folder that was read, with slashes.'),
    sha256: z.string().describe("SHA-256 of the file's bytes, hexadecimal, lower case."),
    bytes: z.int().min(0).describe('Size of the file in bytes.'),
    mediaType: z.string().describe('As `mediaType` of a document of one file.'),
    encoding: z.string().describe('Encoding from which it was decoded.'),
    start: z.int().min(0).describe('First code point in the decoded source.'),
    end: z
      .int()
      .min(0)
      .describe('The code point behind its last; a form feed may stand before the next file.')
  })
  .meta({id: 'File', description: 'One file of a document of several.'})

const page = z
  .object({
    number: z.int().min(1).describe('Place among the pages, counted from 1.'),
    label: z
      .string()
      .nullable()
      .describe('The number that is printed on it, with ASCII digits; null where none was found.'),
    start: z.int().min(0).describe('First code point in the decoded source.'),
    end: z
      .int()
      .min(0)
      .describe(
        'The code point behind the last one, its form feed included: pages tile the source.'
      ),
    path: z
      .string()
      .optional()
      .describe('File that it came from; only where the document has several.'),
    corrected: range.describe('Its text in `corrected`; a joined paragraph may be cut by its end.'),
    quality: z
      .object({
        characters: z.int().min(0).describe('As in `quality`, of this page.'),
        corrected: z.int().min(0).describe('As in `quality`, of this page.'),
        suspect: z.int().min(0).describe('As in `quality`, of blocks that begin on this page.')
      })
      .describe('How much of the page was changed, and is suspect.')
  })
  .meta({id: 'Page', description: 'A page, as form feeds or the format of the source tell it.'})

const field = z
  .object({
    confidence: z
      .number()
      .min(0)
      .max(1)
      .describe('Probability, 0 to 1, that the field is right, its letters among it.'),
    evidence: z
      .enum(['announced', 'placed', 'marked', 'chosen'])
      .describe(
        'What speaks for it. `announced`: a word says so (ເລກທີ, ວັນທີ, a kind of document); ' +
          '`placed`: it stands where letterheads and signatures have it; `marked`: the source ' +
          'marks it as a heading; `chosen`: nothing else near is likelier.'
      ),
    source: span,
    corrected: range
  })
  .meta({id: 'Field', description: 'Where a field of the metadata was read, and how sure that is.'})

const nullableField = field.nullable().describe('Of the field of that name; null where it is null.')

const nullableText = (description: string) => z.string().nullable().describe(description)

/** The JSON record of one document, version 1: the one source of its types and its schema. */
export const documentRecordSchema = z
  .object({
    schemaVersion: z
      .string()
      .regex(/^1\.[1-9]\d*$/)
      .describe('Version of this shape; later minor versions only add fields.'),
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
        encoding: z.string().describe('Encoding from which the source was decoded (`utf-8`).'),
        files: z
          .array(file)
          .optional()
          .describe(
            'The files of a document of several, in order; absent where the document is one file. ' +
              'Then `sha256` is that of the list that `sha256sum` prints of them.'
          )
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
    fields: z
      .object({
        title: nullableField,
        kind: nullableField,
        subject: nullableField,
        number: nullableField,
        date: nullableField,
        place: nullableField,
        issuer: nullableField,
        addressee: nullableField,
        signatory: nullableField.describe('From the role to the name, or the one that is told.')
      })
      .describe('Where each field of `metadata` was read, and how sure that is.'),
    legalBasis: z.array(citation).describe('What the document says it rests on.'),
    citations: z.array(citation).describe('Documents named anywhere in the text.'),
    pages: z
      .array(page)
      .min(1)
      .describe('The pages in order; one where the source marks none, as web pages do not.'),
    preface: z
      .array(block)
      .describe(
        'All that precedes the first section: the letterhead, and of a text without sections ' +
          'the text. `role` tells them apart.'
      ),
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
export type FieldRecord = z.infer<typeof field>
export type FieldsRecord = DocumentRecord['fields']
export type FileRecord = z.infer<typeof file>
export type PageRecord = z.infer<typeof page>
export type {
  BlockRecord,
  BlockRole,
  ListBlockRecord,
  ListItemRecord,
  RangeRecord,
  SectionRecord,
  SpanRecord,
  SuspectBlockRecord,
  TableBlockRecord,
  TableCellRecord,
  TextBlockRecord
} from './record-blocks.ts'
export type CitationRecord = z.infer<typeof citation>
export type CorrectionRecord = z.infer<typeof correction>
export type RemovalRecord = z.infer<typeof removal>
export type DateRecord = z.infer<typeof date>
export type RemarkRecord = z.infer<typeof remark>
export type MetadataRecord = DocumentRecord['metadata']
export type QualityRecord = DocumentRecord['quality']
export type DecisionRecord = z.infer<typeof decision>
/** The file that was read, as the record tells it. */
export type SourceInfo = DocumentRecord['source']
/** What makes a record, as the record tells it. */
export type GeneratorInfo = DocumentRecord['generator']
