import * as z from 'zod'
import {createDecisionsSchema} from './schema/decisions.ts'

/** @returns The JSON Schema (draft-07, which editors read) of files of decisions. */
export function decisionsJsonSchema(): Record<string, unknown> {
  const {$schema, ...schema} = z.toJSONSchema(createDecisionsSchema(), {
    target: 'draft-7',
    io: 'input'
  })
  return {
    $schema,
    $id: 'urn:laodoc:schema:decisions:1.0',
    title: 'laodoc decisions',
    description: 'What people decided of corrections and suggestions.',
    ...schema
  }
}
