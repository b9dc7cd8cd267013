import type {RuleFile} from '../types.ts'

/**
 * Lays a user's rule files over the shipped ones.
 *
 * @param shipped The files that come with the package.
 * @param own The user's: one with the path of a shipped file stands in for it, others are added.
 * @returns The files of the run, in the order of their paths. A pattern that a shipped file has, too,
 *   need not be vetted in the one that stands in for it, which may take seconds.
 */
export function overlayRules(shipped: readonly RuleFile[], own: readonly RuleFile[]): RuleFile[] {
  const files = new Map(shipped.map((file) => [file.path, file]))
  for (const file of own) {
    const vetted = patternsOf(files.get(file.path)?.parsed?.value)
    files.set(file.path, vetted.length === 0 ? file : {...file, vetted})
  }
  return [...files.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
}

/** All that a file read as YAML has under `pattern`. */
function patternsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) =>
    key === 'pattern' && typeof inner === 'string' ? [inner] : patternsOf(inner)
  )
}
