import {mediaType} from '../../batch/find/media-type.ts'
import {ConfusionLearner, learnSettings} from '../../evaluate/learn-confusions.ts'
import {writeConfusions} from '../../evaluate/write-confusions.ts'
import {correct} from '../../index.ts'
import {findPairs, readPage} from '../shared/page-pairs.ts'
import {plainText} from '../shared/plain-text.ts'
import {compile, loadRuleFiles} from '../shared/setup.ts'
import {writeMessage} from '../shared/streams.ts'
import {writeResult} from '../shared/write-result.ts'

/** The options of `laodoc rules learn`. */
export interface LearnOptions {
  readonly out?: string
  readonly rules?: string
  readonly least?: number
}

/** A larger page is none. */
const LARGEST = 64 * 1024 * 1024

/**
 * Learns confusions from pages with their truth and writes them as a rule file.
 *
 * @param folder Holds `in/` and `gt/`.
 * @param options The options.
 * @throws RunFailure (usage) where pages have no partner or the rules cannot be used, (environment)
 *   where the file cannot be written; DocumentFailure for a page that cannot be read.
 */
export async function learnRules(folder: string, options: LearnOptions): Promise<void> {
  const pairs = await findPairs(folder)
  const ruleset = await compile(await loadRuleFiles(options.rules))
  const settings = {...learnSettings, least: options.least ?? learnSettings.least}
  const learner = new ConfusionLearner(settings)
  for (const {read, truth} of pairs) {
    const source = await readPage(read, {maxFileSize: LARGEST, encodingErrors: 'fail'})
    const meant = await readPage(truth, {maxFileSize: LARGEST, encodingErrors: 'fail'})
    const markdown = mediaType(read.path) === 'text/markdown'
    learner.add({
      read: correct(source, {ruleset}, {markdown}).corrected.text,
      truth: plainText(meant, truth.path, ruleset)
    })
  }
  const learnt = learner.learn()
  const text = writeConfusions(learnt, settings)
  await writeResult(text, options.out)
  writeMessage(
    `${learnt.pages} pages, ${learnt.characters} characters, ${learnt.errors} misread; ` +
      `${learnt.confusions.length} confusions`
  )
}
