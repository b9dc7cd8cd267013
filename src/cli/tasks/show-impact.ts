import {exitCode} from '../../batch/base/exit-code.ts'
import {RunFailure} from '../../batch/base/failure.ts'
import {showLine} from '../../batch/base/show-text.ts'
import {shippedRulesFolder} from '../../node.ts'
import {measureImpact, StateReader, type ImpactOptions} from './measure-impact.ts'
import {printImpact} from './print-impact.ts'
import {loadStates, type RuleState} from '../shared/rule-states.ts'
import {writeMessage} from '../shared/streams.ts'
import {SaveReporter} from './save-reporter.ts'
import {watchSaves} from '../shared/watch-saves.ts'

/**
 * Shows what a change of the rules does.
 *
 * @param paths The documents.
 * @param options The options.
 * @throws RunFailure (usage) where rules or documents cannot be had.
 */
export async function showImpact(paths: readonly string[], options: ImpactOptions): Promise<void> {
  const states = await loadStates(options.rules, options.against)
  const earlier = await StateReader.open(states.earlier, paths, options)
  const later = await StateReader.open(states.later, paths, options)
  const report = (await measureImpact({earlier, later}, paths, options)).report()
  await printImpact(report, states, options)
  if (options.watch === true) {
    await watchRules(states.later, later, paths, options)
    return
  }
  const {maxHarm} = options
  if (maxHarm === undefined) return
  if (report.truth === null) {
    writeMessage('--max-harm: no document has its truth, so harm cannot be told; see --truth')
    process.exitCode = exitCode.usage
    return
  }
  const harmful = report.rules.filter(({harm}) => (harm ?? 0) > maxHarm)
  for (const {rule, harm} of harmful) {
    const told = `${rule} makes ${harm!.toFixed(2)} errors in 10,000 sound characters`
    writeMessage(`${told}, more than ${maxHarm}`)
  }
  if (harmful.length > 0) process.exitCode = exitCode.different
}

/** Shows what each save of a rule does, until the process is ended. */
async function watchRules(
  state: RuleState,
  reader: StateReader,
  paths: readonly string[],
  options: ImpactOptions
): Promise<void> {
  const folder = options.rules ?? shippedRulesFolder()
  const saves = new SaveReporter({state, reader}, paths, options)
  const ready = (): void => {
    writeMessage(`watching ${showLine(folder)}: save a rule to see what it does`)
  }
  await watchSaves(folder, ready, async () => {
    try {
      await saves.look()
    } catch (error) {
      // What is wrong with a rule is mended by the next save.
      if (!(error instanceof RunFailure) || error.exitCode !== exitCode.usage) throw error
      writeMessage(error.message)
    }
  })
}
