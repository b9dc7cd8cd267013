import type {Stats} from 'node:fs'
import {stat} from 'node:fs/promises'
import {basename, resolve, sep} from 'node:path'
import {setTimeout} from 'node:timers/promises'

/** How folders are watched. */
export interface WatchOptions {
  /** Folders, and documents. */
  readonly paths: readonly string[]
  /** Folders that hold results, never documents. */
  readonly exclude: readonly string[]
  /** Whether to look again and again, for disks of other machines, which tell of nothing. */
  readonly poll: boolean
  /** A file that stays as it is for so many milliseconds is written to its end. */
  readonly settle: number
  /** Ends the watch. */
  readonly stop: AbortSignal
}

/** Files come and go in crowds: after so many times the settling time the first are not kept waiting. */
const PATIENCE = 10

interface Pending {
  readonly size: number
  readonly modified: number
  /** When it is looked at again. */
  readonly due: number
}

/**
 * Watches folders for documents that come, change or go.
 *
 * @param options Where, and how.
 * @returns Each time there is something to be done: the files that are still being written, as
 *   absolute paths. While the caller works, what happens is gathered.
 * @throws What the system says where it cannot watch.
 */
export async function* watchFolders(options: WatchOptions): AsyncGenerator<ReadonlySet<string>> {
  const {watch} = await import('chokidar')
  const {paths, poll, settle, stop} = options
  const exclude = options.exclude.map((folder) => resolve(folder))
  const roots = new Set(paths.map((path) => resolve(path)))
  const pending = new Map<string, Pending>()
  let changed = false
  let since = 0
  let failure: Error | undefined
  const watcher = watch([...roots], {
    ignored: (path) => !roots.has(path) && isLeftOut(path, exclude),
    followSymlinks: false,
    usePolling: poll,
    interval: settle,
    alwaysStat: true
  })
  const note = (path: string, stats: Stats | undefined): void => {
    if (stats?.isFile() !== true) return
    const {size, mtimeMs: modified} = stats
    pending.set(resolve(path), {size, modified, due: performance.now() + settle})
  }
  const forget = (path: string): void => {
    pending.delete(resolve(path))
    changed = true
  }
  watcher.on('add', note).on('change', note).on('unlink', forget).on('unlinkDir', forget)
  watcher.on('error', (error) => {
    failure = error instanceof Error ? error : new Error(String(error))
  })
  try {
    while (!stop.aborted) {
      if (failure !== undefined) throw failure
      if (await settleDue(pending, settle)) changed = true
      if (!changed) since = performance.now()
      if (changed && (pending.size === 0 || performance.now() - since > PATIENCE * settle)) {
        changed = false
        yield new Set(pending.keys())
      }
      await setTimeout(settle / 4, undefined, {signal: stop}).catch(() => undefined)
    }
  } finally {
    await watcher.close()
  }
}

/** Hidden files are no documents; neither is anything in a folder of results. */
function isLeftOut(path: string, exclude: readonly string[]): boolean {
  const absolute = resolve(path)
  return (
    basename(path).startsWith('.') ||
    exclude.some((folder) => absolute === folder || absolute.startsWith(folder + sep))
  )
}

/** @returns Whether a file is written to its end, or gone, that was not before. */
async function settleDue(pending: Map<string, Pending>, settle: number): Promise<boolean> {
  let settled = false
  for (const [path, {size, modified, due}] of pending) {
    if (due > performance.now()) continue
    const stats = await stat(path).catch(() => undefined)
    if (stats === undefined || (stats.size === size && stats.mtimeMs === modified)) {
      pending.delete(path)
      settled = true
    } else {
      const again = {size: stats.size, modified: stats.mtimeMs, due: performance.now() + settle}
      pending.set(path, again)
    }
  }
  return settled
}
