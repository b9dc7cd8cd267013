import type {Edit, Phase} from '../types.ts'
import {nothing, type Pass} from './context.ts'

/**
 * @param phase A phase.
 * @returns The pass that carries out the rewrite rules of that phase, all on the same text.
 */
export function rewriteBy(phase: Phase): Pass {
  return (text, {ruleset}) => {
    const edits: Edit[] = []
    for (const rule of ruleset.rewrites) {
      if (rule.phase !== phase) continue
      for (const match of rule.finder.findAll(text)) {
        edits.push({
          start: match.start,
          end: match.end,
          after: rule.replacement(match),
          rule: rule.id,
          kind: rule.kind,
          confidence: rule.confidence
        })
      }
    }
    return edits.length === 0 ? nothing : {edits}
  }
}
