import type {RuleFile} from '../types.ts'
import type {BuiltRules} from './built-rules.ts'
import {parseRuleFile} from './parse-rule-file.ts'

/**
 * @param files The shipped rule files.
 * @returns What to keep of them.
 */
export function buildRules(files: readonly RuleFile[]): BuiltRules {
  const built: Record<string, BuiltRules[string]> = {}
  for (const file of files) {
    const parsed = parseRuleFile(file)
    if (parsed !== null) built[file.path] = {text: file.text, parsed}
  }
  return built
}
