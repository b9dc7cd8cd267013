import {join} from 'node:path'
import {exitCode} from '../../batch/base/exit-code.ts'
import {messageOf, RunFailure} from '../../batch/base/failure.ts'
import {readNamed, readOwn} from '../../batch/disk/plain-file.ts'
import {showLine} from '../../batch/base/show-text.ts'
import type {DocumentDecisions} from '../../types.ts'

/** Where decisions are looked for, below the output folder. */
const DECISIONS = 'decisions.yaml'

/**
 * @param file The file that the user names; false for none; undefined for the one in the output
 *   folder, where there is one.
 * @param out The output folder; null for none.
 * @returns What was decided.
 * @throws RunFailure that names all problems of the file (usage), or what stands in its place.
 */
export async function loadDecisions(
  file: string | false | undefined,
  out: string | null
): Promise<readonly DocumentDecisions[]> {
  if (file === false) return []
  const found = file === undefined ? await findOwn(out) : await readFrom(file)
  if (found === null) return []
  const {formatProblem, readDecisions} = await import('../../index.ts')
  const read = readDecisions(found.name, found.text)
  if ('documents' in read) return read.documents
  const lines = read.problems.map((problem) => `  ${showLine(formatProblem(problem))}`)
  throw new RunFailure(exitCode.usage, `the decisions cannot be used:\n${lines.join('\n')}`)
}

interface Found {
  readonly name: string
  readonly text: string
}

async function findOwn(out: string | null): Promise<Found | null> {
  const text = out === null ? undefined : await readOwn(out, DECISIONS)
  return out === null || text === undefined ? null : {name: join(out, DECISIONS), text}
}

async function readFrom(name: string): Promise<Found> {
  try {
    return {name, text: (await readNamed(name)).toString()}
  } catch (error) {
    if (error instanceof RunFailure) throw error
    const message = `--decisions: ${showLine(messageOf(error))}`
    throw new RunFailure(exitCode.usage, message, error)
  }
}
