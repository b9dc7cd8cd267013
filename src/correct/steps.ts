import {normaliseLineEnds, removeInvisible} from './control.ts'
import {markForeignRuns, markStrayTokens, replaceForeignDigits} from './foreign.ts'
import type {PlannedStep} from './draft.ts'
import {removeFurniture} from './furniture/remove-furniture.ts'
import {removeGhostLines} from './ghost.ts'
import {freeLabels, repairLabels} from './label.ts'
import {markOtherLanguages} from './other-language.ts'
import {markOtherLetters} from './other-letters.ts'
import {joinAm, joinE, joinHo, orderMarkRuns, removeDoubledMarks} from './order.ts'
import {reflow} from './reflow.ts'
import {rewriteBy} from './rewrite.ts'
import {mendRomanNumbers} from './roman-numbers.ts'
import {TRAIT} from './survey.ts'

/** What runs before the noisy channel: each step sees what the steps before it made. */
export const stepsBeforeChannel: readonly PlannedStep[] = [
  ['control', normaliseLineEnds, TRAIT.carriageReturn | TRAIT.hidden],
  ['control', removeInvisible, TRAIT.hidden],
  ['control', rewriteBy('control')],
  ['scar', rewriteBy('scar')],
  ['foreign', markOtherLetters],
  ['foreign', markOtherLanguages],
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
  ['furniture', removeFurniture],
  ['furniture', rewriteBy('furniture')],
  ['reflow', freeLabels],
  ['reflow', reflow],
  ['reflow', rewriteBy('reflow')]
]

/** What runs after it: letters that the channel puts back may bring marks together. */
export const stepsAfterChannel: readonly PlannedStep[] = [
  ['channel', orderMarkRuns, TRAIT.disorder],
  ['channel', removeDoubledMarks, TRAIT.repeated],
  // The words in front of a number have to be read right first.
  ['channel', mendRomanNumbers],
  ['channel', rewriteBy('channel')],
  ['channel', markStrayTokens, TRAIT.lookalike],
  ['label', repairLabels],
  ['label', rewriteBy('label')]
]
