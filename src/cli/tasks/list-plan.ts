import {discover, type SkipReason} from '../../batch/find/discover.ts'
import type {Format} from '../../batch/find/formats.ts'
import {layoutOf, outputPath, plan} from '../../batch/find/plan.ts'
import {belongsTo, type Shard} from '../../batch/find/shard.ts'
import {showLine, toJson} from '../../batch/base/show-text.ts'
import type {DocumentSource} from './batch.ts'
import {writeData} from '../shared/streams.ts'

/**
 * Prints what a run would do: a document a line, and what it would write.
 *
 * @param source The documents.
 * @param options Output folder, formats, and which of the documents are meant.
 * @throws RunFailure (usage) as the run would.
 */
export async function listPlan(
  {sources, given}: DocumentSource,
  {
    out,
    emit,
    json,
    shard,
    bagit
  }: {
    readonly out: string
    readonly emit: readonly Format[]
    readonly json?: boolean
    readonly shard?: Shard
    readonly bagit?: boolean
  }
): Promise<void> {
  async function* find(skipped?: (reason: SkipReason, path: string) => void) {
    for (const {path, bytes} of given ?? []) yield {file: '-', path, bytes: bytes.length}
    yield* discover(sources, skipped)
  }
  const layout = layoutOf(bagit)
  await plan(find, {out, formats: emit, layout, shard})
  for await (const {path, bytes, problem} of find()) {
    if (!belongsTo(shard, path)) continue
    const outputs =
      problem === undefined ? emit.map((format) => outputPath(path, format, layout)) : []
    const code = problem?.code ?? null
    const text =
      json === true
        ? toJson({event: 'planned', path, bytes, outputs, code})
        : `${showLine(path)}\t${code ?? outputs.map(showLine).join(' ')}`
    await writeData(`${text}\n`)
  }
}
