import {z} from 'zod'
import type {OperationName, OperationRule} from '../../types.ts'
import {baseFields, pairFields} from './fields.ts'
import {operationSettings} from './operations.ts'
import {defineRuleType} from './rule-type.ts'

function formOf(operation: OperationName) {
  return z.strictObject({
    ...baseFields,
    operation: z.literal(operation).describe('What the program does.'),
    settings: (operationSettings[operation] as z.ZodType<OperationRule['settings'], object>)
      .prefault({})
      .describe('How it does it.'),
    ...pairFields
  })
}

const names = Object.keys(operationSettings) as OperationName[]
const forms = names.map(formOf)

/** `type: operations`: switches, weighs and illustrates what the program itself can do. */
export const operationType = defineRuleType({
  name: 'operations',
  description: 'Corrections that the program carries out: which ones, how, and how sure.',
  schema: z.discriminatedUnion('operation', forms as [(typeof forms)[0], ...typeof forms]),
  defaults: {},
  readExample: ({before, after}: {before: string; after: string}) => ({before, after}),
  compile({fields: {operation, settings}, rule, report}) {
    return (draft) => {
      const other = draft.operations.get(operation)
      if (other !== undefined) {
        report(['operation'], `the operation "${operation}" has a rule already: ${other.id}`)
        return null
      }
      const compiled = {...rule, operation, settings}
      draft.operations.set(operation, compiled)
      return compiled
    }
  }
})
