import type {Manifest} from './manifest.ts'
import type {AbsentCount, Reporter} from '../tell/reporter.ts'
import {removeOutputs} from './write-outputs.ts'

/**
 * Puts down which documents on record are no longer there, and takes their outputs away where that
 * is asked; those that someone edited stay.
 *
 * @param target The output folder and its manifest, after all documents were gone through.
 * @param reporter Is told of each.
 * @param prune Which paths below the output folder documents may stand at, where outputs are to be
 *   taken away; null where they are not.
 * @returns How many there are.
 * @throws What the system says.
 */
export async function accountForAbsent(
  {out, manifest}: {readonly out: string; readonly manifest: Manifest},
  reporter: Reporter,
  prune: ((path: string) => boolean) | null
): Promise<AbsentCount> {
  let absent = 0
  let pruned = 0
  for (const record of manifest.absent()) {
    const {path} = record
    const outputs =
      prune === null ? record.outputs : await removeOutputs(out, record.outputs, prune)
    const gone = outputs.length === 0
    if (gone && record.outputs.length > 0) pruned++
    if (!gone) absent++
    if (record.outputs.length > 0) {
      reporter.absent?.({path, outputs: record.outputs.map((output) => output.path), pruned: gone})
    }
    const fewer = outputs.length < record.outputs.length
    if (fewer || manifest.lacks(path, true)) {
      // Should the document come back, it is done again.
      const key = fewer ? null : record.key
      await manifest.append([{...record, key, outputs, absent: true}])
    }
  }
  return {absent, pruned}
}
