import {spawnSync} from 'node:child_process'
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs'
import {tmpdir} from 'node:os'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {interleave} from './interleave.ts'

/** What was measured of the program as a process. */
export interface ProcessFigures {
  /** From start to exit, in milliseconds. */
  readonly startUp: {
    /** Node.js itself, with nothing to do. */
    readonly node: number
    readonly help: number
    readonly onePage: number
  }
  /** The most memory the process held, in megabytes. */
  readonly memory: {readonly onePage: number; readonly largeDocument: number}
}

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url))

/** A process tells its peak last of all, on stderr. */
const tellPeak = `data:text/javascript,process.on('exit', () => {
  process.stderr.write('\\n' + process.resourceUsage().maxRSS)
})`

/**
 * @param page The text of one page.
 * @param large The text of a large document.
 * @param rounds How many times each process is started.
 * @returns The figures.
 * @throws Error where the program fails.
 */
export function measureProcess(page: string, large: string, rounds: number): ProcessFigures {
  const folder = mkdtempSync(path.join(tmpdir(), 'laodoc-bench-'))
  try {
    writeFileSync(path.join(folder, 'page.txt'), page)
    writeFileSync(path.join(folder, 'large.txt'), large)
    const out = path.join(folder, 'out')
    const runOver = (name: string): string[] => {
      rmSync(out, {recursive: true, force: true})
      return [program, 'run', path.join(folder, name), '--out', out, '--quiet']
    }
    const best = interleave(
      {
        node: () => start(['--eval', '0']),
        help: () => start([program, '--help']),
        onePage: () => start(runOver('page.txt'))
      },
      {rounds, runs: 1}
    )
    const peak = (name: string): number => {
      const kilobytes = start(['--import', tellPeak, ...runOver(name)])
        .split('\n')
        .at(-1)
      return Math.round(Number(kilobytes) / 1024)
    }
    return {
      startUp: {
        node: Math.round(best.node),
        help: Math.round(best.help),
        onePage: Math.round(best.onePage)
      },
      memory: {onePage: peak('page.txt'), largeDocument: peak('large.txt')}
    }
  } finally {
    rmSync(folder, {recursive: true, force: true})
  }
}

/** @returns What the process wrote to stderr. */
function start(args: readonly string[]): string {
  const {status, stderr} = spawnSync(process.execPath, args, {encoding: 'utf8'})
  if (status !== 0) throw new Error(`node ${args.join(' ')}: ${stderr}`)
  return stderr
}
