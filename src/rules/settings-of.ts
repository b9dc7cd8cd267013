import type {OperationName, OperationRule} from '../types.ts'
import {operationSettings, type OperationSettings} from './schema/operations.ts'

/**
 * @param rule The rule of an operation; undefined where the rules leave it out.
 * @param operation Which one it is.
 * @returns What the rule sets, with defaults for the rest, as its form let it pass.
 * @throws TypeError where the rule is of another operation, which is a fault of the program.
 */
export function settingsOf<Name extends OperationName>(
  rule: OperationRule | undefined,
  operation: Name
): OperationSettings<Name> {
  if (rule === undefined) return operationSettings[operation].parse({}) as OperationSettings<Name>
  if (rule.operation !== operation) throw new TypeError(`${rule.id} is not of ${operation}`)
  return rule.settings as OperationSettings<Name>
}
