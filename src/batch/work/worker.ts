import {workerData} from 'node:worker_threads'
import {createProcessor, type ProcessorSettings} from './processor.ts'
import type {Result, Task} from './process-document.ts'

/** Rules and model are made ready once a thread, before its first batch. */
const processor = createProcessor(settingsOf(workerData))

/**
 * What a worker thread does with a batch.
 *
 * @param tasks The documents.
 * @returns What became of each, in order.
 */
export async function processBatch(tasks: readonly Task[]): Promise<Result[]> {
  const process = await processor
  const results: Result[] = []
  while (results.length < tasks.length) {
    results.push(...(await process(tasks.slice(results.length))))
  }
  return results
}

/** The pool wraps what it hands to its threads: the settings stand last. */
function settingsOf(data: unknown): ProcessorSettings {
  return (Array.isArray(data) ? data.at(-1) : data) as ProcessorSettings
}
