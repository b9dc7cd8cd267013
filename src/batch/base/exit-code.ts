/**
 * What the process says when it ends. The numbers are a stable interface; where several apply, the
 * greatest is the most severe and wins.
 */
export const exitCode = {
  fine: 0,
  /** `check` found something that a run would change. */
  different: 1,
  /** Usage, configuration, rules, or no input. */
  usage: 2,
  /** Some documents failed, the others are done. */
  documents: 3,
  /** Disk full, output not writable. */
  environment: 4,
  /** Another run works on the same output. */
  locked: 5,
  /** A defect of the program. */
  internal: 70,
  interrupted: 130,
  terminated: 143
} as const

/** One of the numbers of `exitCode`. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/**
 * @param codes What the parts of a run ended with.
 * @returns The most severe of them; 0 for none.
 */
export function mostSevere(...codes: ExitCode[]): ExitCode {
  return codes.reduce<ExitCode>((worst, code) => (code > worst ? code : worst), exitCode.fine)
}
