import {spawn, spawnSync, type ChildProcess, type SpawnSyncOptions} from 'node:child_process'
import {fileURLToPath} from 'node:url'

/** The program as it is built. */
export const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

/** How a process ended. */
export interface Ended {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the program to its end. */
export function laodoc(args: readonly string[], options: SpawnSyncOptions = {}): Ended {
  return runCommand(process.execPath, [program, ...args], options)
}

/** Runs the program by a line of the shell, as `"$@"`. */
export function inShell(
  line: string,
  args: readonly string[],
  options: SpawnSyncOptions = {}
): Ended {
  return runCommand('bash', ['-c', line, 'bash', process.execPath, program, ...args], options)
}

/** Begins the program and does not wait. */
export function begin(args: readonly string[], cwd: string): ChildProcess {
  return spawn(process.execPath, [program, ...args], {cwd, stdio: ['ignore', 'pipe', 'pipe']})
}

/** @returns How a process that was begun ended. */
export async function end(child: ChildProcess): Promise<number | string | null> {
  return await new Promise((resolve) => {
    child.once('close', (code, signal) => {
      resolve(code ?? signal)
    })
  })
}

function runCommand(file: string, args: readonly string[], options: SpawnSyncOptions): Ended {
  const {status, stdout, stderr} = spawnSync(file, args, {
    maxBuffer: 1 << 28,
    ...options,
    encoding: 'utf8'
  })
  return {status, stdout, stderr}
}
