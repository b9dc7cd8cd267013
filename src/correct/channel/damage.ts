/** From how much damage on the channel works unrestrained, and below which it hardly does. */
export interface RestraintSettings {
  /** Certain changes a character of a first pass: damaged beyond doubt. */
  readonly damaged: number
  /** As sound as sound text looks to the first pass. */
  readonly sound: number
  /** What each change costs more in sound text, in nats. */
  readonly margin: number
}

/**
 * Of 88 clean pages one in ten shows more than 0.003 certain changes a character in a first pass,
 * the most 0.0056; of 88 damaged ones all but two show 0.009 and more.
 */
export const defaultRestraint: RestraintSettings = {damaged: 0.009, sound: 0.003, margin: 8}

/**
 * The more damaged a text, the likelier it is that a surprising word is damage rather than a name.
 *
 * @param damage Certain changes a character of a first pass.
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
const BATCH_WEIGHT = 150

/**
 * @param certain Certain changes in what was read of a document.
 * @param characters How much of it was read.
 * @param batch Damage of the sounder documents of the batch that it belongs to.
 * @returns Damage of the document, drawn to that of its batch where little of it was read.
 */
export function documentDamage(certain: number, characters: number, batch: number): number {
  return (certain + batch * BATCH_WEIGHT) / (characters + BATCH_WEIGHT)
}

/** A batch whose documents need no look of their own at their damage, as long as they are like it. */
export interface SoundBatch {
  readonly damage: number
  readonly strange: number
}

/**
 * @param batch What is known of a batch.
 * @returns Whether it is as sound as sound text looks, and what its letters are like is known.
 */
export function isSound(batch: {
  readonly damage: number
  readonly strange?: number
}): batch is SoundBatch {
  return batch.damage <= defaultRestraint.sound && batch.strange !== undefined
}

/** Documents of one batch differ by so much in what they write about. */
const STRANGER = 0.006

/**
 * @param document Letters of a document, and those with which the model forgets all but the last
 *   few.
 * @param strange The share of such letters in its batch.
 * @returns Whether the document has so many more that it may be damaged where its batch is not: two
 *   standard deviations of such a count, and what documents differ by.
 */
export function isStranger(
  {letters, strange: seen}: {readonly letters: number; readonly strange: number},
  strange: number
): boolean {
  const deviation = Math.sqrt(strange * letters)
  return seen > (strange + STRANGER) * letters + 2 * deviation
}
