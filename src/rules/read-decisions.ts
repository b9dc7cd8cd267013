import type {Decision, DocumentDecisions} from '../types.ts'
import {describeIssue} from './describe-issue.ts'
import type {RuleProblem} from './problem.ts'
import {readYaml, type YamlFile, type YamlPath} from './read-yaml.ts'
import {createDecisionsSchema} from './schema/decisions.ts'

/**
 * Reads a file of decisions.
 *
 * @param file What messages call the file.
 * @param text Its text: YAML, or JSON.
 * @returns The documents in the order of the file; or all that is wrong, in the order of places.
 *   Never throws.
 */
export function readDecisions(
  file: string,
  text: string
):
  {readonly documents: readonly DocumentDecisions[]} | {readonly problems: readonly RuleProblem[]} {
  const read = readYaml(file, text)
  if ('problems' in read) return read
  const {yaml} = read
  const parsed = createDecisionsSchema().safeParse(yaml.value)
  if (!parsed.success) {
    const problems = parsed.error.issues.flatMap((issue) =>
      describeIssue(issue, yaml.value).map(({path, key, reason}) => ({
        ...(key === undefined ? yaml.placeOf(path) : yaml.placeOfKey(path, key)),
        reason
      }))
    )
    return {problems: problems.sort((a, b) => a.line - b.line || a.column - b.column)}
  }
  // The schema gives what is optional as "or undefined", which it never is.
  const documents = parsed.data.documents as readonly DocumentDecisions[]
  const problems = findContradictions(documents, yaml)
  return problems.length === 0 ? {documents} : {problems}
}

interface Placed {
  readonly decision: Decision
  readonly path: YamlPath
}

/** Finds decisions about the same bytes of which only one can be obeyed. */
function findContradictions(
  documents: readonly DocumentDecisions[],
  yaml: YamlFile
): RuleProblem[] {
  const byHash = new Map<string, Placed[]>()
  documents.forEach(({sha256, decisions}, at) => {
    const placed = decisions.map((decision, index) => ({
      decision,
      path: ['documents', at, 'decisions', index]
    }))
    byHash.set(sha256, [...(byHash.get(sha256) ?? []), ...placed])
  })
  const problems: RuleProblem[] = []
  for (const placed of byHash.values()) {
    const inOrder = placed.sort(
      (a, b) => a.decision.start - b.decision.start || a.decision.end - b.decision.end
    )
    const verdicts = new Map<string, Placed>()
    let last: Placed | null = null
    for (const one of inOrder) {
      const {start, end, after, verdict} = one.decision
      const key = `${start}:${end}:${after}`
      const same = verdicts.get(key)
      const rival: Placed | null | undefined =
        same !== undefined
          ? same.decision.verdict === verdict
            ? null
            : same
          : verdict === 'accept' && last !== null && exclude(last.decision, one.decision)
            ? last
            : null
      if (rival !== null) {
        const {line} = yaml.placeOf(rival.path)
        problems.push({...yaml.placeOf(one.path), reason: `decided otherwise on line ${line}`})
      }
      verdicts.set(key, one)
      if (verdict === 'accept') last = one
    }
  }
  return problems.sort((a, b) => a.line - b.line || a.column - b.column)
}

/** Whether two accepted changes want the same text; `a` begins no later than `b`. */
function exclude(a: Decision, b: Decision): boolean {
  return b.start < a.end || (a.start === b.start && a.end === b.end)
}
