import type {Finder} from '../types.ts'

/** Whether a pattern runs in time linear in the text, whatever the text. */
export type Verdict = 'safe' | 'unsafe' | 'unknown'

/**
 * What keeps patterns of a user's rules from hanging the program. The tools for it are large, so
 * they are not part of compiling: who has patterns to guard against brings them along.
 */
export interface PatternGuards {
  /**
   * Judges a regular expression in so many milliseconds. Without it every pattern is `unknown`.
   */
  readonly vet?: (pattern: string, flags: string, patience: number) => Verdict
  /**
   * Compiles a regular expression for an engine that is linear by construction.
   *
   * @returns null where the engine lacks something that the pattern uses.
   */
  readonly compileLinear?: (pattern: string, whole: boolean) => Finder | null
}
