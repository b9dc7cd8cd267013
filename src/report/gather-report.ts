import {createHash, randomBytes} from 'node:crypto'
import {open, unlink, type FileHandle} from 'node:fs/promises'
import {join} from 'node:path'
import type {DocumentRecord} from '../index.ts'
import {BatchTally} from './batch-tally.ts'
import {ChunkPacker, type Chunk} from './chunk-packer.ts'
import {describeDocument, type DescribedDocument} from './describe-document.ts'
import {describeRules} from './describe-rules.ts'
import {readAssets} from './read-assets.ts'
import type {FoundRecord} from './read-records.ts'
import {renderChunk, renderPage} from './render-page.ts'
import type {BatchData, DecidedDocument, DocumentRow, FailureRow} from './shared/document-data.ts'

/** A review page that is ready to be written. */
export interface GatheredReport {
  readonly documents: number
  /** JSON files that are no records. */
  readonly strangers: readonly string[]
  /** Records whose parts do not fit each other: they were changed by hand. */
  readonly broken: readonly string[]
  /** The page, piece by piece; the same records give the same text. */
  pieces(): AsyncGenerator<string>
  /** Lets go of what is kept on the disk. */
  close(): Promise<void>
}

/**
 * Reads the records of a batch, one by one. Their texts are packed and kept aside on the disk, so
 * that memory holds some hundred bytes a document.
 *
 * @param records The records; their order tells that of equally bad documents.
 * @param failures Documents that were not done.
 * @param folder Where there is room on the disk.
 * @returns The page.
 * @throws What the system says.
 */
export async function gatherReport(
  records: AsyncIterable<FoundRecord>,
  failures: readonly FailureRow[],
  folder: string
): Promise<GatheredReport> {
  const aside = await openNameless(folder)
  try {
    const {batch, tally, strangers, broken} = await gather(records, aside)
    return {
      documents: batch.rows.length,
      strangers,
      broken,
      async *pieces() {
        const {head, tail} = renderPage({...batch, failures}, tally, readAssets())
        yield head
        yield* aside.createReadStream({
          start: 0,
          encoding: 'latin1',
          autoClose: false
        }) as AsyncIterable<string>
        yield tail
      },
      close: () => aside.close()
    }
  } catch (error) {
    await aside.close()
    throw error
  }
}

/** A file without a name is gone with the process, however that ends. */
async function openNameless(folder: string): Promise<FileHandle> {
  const name = join(folder, `.laodoc-${randomBytes(6).toString('hex')}-0.tmp`)
  const handle = await open(name, 'wx+')
  await unlink(name)
  return handle
}

interface Gathered {
  readonly batch: Omit<BatchData, 'failures'>
  readonly tally: BatchTally
  readonly strangers: string[]
  readonly broken: string[]
}

async function gather(records: AsyncIterable<FoundRecord>, aside: FileHandle): Promise<Gathered> {
  const tally = new BatchTally()
  const packer = new ChunkPacker()
  const rows: DocumentRow[] = []
  const decided: DecidedDocument[] = []
  const strangers: string[] = []
  const broken: string[] = []
  const id = createHash('sha256')
  const write = async (chunk: Chunk | null): Promise<void> => {
    if (chunk === null) return
    id.update(chunk.base64)
    await aside.appendFile(renderChunk(chunk))
  }
  for await (const {file, record} of records) {
    const described = record === null ? null : tryDescribe(record)
    if (described === null) {
      const list = record === null ? strangers : broken
      list.push(file)
      continue
    }
    const {full, ...place} = packer.add(described.data)
    rows.push({...described.row, tally: tally.add(described.data), ...place})
    if (described.decided !== null) decided.push(described.decided)
    await write(full)
  }
  await write(packer.finish())
  // The sort is stable: equally bad documents stay in the order of their paths.
  rows.sort((left, right) => right.errorRate - left.errorRate)
  for (const {path, sha256} of rows) id.update(`${path}\0${sha256}\0`)
  return {
    batch: {
      id: id.digest('hex'),
      rows,
      rules: tally.rules,
      descriptions: describeRules(tally.rules),
      decided
    },
    tally,
    strangers,
    broken
  }
}

function tryDescribe(record: DocumentRecord): DescribedDocument | null {
  try {
    return describeDocument(record)
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError) return null
    throw error
  }
}
