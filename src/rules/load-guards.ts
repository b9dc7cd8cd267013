import type {RuleFile} from '../types.ts'
import type {PatternGuards} from './pattern-guards.ts'

/**
 * Brings along what `compileRules` needs for the patterns of files that are not shipped; loads
 * nothing where there are none.
 *
 * @param files Rule files.
 */
export async function loadGuards(files: readonly RuleFile[]): Promise<PatternGuards> {
  if (!files.some(({shipped, text}) => !shipped && text.includes('pattern'))) return {}
  const [{vetPattern}, {createLinearFinder}] = await Promise.all([
    import('./vet-pattern.ts'),
    import('./linear-finder.ts')
  ])
  return {vet: vetPattern, compileLinear: createLinearFinder}
}
