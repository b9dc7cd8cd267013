import {ReadFailure} from '../read/read-failure.ts'

/** What to do when work is not done in time. */
export interface Limit {
  /** In milliseconds. */
  readonly time: number
  /** What is not done then: `a page was not read`. */
  readonly what: string
  /** Ends the work. */
  readonly stop: () => Promise<unknown>
}

/**
 * @param work Work of another thread.
 * @param limit How long it may take.
 * @returns What comes of it.
 * @throws ReadFailure `TIMEOUT`; the thread is ended then. What the work throws.
 */
export async function within<T>(work: Promise<T>, {time, what, stop}: Limit): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      void stop()
      reject(new ReadFailure('TIMEOUT', `${what} after ${time / 1000} s`))
    }, time)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
