import {stat} from 'node:fs/promises'
import {join} from 'node:path'
import type {EncodingErrors} from '../../batch/work/decode.ts'
import {discover} from '../../batch/find/discover.ts'
import type {Input} from '../../batch/find/input.ts'
import {exitCode} from '../../batch/base/exit-code.ts'
import {inputFailure, RunFailure} from '../../batch/base/failure.ts'
import {readInput} from '../../batch/disk/read-input.ts'
import {runningText} from '../../batch/work/read-source.ts'
import {readOne} from '../../batch/work/scans.ts'
import {showLine} from '../../batch/base/show-text.ts'

/** A page as it was read, and its truth. */
export interface PagePair {
  /** Path of the reading below its folder. */
  readonly path: string
  readonly read: Input
  readonly truth: Input
}

/** The folders of a set: what was read, and the truth. */
const READ = 'in'
const TRUTH = 'gt'
/** So many pages without a partner are named. */
const NAMED = 20

/**
 * @param folder The folder of a set of pages with their truth.
 * @returns Where the readings are.
 */
export function readingsOf(folder: string): string {
  return join(folder, READ)
}

/**
 * @param folder The folder of a set of pages with their truth.
 * @returns Where the truth is.
 */
export function truthOf(folder: string): string {
  return join(folder, TRUTH)
}

/**
 * Finds the pages of a set: the documents below `in/`, each with the one of the same name below
 * `gt/` (the extension may differ).
 *
 * @param folder The folder that holds both.
 * @returns The pairs, in the order of their paths.
 * @throws RunFailure (usage) where a folder is missing or empty, or a page has no partner.
 */
export async function findPairs(folder: string): Promise<PagePair[]> {
  for (const part of [readingsOf(folder), truthOf(folder)]) {
    const found = await stat(part).catch(() => null)
    if (found?.isDirectory() !== true) {
      const hint = `pages are in ${READ}/, their truth in ${TRUTH}/`
      throw new RunFailure(exitCode.usage, `${showLine(part)}: no such folder; ${hint}`)
    }
  }
  const problems: string[] = []
  const readings = await findPages(readingsOf(folder), problems)
  const truths = await findPages(truthOf(folder), problems)
  const pairs: PagePair[] = []
  for (const [name, read] of readings) {
    const truth = truths.get(name)
    if (truth === undefined) problems.push(`${READ}/${read.path} has no truth in ${TRUTH}/`)
    else pairs.push({path: read.path, read, truth})
  }
  for (const [name, {path}] of truths) {
    if (!readings.has(name)) problems.push(`${TRUTH}/${path} has no page in ${READ}/`)
  }
  if (problems.length === 0 && pairs.length > 0) return pairs
  const more = problems.length > NAMED ? [`and ${problems.length - NAMED} more`] : []
  const lines = pairs.length + problems.length === 0 ? ['there are no pages'] : problems
  const list = [...lines.slice(0, NAMED), ...more].map((line) => `\n  ${showLine(line)}`).join('')
  throw new RunFailure(exitCode.usage, `${showLine(folder)} cannot be compared:${list}`)
}

async function findPages(folder: string, problems: string[]): Promise<Map<string, Input>> {
  const pages = new Map<string, Input>()
  for await (const input of discover({paths: [folder]})) {
    const name = input.path.replace(/\.[^./]+$/, '')
    const other = pages.get(name)
    if (other === undefined) pages.set(name, input)
    else problems.push(`${other.path} and ${input.path} are one page`)
  }
  return pages
}

/**
 * @param input A page, or a truth.
 * @param options How large it may be, and what becomes of bytes that are no characters.
 * @returns Its text.
 * @throws DocumentFailure that names the file.
 */
export async function readPage(
  {file, problem}: Input,
  {maxFileSize, encodingErrors}: {maxFileSize: number; encodingErrors: EncodingErrors}
): Promise<string> {
  try {
    if (problem !== undefined) throw problem
    const input = {path: file, bytes: await readInput(file, maxFileSize)}
    return runningText(await readOne(input, encodingErrors))
  } catch (error) {
    const failure = inputFailure(error)
    failure.message = `${file}: ${failure.message}`
    throw failure
  }
}
