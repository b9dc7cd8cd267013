import {
  processSome,
  type Convert,
  type ProcessOptions,
  type Result,
  type Task
} from './process-document.ts'
import {loadReaders} from './read-source.ts'

/** What a thread needs to begin; plain data, so that it can be handed over. */
export interface ProcessorSettings {
  /**
   * URL of the module that gives the core, ready to run: it exports
   * `createConvert(settings): Promise<Convert>`.
   */
  readonly module: string
  /** What that module is given. */
  readonly pipeline: unknown
  readonly options: ProcessOptions
}

/** Takes the first of some documents from bytes to bytes, as many as a moment allows (at least one). */
export type Processor = (tasks: readonly Task[]) => Promise<Result[]>

/**
 * Loads the core and makes it ready.
 *
 * @param settings Where the core is, and what it is given.
 * @returns What processes documents.
 */
export async function createProcessor(settings: ProcessorSettings): Promise<Processor> {
  const loaded = (await import(settings.module)) as {
    createConvert(pipeline: unknown): Promise<Convert>
  }
  const convert = await loaded.createConvert(settings.pipeline)
  return async (tasks) => {
    const readers = await loadReaders(tasks)
    return processSome(tasks, convert, {...settings.options, readers})
  }
}
