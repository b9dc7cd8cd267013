import type {Decision, DocumentDecisions} from '../types.ts'

/** Tells which decisions concern a document, by its path and the SHA-256 of its bytes. */
export type DecisionsFor = (path: string, sha256: string) => readonly Decision[]

const none: readonly Decision[] = []

/**
 * @param documents What was decided.
 * @returns What gives the decisions of a document: first those about the same bytes, whatever their
 *   path was; then those about another state of the document of that path.
 */
export function createDecisionsFor(documents: readonly DocumentDecisions[]): DecisionsFor {
  const byHash = new Map<string, Decision[]>()
  const byPath = new Map<string, DocumentDecisions[]>()
  for (const document of documents) {
    const {path, sha256, decisions} = document
    byHash.set(sha256, [...(byHash.get(sha256) ?? []), ...decisions])
    byPath.set(path, [...(byPath.get(path) ?? []), document])
  }
  return (path, sha256) => {
    const exact = byHash.get(sha256) ?? none
    const others = (byPath.get(path) ?? []).filter((document) => document.sha256 !== sha256)
    if (others.length === 0) return exact
    return [...exact, ...others.flatMap(({decisions}) => decisions)]
  }
}
