import {repairNumbers, restoreParticles, type LabelRepair} from '../labels/repairs.ts'
import {findLeaders, partLabels, restoreWords} from '../labels/parted.ts'
import type {Edit, OperationRule} from '../types.ts'
import {editBy, type Step} from './context.ts'

/**
 * Repairs labels that were misread, by the sequence that they stand in, where the rules have the
 * operations `label-number` and `label-particle`.
 */
export const repairLabels: Step<'ruleset'> = ({labels}, {ruleset}) => {
  const numberRule = ruleset.operations.get('label-number')
  const particleRule = ruleset.operations.get('label-particle')
  const edits = [
    ...(numberRule === undefined ? [] : editsBy(numberRule, repairNumbers(labels))),
    ...(particleRule === undefined ? [] : editsBy(particleRule, restoreParticles(labels)))
  ]
  return {edits: edits.sort((a, b) => a.start - b.start)}
}

/**
 * Lets each label begin its line, where the rules have the operations `label-leaders`,
 * `part-labels` and `label-word`: leaders go, welded lines are parted, lost tone marks of their
 * words come back.
 */
export const freeLabels: Step<'ruleset'> = (reading, {ruleset}) => {
  const edits = (
    [
      ['label-leaders', findLeaders],
      ['part-labels', partLabels],
      ['label-word', restoreWords]
    ] as const
  ).flatMap(([name, find]) => {
    const rule = ruleset.operations.get(name)
    return rule === undefined ? [] : editsBy(rule, find(reading, ruleset.numbering))
  })
  return {edits: edits.sort((a, b) => a.start - b.start)}
}

function editsBy(rule: OperationRule, repairs: readonly LabelRepair[]): Edit[] {
  return repairs.map(({start, end, after, evidence}) => editBy(rule, {start, end, after}, evidence))
}
