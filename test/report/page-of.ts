import {compileRules, convert, toRecord, type DocumentRecord} from '../../src/index.ts'
import {readShippedRules} from '../../src/node.ts'
import {gatherReport} from '../../src/report/gather-report.ts'
import type {FoundRecord} from '../../src/report/read-records.ts'
import type {FailureRow} from '../../src/report/shared/document-data.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'

const {ruleset} = compileRules(readShippedRules())

/** @returns The record of a text, made without the language model. */
export function recordOf(path: string, source: string): DocumentRecord {
  const {corrected, document} = convert(source, {ruleset})
  const facts = {sha256: '0'.repeat(64), bytes: 1, mediaType: 'text/plain', encoding: 'utf-8'}
  const generator = {name: 'laodoc', version: '0', rules: '0', model: null}
  return toRecord(corrected, document, {path, ...facts}, generator)
}

/** A page, and what could not be shown in it. */
export interface Written {
  readonly html: string
  readonly broken: readonly string[]
  readonly strangers: readonly string[]
}

/** @returns The review page of these records. */
export async function writePage(
  records: readonly FoundRecord[],
  failures: readonly FailureRow[] = []
): Promise<Written> {
  const report = await gatherReport(found(records), failures, temporaryFolder())
  const pieces: string[] = []
  for await (const piece of report.pieces()) pieces.push(piece)
  await report.close()
  const {broken, strangers} = report
  return {html: pieces.join(''), broken, strangers}
}

/** @returns The record as it is found in a folder. */
export function foundRecord(record: DocumentRecord): FoundRecord {
  return {file: `${record.source.path}.json`, record}
}

async function* found(records: readonly FoundRecord[]): AsyncGenerator<FoundRecord> {
  await Promise.resolve()
  yield* records
}
