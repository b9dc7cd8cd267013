import {
  compileConfusions,
  compileRules,
  createChannelPass,
  readModel,
  type ConfusionTable,
  type LanguageModel,
  type Ruleset
} from '../../src/index.ts'
import {readModelFile, readShippedRules} from '../../src/node.ts'

/** What the package ships, ready for use. */
export interface Shipped {
  readonly ruleset: Ruleset
  readonly model: LanguageModel
  readonly table: ConfusionTable
  /** @returns The channel with the shipped confusions, for a batch of such damage. */
  channel(damage: number): ReturnType<typeof createChannelPass>
}

/** @returns The shipped rules and the model as it was built. */
export function loadShipped(): Shipped {
  const files = readShippedRules()
  const bytes = readModelFile()
  if (bytes === null) throw new Error('the language model was not built')
  const model = readModel(bytes)
  const table = compileConfusions(files)
  return {
    ruleset: compileRules(files).ruleset,
    model,
    table,
    channel: (damage) => createChannelPass({model, profile: {damage, table}})
  }
}
