import type {Phase} from '../../types.ts'

/** The stages of correction as rule files name them, in the order in which they run. */
export const phases = [
  'control',
  'scar',
  'foreign',
  'order',
  'ghost',
  'furniture',
  'reflow',
  'channel',
  'label'
] as const satisfies readonly Phase[]
