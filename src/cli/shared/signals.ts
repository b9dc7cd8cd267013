import {unlinkSync} from 'node:fs'
import {exitCode, type ExitCode} from '../../batch/base/exit-code.ts'
import {unfinishedFiles} from '../../batch/disk/write-atomic.ts'
import {writeMessage} from './streams.ts'

/** A watch over the signals that ask a run to stop. */
export interface SignalWatch {
  /** Aborted by the first signal: nothing more is begun. */
  readonly stop: AbortSignal
  /** What the signal adds to the exit code; 0 where none came. */
  exitCode(): ExitCode
  end(): void
}

/**
 * The first SIGINT or SIGTERM asks the run to end what it began; the second ends the process,
 * its unfinished files taken away.
 *
 * @returns The watch.
 */
export function watchSignals(): SignalWatch {
  const stop = new AbortController()
  let code: ExitCode = exitCode.fine
  const receive = (received: ExitCode): void => {
    if (stop.signal.aborted) {
      for (const file of unfinishedFiles()) unlinkQuietly(file)
      // The one place that must not wait for what is still in work.
      process.exit(received)
    }
    code = received
    writeMessage('ending what is begun; once more to stop at once')
    stop.abort()
  }
  const interrupt = (): void => {
    receive(exitCode.interrupted)
  }
  const terminate = (): void => {
    receive(exitCode.terminated)
  }
  const ignore = (): void => undefined
  process.on('SIGINT', interrupt)
  process.on('SIGTERM', terminate)
  // Without a listener the system ends the process that writes past a file-size limit.
  process.on('SIGXFSZ', ignore)
  return {
    stop: stop.signal,
    exitCode: () => code,
    end() {
      process.off('SIGINT', interrupt)
      process.off('SIGTERM', terminate)
      process.off('SIGXFSZ', ignore)
    }
  }
}

function unlinkQuietly(file: string): void {
  try {
    unlinkSync(file)
  } catch {
    // It was finished, or is gone, in the meantime.
  }
}
