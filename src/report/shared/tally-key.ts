import type {ChangeType} from './document-data.ts'

const types: readonly ChangeType[] = ['applied', 'suggested', 'removed', 'decided']

/** Confidences are counted in steps of 0.05; the last one holds certainty alone. */
export const CONFIDENCE_STEPS = 21
const STEPS_IN_ONE = CONFIDENCE_STEPS - 1

/** What changes of one sort have in common. */
export interface TallyKey {
  readonly rule: number
  readonly type: ChangeType
  readonly routine: boolean
  readonly step: number
}

/**
 * @param confidence 0 to 1.
 * @returns Its step, from 0 to 20.
 */
export function confidenceStep(confidence: number): number {
  // 0.15 * 20 is 3 only nearly.
  return Math.floor(confidence * STEPS_IN_ONE + 1e-9)
}

/** @returns One number for all of it. */
export function packTallyKey({rule, type, routine, step}: TallyKey): number {
  return (
    ((rule * types.length + types.indexOf(type)) * 2 + Number(routine)) * CONFIDENCE_STEPS + step
  )
}

/** @returns What `packTallyKey` was given. */
export function unpackTallyKey(key: number): TallyKey {
  const step = key % CONFIDENCE_STEPS
  const rest = (key - step) / CONFIDENCE_STEPS
  const routine = rest % 2 === 1
  const both = Math.floor(rest / 2)
  return {
    rule: Math.floor(both / types.length),
    type: types[both % types.length]!,
    routine,
    step
  }
}
