import type {RuleFile} from '../types.ts'

/**
 * Lays a user's rule files over the shipped ones.
 *
 * @param shipped The files that come with the package.
 * @param own The user's: one with the path of a shipped file stands in for it, others are added.
 * @returns The files of the run, in the order of their paths.
 */
export function overlayRules(shipped: readonly RuleFile[], own: readonly RuleFile[]): RuleFile[] {
  const files = new Map(shipped.map((file) => [file.path, file]))
  for (const file of own) files.set(file.path, file)
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}
