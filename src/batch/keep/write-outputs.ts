import {lstatSync} from 'node:fs'
import {lstat, realpath, unlink} from 'node:fs/promises'
import {dirname, isAbsolute, join, relative, sep} from 'node:path'
import type {DiskPace} from '../disk/disk-pace.ts'
import {exitCode} from '../base/exit-code.ts'
import {DocumentFailure, messageOf, RunFailure, systemCode} from '../base/failure.ts'
import type {OutputRecord} from './manifest-record.ts'
import {hashOwn, isWayPlain} from '../disk/plain-file.ts'
import type {Format} from '../find/formats.ts'
import {outputPath, type Layout} from '../find/plan.ts'
import type {Output} from '../work/process-document.ts'
import {showLine} from '../base/show-text.ts'
import {prepareFolder, stageFile, type StagedFile} from '../disk/write-atomic.ts'

/** Where outputs go, and what is known of their folders. */
export interface OutputPlace {
  /** The output folder. */
  readonly out: string
  /** Where outputs stand in it. */
  readonly layout: Layout | undefined
  /** Takes up folders that stand, so that they are made once. */
  readonly known: Set<string>
  /** Takes up the folders that are to be brought to the disk. */
  readonly changed: Set<string>
}

/**
 * Writes the outputs of a document, all or none.
 *
 * @param path The document's path.
 * @param outputs What to write.
 * @param place Where to.
 * @returns What was written.
 * @throws DocumentFailure where this document cannot be written; RunFailure (environment) where
 *   none can.
 */
export async function writeOutputs(
  path: string,
  outputs: readonly Output[],
  {out, layout, known, changed}: OutputPlace
): Promise<OutputRecord[]> {
  const staged: StagedFile[] = []
  const records: OutputRecord[] = []
  const placed: string[] = []
  try {
    for (const {format, bytes, sha256: hash} of outputs) {
      const name = outputPath(path, format as Format, layout)
      const file = await prepareFolder(out, name, known)
      changed.add(dirname(file))
      staged.push(await stageFile(file, bytes))
      records.push({path: name, bytes: bytes.length, sha256: hash})
    }
    for (const [index, file] of staged.entries()) {
      await file.commit()
      placed.push(join(out, records[index]!.path))
    }
  } catch (error) {
    for (const file of staged) await file.discard()
    for (const file of placed) await unlink(file).catch(() => undefined)
    // Perhaps someone took a folder away.
    known.clear()
    throw outputFailure(error, out)
  }
  return records
}

/** Where outputs were written, and what is known of it. */
export interface CheckedPlace {
  /** The output folder. */
  readonly out: string
  /** Takes up folders that are no links. */
  readonly known?: Set<string>
  /** How the disk is asked (default: in the background). */
  readonly pace?: DiskPace
}

/** How an output stands against what is on record of it. */
export type OutputState = 'whole' | 'lost' | 'edited'

/**
 * @param place The output folder.
 * @param record What was written.
 * @param thorough Whether to read the file; otherwise its size has to do.
 * @returns How it stands now; what is reached through a link is not what was written.
 */
export async function checkOutput(
  {out, known, pace}: CheckedPlace,
  record: OutputRecord,
  thorough: boolean
): Promise<OutputState> {
  const file = join(out, record.path)
  try {
    if (!(await isWayPlain(out, record.path, known))) return 'edited'
    const isQuick = pace?.isQuick() ?? false
    const stats = isQuick
      ? pace!.measure(() => lstatSync(file, {throwIfNoEntry: false}))
      : await lstat(file)
    if (stats === undefined) return 'lost'
    if (!stats.isFile() || stats.size !== record.bytes) return 'edited'
    if (!thorough) return 'whole'
    return (await hashOwn(out, record.path)).sha256 === record.sha256 ? 'whole' : 'edited'
  } catch (error) {
    const code = systemCode(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return 'lost'
    throw outputFailure(error, out)
  }
}

/**
 * Takes away outputs of a document that has no outputs any more, unless someone edited them.
 *
 * @param out The output folder.
 * @param records What was written for it.
 * @param isInput Tells of a path below the output folder whether it may be a document of the run:
 *   such a file is left where it is, whatever is on record of it.
 * @returns What still stands of it.
 */
export async function removeOutputs(
  out: string,
  records: readonly OutputRecord[],
  isInput: (path: string) => boolean
): Promise<OutputRecord[]> {
  const kept: OutputRecord[] = []
  for (const record of records) {
    const state = isInput(record.path) ? 'edited' : await checkOutput({out}, record, true)
    if (state === 'edited') kept.push(record)
    if (state === 'whole') await unlink(join(out, record.path))
  }
  return kept
}

/**
 * @param out The output folder.
 * @param files Files and folders that documents are read from.
 * @returns Tells of a path below the output folder whether it is one of them, or below one.
 * @throws What the system says.
 */
export async function findInputsIn(
  out: string,
  files: Iterable<string>
): Promise<(path: string) => boolean> {
  const root = await realpath(out)
  const inside = new Set<string>()
  for (const file of files) {
    const path = relative(root, file).split(sep).join('/')
    if (path !== '' && path.split('/')[0] !== '..' && !isAbsolute(path)) inside.add(path)
  }
  return (path) => {
    for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) {
      if (inside.has(path.slice(0, at))) return true
    }
    return inside.has(path)
  }
}

function outputFailure(error: unknown, out: string): Error {
  if (error instanceof DocumentFailure || error instanceof RunFailure) return error
  switch (systemCode(error)) {
    case 'EFBIG':
      return new DocumentFailure('WRITE_FAILED', 'larger than the system lets a file be', error)
    case 'ENAMETOOLONG':
      return new DocumentFailure('NAME_TOO_LONG', 'the output has a name too long', error)
    case 'EISDIR':
    case 'ENOTDIR':
    case 'ENOTEMPTY':
    case 'EEXIST':
      return new DocumentFailure(
        'WRITE_FAILED',
        'a folder stands where the output should be',
        error
      )
    default: {
      const message = `${showLine(out)}: the output cannot be written: ${messageOf(error)}`
      return new RunFailure(exitCode.environment, message, error)
    }
  }
}
