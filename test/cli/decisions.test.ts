import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {describe, expect, it} from 'vitest'
import type {DocumentRecord} from '../../src/index.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {laodoc} from './laodoc.ts'

const page = 'ຄະນະກໍາມະການ ປະຊຸມຢູ່ບ້ານ.\n'
const other = 'ພວກເຮົາເຮັດວຽກນໍາກັນ.\n'

/** A file of decisions as the review page writes it, about the first correction of a record. */
function rejectFirst({source, corrections}: DocumentRecord, text: string): string {
  const [{source: place, before, after, rule}] = corrections as [(typeof corrections)[0]]
  const decision = {
    verdict: 'reject',
    start: place.start,
    end: place.end,
    left: text.slice(Math.max(0, place.start - 20), place.start),
    before,
    after,
    right: text.slice(place.end, place.end + 20),
    rule
  }
  const {path, sha256} = source
  return JSON.stringify({type: 'decisions', documents: [{path, sha256, decisions: [decision]}]})
}

function readRecord(cwd: string, path: string): DocumentRecord {
  return JSON.parse(readFileSync(join(cwd, path), 'utf8')) as DocumentRecord
}

describe('decisions', () => {
  it('are obeyed by the next run, which does only the documents concerned', () => {
    const cwd = temporaryFolder({'in/a.txt': page, 'in/b.txt': other})
    laodoc(['run', 'in'], {cwd})
    expect(readRecord(cwd, 'out/a.json').corrected).toContain('ກຳມະການ')
    writeFileSync(join(cwd, 'out/decisions.yaml'), rejectFirst(readRecord(cwd, 'out/a.json'), page))

    expect(laodoc(['run', 'in'], {cwd}).stderr).toContain('1 done, 1 unchanged, 0 failed')
    const {corrected, decisions} = readRecord(cwd, 'out/a.json')
    expect(corrected).toBe(page)
    expect(decisions).toMatchObject([{verdict: 'reject', outcome: 'refused', before: 'ໍາ'}])
    expect(laodoc(['run', 'in'], {cwd}).stderr).toContain('0 done, 2 unchanged, 0 failed')

    expect(laodoc(['run', 'in', '--no-decisions'], {cwd}).stderr).toContain('1 done, 1 unchanged')
    expect(readRecord(cwd, 'out/a.json')).not.toHaveProperty('decisions')
    laodoc(['run', 'in', '--decisions', 'out/decisions.yaml', '-o', 'second'], {cwd})
    expect(readRecord(cwd, 'second/a.json').corrected).toBe(page)
  })

  it('are obeyed by check and explain', () => {
    const cwd = temporaryFolder({'in/a.txt': page})
    laodoc(['run', 'in'], {cwd})
    writeFileSync(join(cwd, 'june.yaml'), rejectFirst(readRecord(cwd, 'out/a.json'), page))
    expect(laodoc(['check', 'in'], {cwd}).status).toBe(1)
    expect(laodoc(['check', 'in', '--decisions', 'june.yaml'], {cwd}).status).toBe(0)
    expect(laodoc(['explain', 'in/a.txt', '--decisions', 'june.yaml'], {cwd}).stdout).toBe('')
  })

  it('that no longer fit are told', () => {
    const cwd = temporaryFolder({'in/a.txt': page})
    laodoc(['run', 'in'], {cwd})
    writeFileSync(join(cwd, 'out/decisions.yaml'), rejectFirst(readRecord(cwd, 'out/a.json'), page))
    writeFileSync(join(cwd, 'in/a.txt'), other)
    const {status, stderr} = laodoc(['run', 'in'], {cwd})
    expect(status).toBe(0)
    expect(stderr).toContain('a.txt: warning: STALE_DECISION: 1 of 1 decisions no longer fit')
    expect(readRecord(cwd, 'out/a.json').decisions).toMatchObject([
      {outcome: 'stale', source: null}
    ])
  })

  it('with problems stop the run before anything is written', () => {
    const cwd = temporaryFolder({
      'in/a.txt': page,
      'june.yaml': 'type: decisions\ndocuments:\n  - path: a.txt\n    decision: []\n'
    })
    const {status, stderr} = laodoc(['run', 'in', '--decisions', 'june.yaml'], {cwd})
    expect(status).toBe(2)
    expect(stderr).toBe(
      'laodoc: the decisions cannot be used:\n' +
        '  june.yaml:3:5: "sha256" is missing\n' +
        '  june.yaml:3:5: "decisions" is missing\n' +
        '  june.yaml:4:5: unknown key "decision"\n'
    )
    expect(existsSync(join(cwd, 'out'))).toBe(false)
    expect(laodoc(['run', 'in', '--decisions', 'gone.yaml'], {cwd}).status).toBe(2)
  })
})
