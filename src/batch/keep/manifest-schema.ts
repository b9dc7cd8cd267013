/** What lines of a manifest may say. Stands alone, as a first run reads none and zod takes time to load. */
import * as z from 'zod'
import {failureCodes} from '../base/failure.ts'
import type {ManifestLine, RunRecord, StoredRecord} from './manifest-record.ts'
import {isBelow} from '../disk/plain-file.ts'
import {allFormats} from '../find/formats.ts'
import {outputPath, type Layout} from '../find/plan.ts'
import {warningCodes} from '../base/warning.ts'

const hash = z.string().regex(/^[\da-f]{64}$/)
const count = z.int().min(0)
/** Runs are counted up from the greatest number on record: a greater one than this leaves no room. */
const runNumber = z.int().min(0).max(1e12)
/** A file tells it on a line of its own. */
const oneLine = z.string().regex(/^[^\p{Cc}\u2028\u2029]*$/u)

const layouts: readonly Layout[] = ['folder', 'bag']

const recordSchema = z
  .object({
    path: z.string(),
    key: hash.nullable(),
    input: hash.nullable(),
    bytes: count,
    status: z.enum(['done', 'failed']),
    outputs: z.array(z.object({path: z.string(), bytes: count, sha256: hash})),
    counts: z
      .object({
        characters: count,
        corrections: count,
        suggestions: count,
        removed: count,
        suspect: count,
        estimatedErrorRate: z.number()
      })
      .nullable(),
    warnings: z.array(z.object({code: z.enum(warningCodes), message: z.string()})),
    code: z.enum(failureCodes).nullable(),
    message: z.string().nullable(),
    milliseconds: z.number().min(0),
    absent: z.boolean().optional(),
    run: runNumber.default(0)
  })
  .refine(({path, outputs}) => outputs.every((output) => isOutputOf(path, output.path)))

const setSchema = z.object({documents: count, sha256Sum: hash})

const runSchema = z.object({
  number: runNumber,
  shard: z
    .string()
    .regex(/^\d{1,9}\/\d{1,9}$/)
    .nullable(),
  layout: z.enum(['folder', 'bag']),
  pipeline: oneLine,
  parts: z.record(oneLine, oneLine.nullable()),
  inputs: setSchema,
  own: setSchema
}) satisfies z.ZodType<RunRecord>

const lineSchema = z.union([
  z.object({begin: runSchema}).transform(({begin}) => ({kind: 'run', run: begin}) as const),
  z.object({end: z.object({run: runNumber})}).transform(({end}) => ({kind: 'end', end}) as const),
  z
    .object({manifest: z.unknown()})
    .refine((value) => 'manifest' in value)
    .transform(({manifest}) => ({kind: 'header', version: manifest}) as const),
  recordSchema.transform(({absent, ...record}) => ({
    kind: 'record' as const,
    record: (absent === undefined ? record : {...record, absent}) satisfies StoredRecord
  }))
])

/**
 * @param line A line of a manifest, without its end.
 * @returns What it says; `damaged` where it is none that a run writes.
 */
export function parseManifestLine(line: string): ManifestLine {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return {kind: 'damaged'}
  }
  const parsed = lineSchema.safeParse(value)
  return parsed.success ? parsed.data : {kind: 'damaged'}
}

/** What runs take away is what they wrote: the outputs of a document, in their own places. */
function isOutputOf(path: string, output: string): boolean {
  return (
    isBelow(output) &&
    layouts.some((layout) =>
      allFormats.some((format) => outputPath(path, format, layout) === output)
    )
  )
}
