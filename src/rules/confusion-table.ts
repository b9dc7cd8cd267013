import type {RuleId} from '../types.ts'

/** A form that was seen where another was meant. */
export interface Confusion {
  /** One or two characters; empty where a letter was dropped. */
  readonly seen: string
  /** One or two letters; empty where a speck was read as a character. */
  readonly meant: string
  /**
   * P(seen | meant): of a hundred times that `meant` is printed, how often `seen` is read, divided
   * by a hundred. Where nothing was meant: of a hundred characters, how many are such specks.
   */
  readonly rate: number
  /** The rule it belongs to. */
  readonly rule?: RuleId
}

/** The sorts of characters that generic confusions tell apart. */
export type SignClass = 'tone' | 'above' | 'below' | 'letter' | 'other' | 'nothing'

/** How often any character of one sort is read for any of another. */
export interface GenericConfusion {
  readonly seen: SignClass
  readonly meant: SignClass
  /** As in {@link Confusion}, all characters of the seen sort taken together. */
  readonly rate: number
}

/** What a channel is compiled from. */
export interface ConfusionTable {
  readonly confusions: readonly Confusion[]
  readonly generic: readonly GenericConfusion[]
}

/**
 * @param confusion A confusion.
 * @returns How it is named in corrections: `ຝ → ພ`, `∅ → ່`, `· → ∅`.
 */
export function nameConfusion({seen, meant}: Pick<Confusion, 'seen' | 'meant'>): string {
  return `${seen === '' ? '∅' : seen} → ${meant === '' ? '∅' : meant}`
}
