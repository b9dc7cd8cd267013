import {once} from 'node:events'
import {setTimeout} from 'node:timers/promises'

/** Editors save in several steps; when nothing more has come for so many milliseconds, it is done. */
const SETTLE = 80

/**
 * Watches a folder until the process ends.
 *
 * @param folder The folder.
 * @param ready Called when the watch begins.
 * @param act Called each time something in it was saved, added or taken away; what happens while
 *   it works is told at once afterwards.
 * @throws What `act` throws.
 */
export async function watchSaves(
  folder: string,
  ready: () => void,
  act: () => Promise<void>
): Promise<never> {
  const {watch} = await import('chokidar')
  const watcher = watch(folder, {ignoreInitial: true})
  // What was saved before the watch began is looked at, too.
  let saves = 1
  let wake = (): void => undefined
  watcher.on('all', () => {
    saves++
    wake()
  })
  try {
    await once(watcher, 'ready')
    ready()
    for (let told = 0; ;) {
      if (saves === told) {
        await new Promise<void>((resolve) => {
          wake = resolve
        })
      }
      while (told !== saves) {
        told = saves
        await setTimeout(SETTLE)
      }
      await act()
    }
  } finally {
    await watcher.close()
  }
}
