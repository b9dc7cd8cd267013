import {compareNames} from '../base/compare-names.ts'
import {listManifests, readManifest} from './manifest-files.ts'
import type {StoredRecord} from './manifest-record.ts'
import type {Failure} from '../tell/reporter.ts'

/**
 * @param out An output folder.
 * @returns The documents that the last run over them could not do, in the order of their paths;
 *   none where the folder has no manifest.
 * @throws RunFailure (usage) where a later version of the program wrote it; what the system says.
 */
export async function listFailures(out: string): Promise<Failure[]> {
  const last = new Map<string, StoredRecord>()
  for (const {path: manifest} of await listManifests(out)) {
    await readManifest(out, manifest, (line) => {
      if (line.kind !== 'record') return
      const known = last.get(line.record.path)
      if (known === undefined || known.run <= line.record.run) {
        last.set(line.record.path, line.record)
      }
    })
  }
  return [...last.values()]
    .flatMap(({path, status, absent, code, message}): Failure[] =>
      status === 'failed' && absent !== true && code !== null
        ? [{path, code, message: message ?? ''}]
        : []
    )
    .sort((left, right) => compareNames(left.path, right.path))
}
