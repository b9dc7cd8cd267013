import {hashRules} from '../../node.ts'
import {
  measureImpact,
  StateReader,
  type ImpactOptions,
  type MeasureOptions
} from './measure-impact.ts'
import {loadStates, type RuleState} from '../shared/rule-states.ts'
import {printImpact} from './print-impact.ts'

/** How saves are shown. */
export type SaveOptions = MeasureOptions &
  Pick<ImpactOptions, 'rules' | 'against' | 'top' | 'json' | 'color'>

/** A state of the rules, and what corrects by it. */
export interface OpenState {
  readonly state: RuleState
  readonly reader: StateReader
}

/** Shows what came of rules each time they were saved. */
export class SaveReporter {
  #last: OpenState
  readonly #paths: readonly string[]
  readonly #options: SaveOptions

  /**
   * @param state The rules as they stand.
   * @param paths The documents on which it is shown what a save does.
   * @param options How.
   */
  constructor(state: OpenState, paths: readonly string[], options: SaveOptions) {
    this.#last = state
    this.#paths = paths
    this.#options = options
  }

  /** Begins with the rules as they stand now; the parameters are those of the constructor. */
  static async open(paths: readonly string[], options: SaveOptions): Promise<SaveReporter> {
    const {later: state} = await loadStates(options.rules, options.against)
    const reader = await StateReader.open(state, paths, options)
    return new SaveReporter({state, reader}, paths, options)
  }

  /**
   * Shows what changed since the last call; nothing, where the rules did not.
   *
   * @throws RunFailure (usage) where they cannot be used: the next call goes by what stood before.
   */
  async look(): Promise<void> {
    const {later} = await loadStates(this.#options.rules, this.#options.against)
    const {state, reader} = this.#last
    if (hashRules(later.files) === hashRules(state.files)) return
    const next = await StateReader.open(later, this.#paths, this.#options)
    const both = {earlier: reader, later: next}
    const report = (await measureImpact(both, this.#paths, this.#options)).report()
    const earlier = {...state, name: 'the rules before this save'}
    await printImpact(report, {earlier, later}, this.#options)
    this.#last = {state: later, reader: next}
  }
}
