import {spawnSync} from 'node:child_process'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {expect, it} from 'vitest'
import {temporaryFolder} from '../batch/temporary-folder.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

it('prints one JSON object with the figures of damaged and clean text', () => {
  const folder = temporaryFolder({
    'damaged/a.txt': 'ຄະນະກໍາມະການ ປະຊຸມຢູ່ບ້ານ.\n'.repeat(8),
    'damaged/b.md': '# ບົດລາຍງານ\n\nຄະນະກໍາມະການ ປະຊຸມ.\n',
    'clean/a.txt': 'ພວກເຮົາປະຊຸມຢູ່ບ້ານ.\n'
  })
  const folders = ['--damaged', join(folder, 'damaged'), '--clean', join(folder, 'clean')]
  const script = ['--import', 'tsx', 'test/bench/main.ts', '--quick', '--json', ...folders]
  const {status, stdout, stderr} = spawnSync(process.execPath, script, {
    cwd: root,
    encoding: 'utf8'
  })
  expect({status, stderr}).toEqual({status: 0, stderr: ''})
  expect(stdout.trim().split('\n')).toHaveLength(1)
  const positive = expect.toSatisfy((value) => Number(value) > 0) as number
  const text = {vsRemark: positive, vsSegmenter: positive, charsPerSecond: positive}
  expect(JSON.parse(stdout)).toMatchObject({
    damaged: {...text, documents: 2, times: {channel: positive, structure: positive}},
    clean: {...text, documents: 1},
    growth: positive,
    startUp: {node: positive, help: positive, onePage: positive},
    memory: {onePage: positive, largeDocument: positive}
  })
})
