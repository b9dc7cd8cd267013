import {readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {exitCode} from '../batch/exit-code.ts'
import {messageOf, RunFailure, systemCode} from '../batch/failure.ts'
import type {DocumentDecisions} from '../types.ts'

/** Where decisions are looked for, below the output folder. */
const DECISIONS = 'decisions.yaml'

/**
 * @param file The file that the user names; false for none; undefined for the one in the output
 *   folder, where there is one.
 * @param out The output folder; null for none.
 * @returns What was decided.
 * @throws RunFailure (usage) that names all problems of the file.
 */
export async function loadDecisions(
  file: string | false | undefined,
  out: string | null
): Promise<readonly DocumentDecisions[]> {
  if (file === false) return []
  const name = file ?? (out === null ? null : join(out, DECISIONS))
  if (name === null) return []
  let text: string
  try {
    text = await readFile(name, 'utf8')
  } catch (error) {
    const isNone = systemCode(error) === 'ENOENT' || systemCode(error) === 'ENOTDIR'
    if (file === undefined && isNone) return []
    throw new RunFailure(exitCode.usage, `decisions: ${messageOf(error)}`, error)
  }
  const {formatProblem, readDecisions} = await import('../index.ts')
  const read = readDecisions(name, text)
  if ('documents' in read) return read.documents
  const lines = read.problems.map((problem) => `  ${formatProblem(problem)}`)
  throw new RunFailure(exitCode.usage, `the decisions cannot be used:\n${lines.join('\n')}`)
}
