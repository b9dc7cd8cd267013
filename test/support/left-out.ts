import type {Reporter, TestModule, Vitest} from 'vitest/node'

/** A test that did not run. */
export interface LeftOut {
  /** Path of its file. */
  readonly file: string
  /** Its title, after those of its groups. */
  readonly name: string
  /** What it said when it was skipped in its course. */
  readonly note?: string | undefined
}

/** @returns Why a test was left out: its note, or what its titles say that it needs. */
function reasonOf({name, note}: LeftOut): string {
  const needed = /\(needs ([^()]+)\)/.exec(name)?.[1]
  return note ?? (needed === undefined ? 'no reason is given' : `needs ${needed}`)
}

/**
 * @param tests What did not run.
 * @returns A line that counts them, and one for each file and reason; one line where all ran.
 */
export function describeLeftOut(tests: readonly LeftOut[]): string {
  if (tests.length === 0) return 'No test was left out.\n'
  const counts = new Map<string, number>()
  for (const test of tests) {
    const line = `${test.file}: ${reasonOf(test)}`
    counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  const lines = [...counts].map(([line, count]) => `  ${count}  ${line}`)
  return `${tests.length} ${tests.length === 1 ? 'test was' : 'tests were'} left out:\n${lines.join('\n')}\n`
}

/** Says after the last test which were left out, and why. */
export default class LeftOutReporter implements Reporter {
  readonly #print: (text: string) => void
  #isChosen = false

  /** @param print Takes what is said (default: it goes to stdout). */
  constructor(print: unknown = null) {
    this.#print = typeof print === 'function' ? (print as (text: string) => void) : writeToOutput
  }

  onInit(vitest: Pick<Vitest, 'config'>): void {
    // Whoever chooses tests by name leaves the others out.
    this.#isChosen = vitest.config.testNamePattern !== undefined
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (this.#isChosen) return
    const tests = modules.flatMap((module) =>
      [...module.children.allTests('skipped')].map((test) => {
        const result = test.result()
        const note = result.state === 'skipped' ? result.note : undefined
        return {file: module.relativeModuleId, name: test.fullName, note}
      })
    )
    this.#print(`\n${describeLeftOut(tests)}`)
  }
}

function writeToOutput(text: string): void {
  process.stdout.write(text)
}
