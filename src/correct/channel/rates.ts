import {letters} from '../../model/alphabet.ts'
import type {Confusion, ConfusionTable, SignClass} from '../../rules/confusion-table.ts'
import type {RuleId} from '../../types.ts'
import {signClass, signClassSize} from './sign-class.ts'

/** The rates of a table, the generic ones added to the particular ones. */
export interface Rates {
  /** P(seen | meant) of one character for one letter; either may be empty. */
  rate(seen: string, meant: string): number
  /** The rule that tells of the confusion; undefined where only a generic one does. */
  rule(seen: string, meant: string): RuleId | undefined
  /** How often the letter is not read as itself. */
  lost(meant: string): number
  /** The confusions that read or write two characters. */
  readonly multiple: readonly Confusion[]
}

/**
 * @param table Confusions and generic confusions.
 */
export function createRates(table: ConfusionTable): Rates {
  const particular = new Map<string, number>()
  const rules = new Map<string, RuleId>()
  const multiple: Confusion[] = []
  const lost = new Map<string, number>()
  for (const confusion of table.confusions) {
    const {seen, meant, rate} = confusion
    if (seen.length > 1 || meant.length > 1) {
      multiple.push(confusion)
      continue
    }
    particular.set(`${seen}\0${meant}`, rate)
    if (confusion.rule !== undefined) rules.set(`${seen}\0${meant}`, confusion.rule)
    lost.set(meant, (lost.get(meant) ?? 0) + rate)
  }
  const generic = new Map<string, number>()
  for (const {seen, meant, rate} of table.generic) {
    generic.set(`${seen}\0${meant}`, rate / signClassSize[seen])
  }
  const classOf = (text: string): SignClass =>
    text === '' ? 'nothing' : signClass(text.charCodeAt(0))
  const genericLost = new Map<string, number>()
  for (const letter of letters) {
    let sum = 0
    for (const {seen, meant, rate} of table.generic) {
      if (meant === classOf(letter) && seen !== 'other') sum += rate
    }
    genericLost.set(letter, sum)
  }
  return {
    rate(seen, meant) {
      const own = particular.get(`${seen}\0${meant}`) ?? 0
      if (seen !== '' && meant !== '' && classOf(seen) === 'other' && own > 0) return own
      return own + (generic.get(`${classOf(seen)}\0${classOf(meant)}`) ?? 0)
    },
    rule: (seen, meant) => rules.get(`${seen}\0${meant}`),
    lost: (meant) => (lost.get(meant) ?? 0) + (genericLost.get(meant) ?? 0),
    multiple
  }
}
