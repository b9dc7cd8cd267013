import {readdir, readFile} from 'node:fs/promises'
import {join} from 'node:path'
import {exitCode} from '../../batch/base/exit-code.ts'
import {messageOf, RunFailure} from '../../batch/base/failure.ts'
import {
  restoreSource,
  type Corrected,
  type Correction,
  type CorrectionRecord,
  type DocumentRecord
} from '../../index.ts'
import {readCodePoints} from '../../inner.ts'

/**
 * Reads the records of a run one by one.
 *
 * @param folder The folder of its results; what is no record is passed over.
 * @throws RunFailure (usage) where the folder cannot be read.
 */
export async function* readRecords(folder: string): AsyncGenerator<DocumentRecord> {
  const entries = await readdir(folder, {withFileTypes: true}).catch((error: unknown) => {
    throw new RunFailure(exitCode.usage, messageOf(error), error)
  })
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    const file = join(folder, entry.name)
    if (entry.isDirectory() && !entry.name.startsWith('.')) yield* readRecords(file)
    else if (entry.isFile() && entry.name.endsWith('.json')) {
      const record = parseRecord(await readFile(file, 'utf8'))
      if (record !== null) yield record
    }
  }
}

function parseRecord(text: string): DocumentRecord | null {
  try {
    const value = JSON.parse(text) as Partial<DocumentRecord> | null
    const isRecord = Array.isArray(value?.corrections) && Array.isArray(value.removed)
    return isRecord ? (value as DocumentRecord) : null
  } catch {
    return null
  }
}

/**
 * @param record A record.
 * @returns The source, and what was changed, as before it was written down.
 * @throws RangeError where the record was changed by hand.
 */
export function changesOf(record: DocumentRecord): Pick<Corrected, 'source' | 'corrections'> {
  const source = restoreSource(record)
  const {toUnits: offsets} = readCodePoints(source)
  const at = ({start, end}: {start: number; end: number}): Correction['source'] => ({
    start: offsets(start),
    end: offsets(end)
  })
  const toCorrection = (
    {rule, kind, phase, before, after, confidence, source: span}: CorrectionRecord,
    status: Correction['status']
  ): Correction => ({rule, kind, phase, source: at(span), before, after, confidence, status})
  const corrections: Correction[] = [
    ...record.corrections.map((one) => toCorrection(one, 'applied')),
    ...record.suggestions.map((one) => toCorrection(one, 'suggested')),
    ...record.removed.map(({rule, phase, confidence, text, source: span}) => ({
      rule,
      kind: 'removal' as const,
      phase,
      source: at(span),
      before: text,
      after: '',
      confidence,
      status: 'applied' as const
    }))
  ]
  return {source, corrections}
}
