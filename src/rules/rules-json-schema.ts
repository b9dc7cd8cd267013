import * as z from 'zod'
import {ruleTypes} from './rule-types.ts'

/**
 * @returns The JSON Schema (draft-07, which editors read) of the YAML rule files: one form for each
 *   `type`.
 */
export function rulesJsonSchema(): Record<string, unknown> {
  const {$schema, ...schema} = z.toJSONSchema(
    z.union(ruleTypes.map((type) => type.createFileSchema()) as [z.ZodType, ...z.ZodType[]]),
    {target: 'draft-7', io: 'input', reused: 'ref'}
  )
  const {anyOf, ...rest} = schema
  return {
    $schema,
    $id: 'urn:laodoc:schema:rules:1.0',
    title: 'laodoc rules',
    description: 'A file of rules; "type" tells what they do.',
    oneOf: anyOf,
    ...rest
  }
}
