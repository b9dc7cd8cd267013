import type {AdaptSettings} from './adapt.ts'
import type {ChannelSettings} from './compile.ts'
import {defaultRestraint, type RestraintSettings} from './damage.ts'
import type {SearchSettings} from './decoder.ts'

/** How the channel works, chosen by measuring on fonts that the confusions were not learnt from. */
export const channelSettings: {
  readonly compile: ChannelSettings
  readonly search: SearchSettings
  /** Learning looks further: what a typeface does rarely elsewhere it may do often here. */
  readonly learning: {readonly dearest: number; readonly search: SearchSettings}
  /** So much surprise, in nats, is no reason to doubt. */
  readonly doubt: number
  readonly restraint: RestraintSettings
  /** `typicalDamage`: certain changes a character of the pages that the shipped rates were learnt from. */
  readonly adapt: AdaptSettings & {readonly typicalDamage: number}
} = {
  compile: {weight: 0.9, penalty: 0.2, dearest: 9},
  search: {width: {least: 12, most: 24}, beam: 8, narrow: 6, slack: 0.5},
  learning: {
    dearest: 10,
    search: {width: {least: 24, most: 24}, beam: 10, narrow: 8, slack: 1}
  },
  doubt: 0.5,
  restraint: defaultRestraint,
  adapt: {strength: 4000, least: 2, highest: 0.5, typicalDamage: 0.015}
}
