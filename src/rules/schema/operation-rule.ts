import * as z from 'zod'
import type {OperationName, OperationRule} from '../../types.ts'
import {baseFields, pairFields} from './fields.ts'
import {operationSettings} from './operations.ts'
import {defineRuleType} from './rule-type.ts'

const names = Object.keys(operationSettings) as OperationName[]

const schema = z.strictObject({
  ...baseFields,
  operation: z.enum(names).describe('What the program does.'),
  settings: z.record(z.string(), z.unknown()).default({}).describe('How it does it.'),
  ...pairFields
})

/** Of each operation, which settings it has. */
function createEditorSchema(): z.ZodType {
  const forms = names.map((name) => {
    const settings: z.ZodType = operationSettings[name]
    return schema.extend({operation: z.literal(name), settings: settings.optional()})
  })
  return z.discriminatedUnion('operation', forms as [(typeof forms)[0], ...typeof forms])
}

/** `type: operations`: switches, weighs and illustrates what the program itself can do. */
export const operationType = defineRuleType({
  name: 'operations',
  description: 'Corrections that the program carries out: which ones, how, and how sure.',
  schema,
  createEditorSchema,
  defaults: {},
  readExample: ({before, after}: {before: string; after: string}) => ({before, after}),
  compile({fields, rule, report, parse}) {
    const {operation} = fields
    const form: z.ZodType<Record<string, unknown>> = operationSettings[operation]
    const settings = parse(['settings'], fields.settings, form) as OperationRule['settings'] | null
    if (settings === null) return null
    const compiled = {...rule, operation, settings}
    return (draft) => {
      const other = draft.operations.get(operation)
      if (other !== undefined) {
        report(['operation'], `the operation "${operation}" has a rule already: ${other.id}`)
        return null
      }
      draft.operations.set(operation, compiled)
      return compiled
    }
  }
})
