import type {RuleFile} from '../types.ts'

/**
 * @param file A rule file.
 * @returns What messages call it.
 */
export function nameOf({path, shownAs}: Pick<RuleFile, 'path' | 'shownAs'>): string {
  return shownAs ?? `rules/${path}`
}
