import type {RuleFile} from '../../src/types.ts'

/** A shipped rule file. */
export function shipped(path: string, text: string): RuleFile {
  return {path, text, shipped: true}
}

/** A rule file of a user's. */
export function own(path: string, text: string): RuleFile {
  return {path, text, shipped: false}
}

/** A rewrite rule on one line, with an example that says nothing. */
export function rewriteFile(path: string, rules: readonly string[], isShipped = true): RuleFile {
  const base = "description: d, confidence: 1, counterexamples: ['-']"
  const lines = rules.map((rule) => {
    const examples = rule.includes('examples:') ? '' : 'examples: [{before: q, after: q}], '
    return `  - {${base}, ${examples}${rule}}`
  })
  const text = `type: rewrite\ndescription: d\nrules:\n${lines.join('\n')}\n`
  return {path, text, shipped: isShipped}
}
