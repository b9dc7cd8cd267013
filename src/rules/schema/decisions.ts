import * as z from 'zod'
import {kindField} from './fields.ts'
import {phases} from './phases.ts'

/** Around a place so much of the text is kept at most. */
const MOST_AROUND = 100

/** @returns The form of a file of decisions. */
export function createDecisionsSchema() {
  // Half a surrogate pair is no text, and would be none in an output.
  const text = (description: string) =>
    z
      .string()
      .refine((value) => value.isWellFormed(), 'half of a surrogate pair is no text')
      .describe(description)
  const around = (description: string) => text(description).max(MOST_AROUND)
  const decision = z
    .strictObject({
      verdict: z
        .enum(['accept', 'reject'])
        .describe('accept: make the change; reject: neither make nor suggest it.'),
      start: z.int().min(0).describe('First code point of the place in the source, from 0.'),
      end: z.int().min(0).describe('The code point behind the last one.'),
      left: around('What the source has in front of the place; 20 characters will do.'),
      before: text('What the source has in the place.'),
      after: text('What the change puts there.'),
      right: around('What the source has behind the place; 20 characters will do.'),
      rule: z.string().describe('The rule that proposed the change; told, and no condition.'),
      kind: kindField.optional(),
      phase: z.enum(phases).optional().describe('The stage of correction that proposed it.'),
      note: z.string().optional().describe('Why it was decided so.')
    })
    .refine(({before, after}) => before !== after, 'before and after are the same')
    .refine(({start, end, before}) => end - start === Array.from(before).length, {
      message: 'before is not as long as from start to end',
      path: ['before']
    })
  return z.strictObject({
    type: z.literal('decisions').describe('What people decided of corrections and suggestions.'),
    documents: z
      .array(
        z.strictObject({
          path: z.string().min(1).describe('Path of the document, as its JSON names it.'),
          sha256: z
            .string()
            .regex(/^[0-9a-f]{64}$/, 'expected the 64 digits of a SHA-256')
            .describe("SHA-256 of the file's bytes, as its JSON names it."),
          decisions: z.array(decision).describe('What was decided of its changes.')
        })
      )
      .describe('The documents, in any order.')
  })
}
