import {normaliseLineEnds, removeInvisible} from './control.ts'
import {markForeignRuns, markStrayTokens, replaceForeignDigits} from './foreign.ts'
import type {Step} from './draft.ts'
import {removeFurniture} from './furniture/remove-furniture.ts'
import {removeGhostLines} from './ghost.ts'
import {repairLabels} from './label.ts'
import {joinAm, joinE, joinHo, orderMarkRuns, removeDoubledMarks} from './order.ts'
import {reflow} from './reflow.ts'
import {rewriteBy} from './rewrite.ts'
import {TRAIT} from './survey.ts'

/** What runs before the noisy channel: each step sees what the steps before it made. */
export const stepsBeforeChannel: readonly Step[] = [
  ['control', normaliseLineEnds, TRAIT.carriageReturn | TRAIT.hidden],
  ['control', removeInvisible, TRAIT.hidden],
  ['control', rewriteBy('control')],
  ['scar', rewriteBy('scar')],
  ['foreign', markForeignRuns, TRAIT.lookalike],
  ['foreign', replaceForeignDigits, TRAIT.lookalike | TRAIT.laoDigit],
  ['foreign', rewriteBy('foreign')],
  ['order', orderMarkRuns, TRAIT.disorder],
  ['order', removeDoubledMarks, TRAIT.repeated],
  ['order', joinAm],
  ['order', joinE],
  ['order', joinHo],
  ['order', rewriteBy('order')],
  ['ghost', removeGhostLines, TRAIT.crumb],
  ['ghost', rewriteBy('ghost')],
  ['furniture', (_, {ruleset}, reading) => ({edits: removeFurniture(reading, ruleset)})],
  ['furniture', rewriteBy('furniture')],
  ['reflow', (_, {ruleset}, reading) => ({edits: reflow(reading, ruleset)})],
  ['reflow', rewriteBy('reflow')]
]

/** What runs behind it: letters that the channel puts back may bring marks together. */
export const stepsAfterChannel: readonly Step[] = [
  ['channel', orderMarkRuns, TRAIT.disorder],
  ['channel', removeDoubledMarks, TRAIT.repeated],
  ['channel', rewriteBy('channel')],
  ['channel', markStrayTokens, TRAIT.lookalike],
  ['label', (_, {ruleset}, reading) => ({edits: repairLabels(reading, ruleset)})],
  ['label', rewriteBy('label')]
]
