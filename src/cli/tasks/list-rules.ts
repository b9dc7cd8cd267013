import {exitCode} from '../../batch/base/exit-code.ts'
import {RunFailure} from '../../batch/base/failure.ts'
import {showLine, toJson} from '../../batch/base/show-text.ts'
import {Calibration} from '../../evaluate/calibration.ts'
import {foldText} from '../../evaluate/fold-text.ts'
import type {Rule} from '../../types.ts'
import {HitCounts} from '../../workbench/count-hits.ts'
import {readPage} from '../shared/page-pairs.ts'
import {plainText} from '../shared/plain-text.ts'
import {changesOf, readRecords} from '../shared/read-records.ts'
import {compile, loadRuleFiles} from '../shared/setup.ts'
import {isStdoutClosed, writeData} from '../shared/streams.ts'
import {findTruths, stemOf} from '../shared/truths.ts'

/** The options of `laodoc rules list`. */
export interface ListOptions {
  readonly rules?: string
  readonly json?: boolean
  readonly run?: string
  readonly truth?: string
}

/** A larger truth is none. */
const LARGEST = 64 * 1024 * 1024

/**
 * Lists the rules, and what each did in a run.
 *
 * @param options The options.
 * @throws RunFailure (usage) where the rules cannot be used, or the folder holds no results.
 */
export async function listRules({rules: folder, json, run, truth}: ListOptions): Promise<void> {
  if (truth !== undefined && run === undefined) {
    throw new RunFailure(exitCode.usage, '--truth: name the run with --run')
  }
  const ruleset = await compile(await loadRuleFiles(folder))
  const counted = run === undefined ? null : await countRun(run, truth, ruleset)
  const told = new Set(ruleset.all.map(({id}) => id))
  const others = (counted?.hits.rules() ?? []).filter((id) => !told.has(id)).sort()
  const rows = [...ruleset.all, ...others.map((id) => ({id}))].map((rule) => ({
    ...rule,
    ...(counted === null ? {} : counted.of(rule.id))
  }))
  // Without a run there are no hits, and the order is that of the files.
  rows.sort((a, b) => (b.applied ?? 0) - (a.applied ?? 0))
  for (const row of rows) {
    if (isStdoutClosed()) return
    await writeData(`${json === true ? toJson(fieldsOf(row)) : toLine(row, counted !== null)}\n`)
  }
}

type Row = Pick<Rule, 'id'> & Partial<Rule> & Partial<ReturnType<Counted['of']>>

interface Counted {
  readonly hits: HitCounts
  of(rule: string): {
    applied: number
    suggested: number
    documents: number
    precision: number | null
  }
}

async function countRun(
  run: string,
  truth: string | undefined,
  ruleset: Parameters<typeof plainText>[2]
): Promise<Counted> {
  const hits = new HitCounts()
  const calibration = new Calibration()
  const truths = truth === undefined ? null : await findTruths(truth)
  let records = 0
  for await (const record of readRecords(run)) {
    records++
    hits.add(record)
    const meant = truths?.get(stemOf(record.source.path))
    if (meant === undefined) continue
    const read = await readPage(meant, {maxFileSize: LARGEST, encodingErrors: 'fail'})
    calibration.add(changesOf(record), foldText(plainText(read, meant.path, ruleset)).text)
  }
  if (records === 0)
    throw new RunFailure(exitCode.usage, `${showLine(run)}: no results of a run there`)
  const precisions = new Map(calibration.precision().map(({rule, precision}) => [rule, precision]))
  return {
    hits,
    of: (rule) => ({...hits.of(rule), precision: precisions.get(rule) ?? null})
  }
}

function toLine(row: Row, counted: boolean): string {
  const {id, kind, confidence, description, applied, suggested, precision} = row
  const share = precision === null || precision === undefined ? '-' : precision.toFixed(2)
  const did = counted ? [applied, suggested, share] : []
  return [id, kind ?? '-', confidence ?? '-', ...did, description ?? '-']
    .map((cell) => showLine(String(cell)))
    .join('\t')
}

function fieldsOf({examples, ...row}: Row): object {
  const {id, kind, confidence, description, place} = row
  const {applied, suggested, documents, precision} = row
  return {
    id,
    kind,
    confidence,
    description,
    examples: examples?.length,
    place,
    applied,
    suggested,
    documents,
    precision
  }
}
