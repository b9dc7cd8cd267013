import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import type {DocumentRecord} from '../../src/index.ts'
import {readCodePoints} from '../../src/report/shared/code-points.ts'
import {makeDecision} from '../../src/report/shared/make-decision.ts'
import {writeDecisions} from '../../src/report/shared/write-decisions.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {inShell} from '../cli/laodoc.ts'
import {changeOf} from '../report/document-of.ts'
import {notice} from '../report/review-batch.ts'
import {readSection, stepsIn} from './guides.ts'

const commands = stepsIn(readSection('src/batch/README.md', '## Looking over a batch')).flatMap(
  (step) => (step.kind === 'run' ? [step.line] : [])
)

it('the review that the guide describes works, command by command', () => {
  const cwd = temporaryFolder({'scans/notice.txt': notice})
  const run = (line: string): void => {
    const {status, stderr} = inShell(
      `node=$1 main=$2; laodoc() { "$node" "$main" "$@"; }; ${line}`,
      [],
      {
        cwd,
        env: {...process.env, HOME: cwd}
      }
    )
    expect(status, `${line}\n${stderr}`).toBe(0)
  }
  const save = commands.findIndex((line) => line.startsWith('mv '))
  expect(save).toBe(2)
  for (const line of commands.slice(0, save)) run(line)
  const html = readFileSync(join(cwd, 'clean', 'report.html'), 'utf8')
  const read = (): DocumentRecord =>
    JSON.parse(readFileSync(join(cwd, 'clean', 'notice.json'), 'utf8')) as DocumentRecord
  const record = read()
  const [first] = record.corrections
  const {after, source} = first!
  const change = changeOf({after, start: source.start, end: source.end})
  mkdirSync(join(cwd, 'Downloads'))
  writeFileSync(
    join(cwd, 'Downloads', 'decisions.yaml'),
    writeDecisions([
      {
        ...record.source,
        decisions: [makeDecision(notice, readCodePoints(notice), change, {verdict: 'reject'})]
      }
    ])
  )
  for (const line of commands.slice(save)) run(line)
  expect(read().decisions).toMatchObject([{verdict: 'reject', outcome: 'refused'}])
  expect(read().corrected).not.toBe(record.corrected)
  expect(readFileSync(join(cwd, 'clean', 'report.html'), 'utf8') === html).toBe(false)
})
