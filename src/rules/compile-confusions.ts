import type {RuleFile} from '../types.ts'
import {compileRules} from './compile-rules.ts'
import {confusionTable, type ConfusionTable} from './confusion-table.ts'
import {yamlOf} from './parse-rule-file.ts'

/**
 * @param files Rule files of any sort, in any order; their order makes no difference.
 * @returns All confusions that they tell of and that none of them switches off, see
 *   {@link confusionTable}. What is wrong with the files, `compileRules` tells.
 */
export function compileConfusions(files: readonly RuleFile[]): ConfusionTable {
  const off = new Set<unknown>()
  const wanted = files.filter((file) => {
    // Few files have to be looked into.
    const disables = file.text.includes('disable')
    if (!disables && !file.text.includes('confusions')) return false
    const read = yamlOf(file)
    if (!('yaml' in read)) return false
    const {type, disable} = (read.yaml.value ?? {}) as Partial<Record<string, unknown>>
    if (disables && Array.isArray(disable)) for (const id of disable) off.add(id)
    return type === 'confusions'
  })
  const {ruleset} = compileRules(wanted)
  return confusionTable({confusions: ruleset.confusions.filter(({id}) => !off.has(id))})
}
