/**
 * Attacks the program with random documents, each made by a seed: `npm run attack -- [--from N]
 * [--to M] [--workers K]`. What breaks a law is printed, one JSON object a line, with the smallest
 * text that still breaks it and how to run its seed alone; at the end stands how much was tried.
 * The exit code is 1 where a law is broken. `--growth [--shape NAME]…` measures instead how time
 * grows with the size of shapes that repeat.
 */
import {fork} from 'node:child_process'
import {once} from 'node:events'
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {carryOut} from './carry-out.ts'
import {makeAttack} from './documents.ts'
import {measureGrowth} from './growth.ts'
import {shrink} from './shrink.ts'

const {values} = parseArgs({
  options: {
    from: {type: 'string', default: '0'},
    to: {type: 'string'},
    workers: {type: 'string', default: '1'},
    // Every so many-th seed: the share of one of several workers.
    every: {type: 'string', default: '1'},
    growth: {type: 'boolean', default: false},
    shape: {type: 'string', multiple: true}
  }
})

function numberOf(name: 'from' | 'to' | 'workers' | 'every', value: string): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number) || number < 0) throw new Error(`--${name}: ${value}: no number`)
  return number
}

const from = numberOf('from', values.from)
const to = numberOf('to', values.to ?? String(from + 10_000))
const workers = Math.max(1, numberOf('workers', values.workers))
const every = Math.max(1, numberOf('every', values.every))

/** Tries the seeds from `from` to `to`, `every`-th; prints what fails and, at times, how far it is. */
function attack(): number {
  let failed = 0
  let tried = 0
  let characters = 0
  for (let seed = from; seed < to; seed += every) {
    const made = makeAttack(seed)
    const faults = carryOut(made)
    tried++
    characters += made.source.length
    const [first] = faults
    if (first === undefined) continue
    failed++
    const isBroken = (source: string): boolean =>
      carryOut({...made, source}).some(({law}) => law === first.law)
    const {source, ...how} = made
    const smallest = shrink(source, isBroken)
    const alone = `npm run attack -- --from ${seed} --to ${seed + 1}`
    const what = carryOut({...made, source: smallest})
    process.stdout.write(`${JSON.stringify({seed, ...how, smallest, faults: what, alone})}\n`)
  }
  process.stderr.write(`${tried} documents, ${characters} characters, ${failed} break a law\n`)
  return failed
}

/** Each worker is a process of its own and takes every K-th seed. */
async function share(): Promise<number> {
  const main = fileURLToPath(import.meta.url)
  const codes = Array.from({length: workers}, async (_, worker) => {
    const part = [String(from + worker), '--to', String(to), '--every', String(workers)]
    const [code] = (await once(fork(main, ['--from', ...part]), 'exit')) as [number | null]
    return code ?? 1
  })
  return Math.max(...(await Promise.all(codes)))
}

if (values.growth) {
  process.exitCode = measureGrowth(values.shape ?? [], (line) => process.stdout.write(line)) ? 0 : 1
} else if (workers > 1) process.exitCode = await share()
else process.exitCode = attack() === 0 ? 0 : 1
