import {readFileSync, writeFileSync} from 'node:fs'
import {join} from 'node:path'
import {expect, it} from 'vitest'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {inShell, type Ended} from '../cli/laodoc.ts'
import {readSection, stepsIn, stepsOf} from './guides.ts'

const guide = 'rules/README.md'
const section = readSection(guide, '## Changing a rule, from start to end')
const commands = stepsIn(section).flatMap((step) =>
  step.kind === 'run' ? [step.line.replace(/ +#.*/, '')] : []
)
const [, shown] = /^```text\n([^]*?)^```/m.exec(section)!
const rule = stepsOf(guide).find(
  (step) => step.kind === 'write' && step.path === 'mine/confusions/scanner.yaml'
)

const page = `ຟະນັກງານຂອງຫ້ອງການໄດ້ລາຍງານຜົນງານຕໍ່ກອງປະຊຸມ.

ຊາວບ້ານ ເຝົ້າລະວັງໄຟ ທັງກາງເວັນ ແລະ ກາງຄືນ.

ການຟັດທະນາບ້ານ ແລະ ສຸຂະຟາບຂອງປະຊາຊົນ.
`
const truth = page.replace('ຟະ', 'ພະ').replace('ຟັດ', 'ພັດ').replace('ຟາບ', 'ພາບ')

it('the change of a rule that the guide describes works, command by command', () => {
  const cwd = temporaryFolder({
    'scans/page-1.txt': page,
    'set/in/page-1.txt': page,
    'set/gt/page-1.txt': truth,
    'mine/confusions/scanner.yaml': rule?.kind === 'write' ? rule.text : ''
  })
  const file = join(cwd, 'mine/confusions/scanner.yaml')
  const run = (line: string): Ended =>
    inShell(`node=$1 main=$2; laodoc() { "$node" "$main" "$@"; }; ${line}`, [], {cwd})
  const found = (pattern: RegExp): string => {
    const line = commands.shift()!
    expect(line).toMatch(pattern)
    const {status, stdout, stderr} = run(line)
    expect(status, `${line}\n${stdout}${stderr}`).toBe(0)
    return stdout
  }
  expect(found(/concordance/).split('\n')).toHaveLength(5)
  expect(found(/--count/)).toContain('ຟັ')
  found(/rules test/)
  expect(found(/rules impact/)).toContain(shown)
  found(/rules example/)
  expect(readFileSync(file, 'utf8')).toContain('"ຟັງສຽງ"\n      - "ເຝົ້າລະວັງໄຟ"\n')

  expect(run(commands[0]!).status).not.toBe(0)
  expect(section).toContain('[ຟ, ພ, 0.1]')
  expect(section).toContain('[ຟ, ພ, 0.02]')
  writeFileSync(file, readFileSync(file, 'utf8').replace('[ຟ, ພ, 0.1]', '[ຟ, ພ, 0.02]'))
  found(/rules test/)
  found(/^laodoc run/)
  expect(readFileSync(join(cwd, 'clean/page-1.md'), 'utf8').trim()).toContain('ເຝົ້າລະວັງໄຟ')
  expect(found(/rules list/)).toMatch(/^scanner\/fo-for-pho\tconfusion\t0\.5\t3\t/)
  expect(found(/--max-harm/)).toMatch(/errors left: \d+ before, 0 now/)
  expect(commands).toEqual([])
})
