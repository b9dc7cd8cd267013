import {describe, expect, it} from 'vitest'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {laodoc} from './laodoc.ts'

describe('laodoc concordance', () => {
  const cwd = temporaryFolder({
    'in/a.txt': 'ພວກເຮົານໍາພາ ແລະ ແນະນຳ.\n',
    'in/b.txt': 'ນໍາກັນ.\n'
  })
  const run = (...args: string[]) => laodoc(['concordance', ...args], {cwd})

  it('shows hits below each other and counts them', () => {
    const {status, stdout, stderr} = run('ນ(?:ໍາ|ຳ)', 'in', '--context', '7')
    expect(status).toBe(0)
    expect(stdout).toBe(
      'in/a.txt:1:8    ພວກເຮົານໍາພາ ແລະ \n' +
        'in/a.txt:1:21  ແລະ ແນະນຳ.\n' +
        'in/b.txt:1:1          ນໍາກັນ.\n'
    )
    expect(stderr).toBe('laodoc: 3 hits in 2 of 2 documents\n')
  })

  it('looks in the corrected text, and in a run', () => {
    const forms = '3\t2\tນຳ\tນ ຳ\n'
    expect(run('ນ(?:ໍາ|ຳ)', 'in', '--count').stdout).toBe('2\t2\tນໍາ\tນ ◌ໍ າ\n1\t1\tນຳ\tນ ຳ\n')
    expect(run('ນ(?:ໍາ|ຳ)', 'in', '--count', '--in', 'corrected').stdout).toBe(forms)
    laodoc(['run', 'in'], {cwd})
    expect(run('ນຳ', '-F', '--run', 'out', '--in', 'corrected', '--count').stdout).toBe(forms)
    expect(JSON.parse(run('ກັນ', '--run', 'out', '--json').stdout)).toEqual({
      path: 'b.txt',
      line: 1,
      column: 4,
      start: 3,
      end: 6,
      left: 'ນໍາ',
      hit: 'ກັນ',
      right: '.'
    })
  })

  it.each([
    ['not a regular expression', ['(', 'in']],
    ['look-around', ['(?<=ກ)ນ', 'in']],
    ['--run names the documents', ['ນ', 'in', '--run', 'out']]
  ])('says where it cannot: %s', (message, args) => {
    const {status, stderr} = run(...args)
    expect([status, stderr]).toEqual([2, expect.stringContaining(message)])
  })
})
