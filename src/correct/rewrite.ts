import type {Edit, Leads, Phase} from '../types.ts'
import {nothing, type Step} from './context.ts'

/**
 * @param phase A phase.
 * @returns The step that carries out the rewrite rules of that phase, all on the same text.
 */
export function rewriteBy(phase: Phase): Step<'ruleset'> {
  return ({text}, {ruleset}) => {
    const edits: Edit[] = []
    for (const rule of ruleset.rewrites) {
      if (rule.phase !== phase || !mayBegin(text, rule.finder.leads)) continue
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

/** A text is searched for so many characters sooner than a pattern is tried on all of it. */
const FEW = 4

/** Whether one of the characters stands in the text; where they are many, it is taken to. */
function mayBegin(text: string, leads: Leads = null): boolean {
  if (leads === null || leads.size > FEW) return true
  for (const code of leads) if (text.includes(String.fromCharCode(code))) return true
  return false
}
