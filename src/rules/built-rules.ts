import type {ParsedRuleFile, RuleFile} from '../types.ts'

/** What the build of the package keeps of its rule files, by path; plain data. */
export type BuiltRules = Readonly<
  Record<string, {readonly text: string; readonly parsed: ParsedRuleFile}>
>

/**
 * @param files Rule files.
 * @param built What was kept of them when the package was built.
 * @returns The files; those whose texts are still the same need not be read as YAML again.
 */
export function withBuiltRules(files: readonly RuleFile[], built: BuiltRules): RuleFile[] {
  return files.map((file) => {
    const kept = built[file.path]
    return kept?.text === file.text ? {...file, parsed: kept.parsed} : file
  })
}
