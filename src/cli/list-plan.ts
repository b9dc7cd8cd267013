import {discover, type SkipReason} from '../batch/discover.ts'
import {outputPath, plan, type Format} from '../batch/plan.ts'
import {showPath} from '../batch/show-path.ts'
import type {DocumentSource} from './batch.ts'
import {writeData} from './streams.ts'

/**
 * Prints what a run would do: a document a line, and what it would write.
 *
 * @param source The documents.
 * @param options Output folder and formats.
 * @throws RunFailure (usage) as the run would.
 */
export async function listPlan(
  {sources, given}: DocumentSource,
  {
    out,
    emit,
    json
  }: {readonly out: string; readonly emit: readonly Format[]; readonly json?: boolean}
): Promise<void> {
  async function* find(skipped?: (reason: SkipReason, path: string) => void) {
    for (const {path, bytes} of given ?? []) yield {file: '-', path, bytes: bytes.length}
    yield* discover(sources, skipped)
  }
  await plan(find, {out, formats: emit})
  for await (const {path, bytes, problem} of find()) {
    const outputs = problem === undefined ? emit.map((format) => outputPath(path, format)) : []
    const code = problem?.code ?? null
    const text =
      json === true
        ? JSON.stringify({event: 'planned', path, bytes, outputs, code})
        : `${showPath(path)}\t${code ?? outputs.map(showPath).join(' ')}`
    await writeData(`${text}\n`)
  }
}
