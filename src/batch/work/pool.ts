import {availableParallelism} from 'node:os'
import {setImmediate} from 'node:timers/promises'
import {messageOf, systemCode, type FailureCode} from '../base/failure.ts'
import {moduleUrl} from './module-url.ts'
import {createProcessor, type ProcessorSettings} from './processor.ts'
import type {Result, Task} from './process-document.ts'

/** What processes batches. */
export interface Pool {
  /**
   * @param tasks A batch.
   * @param stop Asks to leave out the documents not yet begun.
   * @returns What became of each document begun, in order. Never throws for a document.
   */
  run(tasks: readonly Task[], stop?: AbortSignal): Promise<Result[]>
  close(): Promise<void>
}

/** How many batches are processed at once where nothing is said. */
export function defaultJobs(): number {
  return availableParallelism()
}

/**
 * @param settings The core.
 * @returns A pool without threads, for few documents: no thread has to start.
 */
export function createInlinePool(settings: ProcessorSettings): Pool {
  let processor: ReturnType<typeof createProcessor> | undefined
  return {
    async run(tasks, stop) {
      processor ??= createProcessor(settings)
      const process = await processor
      const results: Result[] = []
      while (results.length < tasks.length) {
        // Signals and writes have their turn now and then.
        await setImmediate()
        if (stop?.aborted === true) break
        results.push(...(await process(tasks.slice(results.length))))
      }
      return results
    },
    async close() {
      // Nothing is held.
    }
  }
}

/**
 * A batch that kills its thread, or hangs it beyond the reach of the deadline inside, is done
 * again document by document, so that only the culprit fails.
 *
 * @param settings The core.
 * @param threads How many threads.
 * @param memory What the old generation of a thread's heap may hold, in megabytes (default: as
 *   the engine sees fit).
 * @returns The pool; its threads start with the first batches.
 */
export async function createThreadPool(
  settings: ProcessorSettings,
  threads: number,
  memory?: number
): Promise<Pool> {
  const {Piscina} = await import('piscina')
  const pool = new Piscina<readonly Task[], Result[]>({
    filename: moduleUrl('worker'),
    name: 'processBatch',
    minThreads: 0,
    maxThreads: threads,
    idleTimeout: 10_000,
    workerData: settings,
    ...(memory === undefined ? {} : {resourceLimits: {maxOldGenerationSizeMb: memory}})
  })
  // The deadline inside the thread comes first; this one is for what it cannot interrupt.
  const timeout = (count: number): number => settings.options.timeout * (count + 1) + 5000
  const attempt = (tasks: readonly Task[]): Promise<Result[]> =>
    pool.run(tasks, {signal: AbortSignal.timeout(Math.min(timeout(tasks.length), 0x7fffffff))})
  const alone = async (task: Task): Promise<Result> => {
    const began = performance.now()
    try {
      return (await attempt([task]))[0]!
    } catch (error) {
      const milliseconds = Math.round(performance.now() - began)
      return {path: task.path, ...threadFailure(error), milliseconds}
    }
  }
  return {
    async run(tasks) {
      try {
        return await attempt(tasks)
      } catch {
        const results: Result[] = []
        for (const task of tasks) results.push(await alone(task))
        return results
      }
    },
    close: () => pool.destroy()
  }
}

function threadFailure(error: unknown): {code: FailureCode; message: string} {
  if (systemCode(error) === 'ERR_WORKER_OUT_OF_MEMORY') {
    return {code: 'OUT_OF_MEMORY', message: 'more memory was needed than a worker may have'}
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return {code: 'TIMEOUT', message: 'not done in time'}
  }
  return {code: 'WORKER_EXITED', message: `the worker ended: ${messageOf(error)}`}
}
