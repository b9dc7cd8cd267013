/** From how much damage on the channel works unrestrained, and below which it hardly does. */
export interface RestraintSettings {
  /** Changes a character of a first pass: damaged for certain. */
  readonly damaged: number
  /** As sound as sound text looks to the first pass. */
  readonly sound: number
  /** What each change costs more in sound text, in nats. */
  readonly margin: number
}

/**
 * Clean Lao shows 0.001 to 0.006 changes a character in a first pass, lightly damaged pages 0.02.
 */
export const defaultRestraint: RestraintSettings = {damaged: 0.018, sound: 0.006, margin: 8}

/**
 * The more damaged a text, the likelier it is that a surprising word is damage rather than a name.
 *
 * @param damage Changes a character of a first pass.
 * @param settings Where restraint begins and ends.
 * @returns What each change is to cost more, in whole nats: 0 for damaged text.
 */
export function restraint(damage: number, settings: RestraintSettings = defaultRestraint): number {
  const {damaged, sound, margin} = settings
  if (damage >= damaged) return 0
  if (damage <= sound) return margin
  return Math.round((margin * Math.log(damaged / damage)) / Math.log(damaged / sound))
}

/** A batch says as much about one of its documents as so many characters of it. */
const BATCH_WEIGHT = 300

/**
 * @param changes Changes in what was read of a document.
 * @param characters How much of it was read.
 * @param batch Damage of the batch that it belongs to.
 * @returns Damage of the document, drawn to that of its batch where little of it was read.
 */
export function documentDamage(changes: number, characters: number, batch: number): number {
  return (changes + batch * BATCH_WEIGHT) / (characters + BATCH_WEIGHT)
}
