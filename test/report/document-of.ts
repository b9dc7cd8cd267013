import type {ChangeData, DocumentData} from '../../src/report/shared/document-data.ts'

/** A change told by what it is about; the rest is filled in. */
export type ChangeSketch = Pick<ChangeData, 'start' | 'end' | 'after'> & Partial<ChangeData>

/** @returns A change. */
export function changeOf(sketch: ChangeSketch): ChangeData {
  return {
    type: 'applied',
    rule: 'letters/some',
    kind: 'confusion',
    phase: 'channel',
    confidence: 0.9,
    ...sketch
  }
}

/** @returns A document with these changes. */
export function documentOf(
  source: string,
  changes: readonly ChangeSketch[],
  rest: Partial<DocumentData> = {}
): DocumentData {
  return {
    source,
    changes: changes.map(changeOf),
    suspects: [],
    headings: [],
    remarks: [],
    stale: [],
    ...rest
  }
}
