import type {Command} from 'commander'
import type {MergeReport} from '../batch/merge.ts'
import {addExamples} from './shared/options.ts'

/** `laodoc merge`: the shards of a run as one run. */
export function addMerge(program: Command): void {
  const command = program
    .command('merge')
    .summary('check that the shards of a run are complete, and join their manifests')
    .description(
      'Checks that the shards of a run together did each document once, by the same rules, model,\n' +
        'profile and options; joins their manifests, and makes the folder a bag where they ran with\n' +
        '--bagit. Exit code 3 where something is missing, or documents failed.'
    )
    .argument('<dir>', 'the output folder')
    .option('--json', 'print what was found as one JSON object on stdout')
    .option('--break-lock', 'take the folder from a run that no longer lives')
    .action(async (folder: string, options: {json?: boolean; breakLock?: boolean}) => {
      const {mergeShards} = await import('../batch/merge.ts')
      const {toJson} = await import('../batch/base/show-text.ts')
      const {writeData, writeMessage} = await import('./shared/streams.ts')
      const {report, exitCode} = await mergeShards(folder, options.breakLock ?? false)
      if (options.json === true) await writeData(`${toJson(report)}\n`)
      else writeMessage(await describe(report))
      process.exitCode = exitCode
    })
  addExamples(command, [
    'laodoc run scans --out clean --shard 1/1    # each part, on any machine',
    'laodoc merge clean                          # then once'
  ])
}

async function describe({
  shards,
  documents,
  done,
  absent,
  problems,
  failures,
  merged
}: MergeReport): Promise<string> {
  const {showLine} = await import('../batch/base/show-text.ts')
  const parts = [
    `${shards} shard${shards === 1 ? '' : 's'}`,
    `${documents} documents, ${done} done, ${failures.length} failed`
  ]
  if (absent > 0) parts.push(`${absent} no longer there, their results stand`)
  parts.push(merged ? 'merged' : 'not merged')
  const lines = [parts.join('; ')]
  for (const {code, shard, message} of problems) {
    lines.push(`  ${shard === null ? '' : `shard ${shard} `}${message} (${code})`)
  }
  for (const {path, code, message} of failures) {
    lines.push(`  ${showLine(path)}: ${code}: ${showLine(message)}`)
  }
  return lines.join('\n')
}
