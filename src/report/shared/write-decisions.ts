import type {DecidedDocument, DecisionEntry} from './document-data.ts'

/**
 * Writes the decisions of a review as the file that `laodoc run` obeys.
 *
 * @param documents The documents in which something was decided, in any order.
 * @returns YAML; documents in the order of their paths, decisions in that of the source.
 */
export function writeDecisions(documents: readonly DecidedDocument[]): string {
  const decided = documents
    .filter(({decisions}) => decisions.length > 0)
    .toSorted((left, right) => compare(left.path, right.path))
  const lines = ['type: decisions']
  lines.push(decided.length === 0 ? 'documents: []' : 'documents:')
  for (const {path, sha256, decisions} of decided) {
    lines.push(`  - path: ${quote(path)}`, `    sha256: ${quote(sha256)}`, '    decisions:')
    const inOrder = decisions.toSorted(
      (left, right) => left.start - right.start || left.end - right.end
    )
    for (const decision of inOrder) lines.push(...writeDecision(decision))
  }
  return `${lines.join('\n')}\n`
}

function writeDecision(decision: DecisionEntry): string[] {
  const {verdict, start, end, left, before, after, right, rule, kind, phase, note} = decision
  return [
    `      - verdict: ${verdict}`,
    `        start: ${start}`,
    `        end: ${end}`,
    `        left: ${quote(left)}`,
    `        before: ${quote(before)}`,
    `        after: ${quote(after)}`,
    `        right: ${quote(right)}`,
    `        rule: ${quote(rule)}`,
    ...tellIfAny('kind', kind),
    ...tellIfAny('phase', phase),
    ...tellIfAny('note', note)
  ]
}

function tellIfAny(key: string, value = ''): string[] {
  return value === '' ? [] : [`        ${key}: ${quote(value)}`]
}

/** JSON's strings are YAML's; what YAML takes for a line end or does not print is escaped. */
function quote(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFFE\uFFFF]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
  )
}

/** By UTF-16 units: the same everywhere. */
function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}
