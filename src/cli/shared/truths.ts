import {discover} from '../../batch/find/discover.ts'
import type {Input} from '../../batch/find/input.ts'
import {exitCode} from '../../batch/base/exit-code.ts'
import {RunFailure} from '../../batch/base/failure.ts'
import {showLine} from '../../batch/base/show-text.ts'

/**
 * @param folder A folder with the truth of documents.
 * @returns The truths by their paths below the folder, without extension.
 * @throws RunFailure (usage) where there is none.
 */
export async function findTruths(folder: string): Promise<ReadonlyMap<string, Input>> {
  const truths = new Map<string, Input>()
  for await (const input of discover({paths: [folder]})) truths.set(stemOf(input.path), input)
  if (truths.size === 0) throw new RunFailure(exitCode.usage, `${showLine(folder)}: no truth there`)
  return truths
}

/** @returns A path without its extension: what a document and its truth share. */
export function stemOf(path: string): string {
  return path.replace(/\.[^./]+$/, '')
}
