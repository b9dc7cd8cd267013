import * as z from 'zod'
import {documentRecordSchema} from './record.ts'

/**
 * @returns The JSON Schema (2020-12) of the record, as published in `src/emit/document.schema.json`. Fields
 *   that it does not name are allowed: a minor version may add some.
 */
export function documentJsonSchema(): Record<string, unknown> {
  const {$schema, ...schema} = z.toJSONSchema(documentRecordSchema, {
    target: 'draft-2020-12',
    io: 'input'
  })
  return {$schema, $id: 'urn:laodoc:schema:document:1.1', ...schema}
}
