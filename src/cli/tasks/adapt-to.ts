import {discover} from '../../batch/find/discover.ts'
import {exitCode} from '../../batch/base/exit-code.ts'
import {RunFailure} from '../../batch/base/failure.ts'
import {learnFromBatch} from '../../batch/work/learn.ts'
import {writeProfile} from '../../index.ts'
import {readModelFile} from '../../node.ts'
import {loadRuleFiles} from '../shared/setup.ts'
import {writeResult} from '../shared/write-result.ts'

/**
 * Learns a profile from documents and writes it.
 *
 * @param paths Files, folders and patterns.
 * @param options Rules, and where the profile goes.
 * @throws RunFailure (usage) where there is too little to learn from, (environment) where no model
 *   was built or the profile cannot be written.
 */
export async function adaptTo(
  paths: readonly string[],
  {rules, out}: {readonly rules?: string; readonly out?: string}
): Promise<void> {
  const files = await loadRuleFiles(rules)
  if (readModelFile() === null) {
    throw new RunFailure(exitCode.environment, 'the language model was not built: npm ci')
  }
  const profile = await learnFromBatch(discover({paths}), new Map(), files, null)
  if (profile === null) {
    throw new RunFailure(
      exitCode.usage,
      'the documents are too few to learn anything from; run without a profile'
    )
  }
  await writeResult(writeProfile(profile), out)
}
