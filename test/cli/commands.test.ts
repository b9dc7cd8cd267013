import {existsSync, readFileSync, writeFileSync} from 'node:fs'
import {dirname, join} from 'node:path'
import {describe, expect, it} from 'vitest'
import {readTree} from '../batch/engine.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {inShell, laodoc, program} from './laodoc.ts'

/** Holds a split AM, which correction joins. */
const damaged = 'ຄະນະກໍາມະການ ປະຊຸມຢູ່ບ້ານ.\n'
const clean = 'ພວກເຮົາປະຊຸມຢູ່ບ້ານ.\n'

interface Line {
  readonly event?: string
  readonly path?: string
  readonly status?: string
  readonly before?: string
  readonly after?: string
}

const jsonLines = (text: string): Line[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)

describe('laodoc run', () => {
  it('writes Markdown and JSON for each document, and text on request', () => {
    const cwd = temporaryFolder({'corpus/a/b.txt': damaged, 'corpus/c.md': `# ${clean}`})
    const first = laodoc(['run'], {cwd})
    expect(first).toMatchObject({status: 0, stdout: ''})
    expect(first.stderr.trim().split('\n')).toHaveLength(1)
    expect(first.stderr).toMatch(/^laodoc: 2 documents, 1 kB; 2 done, 0 unchanged, 0 failed; /)
    expect(Object.keys(readTree(join(cwd, 'out')))).toEqual([
      'a/b.json',
      'a/b.md',
      'c.json',
      'c.md'
    ])
    expect(laodoc(['run'], {cwd}).stderr).toContain('0 done, 2 unchanged, 0 failed')
    expect(laodoc(['run', 'corpus/a', '-o', 'text', '--emit', 'txt', '-q'], {cwd}).stderr).toBe('')
    expect(Object.keys(readTree(join(cwd, 'text')))).toEqual(['b.txt'])
  })

  it('puts the ids of sections into Markdown on request, and leaves the metadata out', () => {
    const page = 'ເລກທີ 12/ບກ\n\nI. ຈຸດປະສົງ\n\nບ້ານດອນແກ້ວມີນ້ຳໃຊ້ພຽງພໍຕະຫຼອດປີ.\n'
    const cwd = temporaryFolder({'in/a.txt': page})
    laodoc(['run', 'in', '--no-front-matter'], {cwd})
    expect(readFileSync(join(cwd, 'out/a.md'), 'utf8')).toMatch(/^ເລກທີ 12[^]*\n## I\. ຈຸດປະສົງ\n/)
    expect(laodoc(['run', 'in', '--anchors'], {cwd}).stderr).toContain('1 done, 0 unchanged')
    expect(readFileSync(join(cwd, 'out/a.md'), 'utf8')).toMatch(
      /^---\n[^]*\n## <a id="i"><\/a>I\. ຈຸດປະສົງ\n/
    )
  })

  it('draws the ends of pages in Markdown on request', () => {
    const cwd = temporaryFolder({'in/a.txt': 'ປີ 1975 ນ້ຳຖ້ວມ.\n\fປີ 1976 ແຫ້ງແລ້ງ.\n'})
    const written = (): string => readFileSync(join(cwd, 'out/a.md'), 'utf8')
    laodoc(['run', 'in'], {cwd})
    expect(written()).toBe('ປີ 1975 ນ້ຳຖ້ວມ.\n\nປີ 1976 ແຫ້ງແລ້ງ.\n')
    expect(laodoc(['run', 'in', '--page-breaks'], {cwd}).stderr).toContain('1 done, 0 unchanged')
    expect(written()).toBe('ປີ 1975 ນ້ຳຖ້ວມ.\n\n---\n\nປີ 1976 ແຫ້ງແລ້ງ.\n')
  })

  it('writes the same bytes in every locale, time zone, place and number of jobs', () => {
    const files: Record<string, string> = {}
    for (let page = 0; page < 120; page++) files[`in/${page % 7}/${page}.txt`] = damaged.repeat(40)
    const cwd = temporaryFolder(files)
    const other = temporaryFolder(files)
    laodoc(['run', 'in', '--jobs', '1'], {cwd})
    const expected = readTree(join(cwd, 'out'))
    expect(Object.keys(expected)).toHaveLength(240)
    const env = {...process.env, LANG: 'C', LC_ALL: 'C', TZ: 'Asia/Vientiane'}
    for (const jobs of ['2', '3']) {
      laodoc(['run', join(other, 'in'), '-o', jobs, '--jobs', jobs], {cwd: other, env})
      expect(readTree(join(other, jobs))).toEqual(expected)
    }
    expect(JSON.stringify(expected)).not.toContain(cwd)
  })

  it('names what failed after the line of sums, and does the others', () => {
    const cwd = temporaryFolder({
      'in/a.txt': clean,
      'in/bad.txt': Buffer.from([0xe0, 0xba, 0x81, 0xff]),
      'in/binary.txt': Buffer.from([0, 1]),
      'in/empty.txt': '',
      'in/new\nline.txt': '\0'
    })
    const {status, stderr} = laodoc(['run', 'in'], {cwd})
    expect(status).toBe(3)
    expect(stderr.trim().split('\n').slice(-4)).toEqual([
      expect.stringMatching(/^laodoc: 5 documents.* 2 done, 0 unchanged, 3 failed/),
      '  bad.txt: INVALID_UTF8: not UTF-8 at byte 3 (0xFF)',
      expect.stringMatching(/^ {2}binary\.txt: BINARY_INPUT: /),
      expect.stringMatching(/^ {2}new\\u000Aline\.txt: BINARY_INPUT: /)
    ])
    expect(stderr).toContain('empty.txt: warning: EMPTY')
    expect(Object.keys(readTree(join(cwd, 'out')))).toEqual([
      'a.json',
      'a.md',
      'empty.json',
      'empty.md'
    ])
  })

  it('tells programs in JSON, on stdout', () => {
    const cwd = temporaryFolder({'in/a.txt': clean, 'in/b.txt': Buffer.from([0xff])})
    const {stdout, stderr} = laodoc(['run', 'in', '--json'], {cwd})
    expect(stderr).toBe('')
    const events = jsonLines(stdout)
    expect(events.map(({event, path, status}) => [event, path, status])).toEqual([
      ['start', undefined, undefined],
      ['document', 'a.txt', 'done'],
      ['document', 'b.txt', 'failed'],
      ['end', undefined, undefined]
    ])
  })

  it('reads a document from standard input', () => {
    const cwd = temporaryFolder()
    const args = ['run', '-', '--stdin-filename', 'letters/page.txt', '-o', 'o']
    expect(laodoc(args, {cwd, input: clean}).status).toBe(0)
    expect(Object.keys(readTree(join(cwd, 'o')))).toEqual(['letters/page.json', 'letters/page.md'])
    const outside = ['run', '-', '--stdin-filename', '../page.txt', '-o', 'o']
    expect(laodoc(outside, {cwd, input: clean})).toMatchObject({
      status: 3,
      stderr: expect.stringContaining('UNSAFE_PATH') as string
    })
  })

  it('reads names from a list, NUL between them if so asked, and lets none out of the tree', () => {
    const cwd = temporaryFolder({'in/a/b.txt': clean, 'in/c d.txt': clean, 'e.txt': clean})
    const listed = laodoc(['run', '--files-from', '-', '-0', '--base', 'in', '-o', 'o'], {
      cwd,
      input: 'a/b.txt\0c d.txt\0../e.txt\0'
    })
    expect(listed.status).toBe(3)
    expect(listed.stderr).toMatch(/ {2}\.\.\/e\.txt: UNSAFE_PATH/)
    const names = Object.keys(readTree(join(cwd, 'o')))
    expect(names).toEqual(['a/b.json', 'a/b.md', 'c d.json', 'c d.md'])
  })

  it('finds collisions before any work', () => {
    const cwd = temporaryFolder({'in/a.txt': clean, 'in/a.md': clean})
    const {status, stderr} = laodoc(['run', 'in'], {cwd})
    expect(status).toBe(2)
    expect(stderr).toContain('in/a.md and in/a.txt')
    expect(existsSync(join(cwd, 'out'))).toBe(false)
  })

  it('lists what it would do and writes nothing', () => {
    const cwd = temporaryFolder({'in/a/b.txt': clean, 'in/c.md': clean})
    const {status, stdout} = laodoc(['run', 'in', '--dry-run'], {cwd})
    expect({status, stdout}).toEqual({
      status: 0,
      stdout: 'a/b.txt\ta/b.md a/b.json\nc.md\tc.md c.json\n'
    })
    expect(existsSync(join(cwd, 'out'))).toBe(false)
  })

  it('leaves out the folder of results where it lies among the documents', () => {
    const cwd = temporaryFolder({'a.txt': clean})
    laodoc(['run', '.'], {cwd})
    expect(laodoc(['run', '.'], {cwd}).stderr).toContain('1 document,')
  })

  it('refuses a large document before it is read', () => {
    const cwd = temporaryFolder({'in/a.txt': clean.repeat(100), 'in/b.txt': clean})
    const {status, stderr} = laodoc(['run', 'in', '--max-file-size', '1k'], {cwd})
    expect(status).toBe(3)
    expect(stderr).toContain('a.txt: TOO_LARGE')
    expect(Object.keys(readTree(join(cwd, 'out')))).toEqual(['b.json', 'b.md'])
  })
})

describe('laodoc check', () => {
  it('ends with 1 where something would change, with 0 where nothing would', () => {
    const cwd = temporaryFolder({'a.txt': damaged, 'b.txt': clean})
    const found = laodoc(['check', 'a.txt', 'b.txt'], {cwd})
    expect(found.status).toBe(1)
    expect(found.stdout).toMatch(/^a\.txt: \d+ corrections/)
    expect(found.stdout).not.toContain('b.txt')
    expect(laodoc(['check', 'b.txt'], {cwd})).toMatchObject({status: 0, stdout: ''})
    expect(readTree(cwd)).toEqual({'a.txt': damaged, 'b.txt': clean})
  })

  it('prints differences that patch applies', () => {
    const cwd = temporaryFolder({'a.txt': `${clean}\n${damaged}`})
    const {stdout} = laodoc(['check', '--diff', 'a.txt'], {cwd})
    expect(stdout).toContain('\n-ຄະນະກໍາມະການ')
    expect(stdout).toContain('\n+ຄະນະກຳມະການ')
    const patched = inShell('patch -s -o - a.txt', [], {cwd, input: stdout})
    expect(patched.stdout).toContain('ຄະນະກຳມະການ ປະຊຸມຢູ່ບ້ານ.')
    expect(patched.stdout).toContain(clean)
  })
})

describe('laodoc explain', () => {
  it('shows each correction in its line, marks apart, the same to programs', () => {
    const cwd = temporaryFolder({'a.txt': `${clean}${damaged}`})
    const {status, stdout} = laodoc(['explain', 'a.txt'], {cwd})
    expect(status).toBe(0)
    expect(stdout).toMatch(/^a\.txt:2:\d+ {2}encoding {2}\S+\/\S+ {2}[01]\.\d\d$/m)
    expect(stdout).toContain('◌ໍ')
    const changes = jsonLines(laodoc(['explain', '--json', 'a.txt'], {cwd}).stdout)
    expect(changes.some(({before}) => before?.includes('ໍ'))).toBe(true)
    expect(stdout).not.toContain('\u001B')
    const coloured = laodoc(['explain', '--color', 'always', 'a.txt'], {cwd}).stdout
    expect(coloured).toContain('\u001B[')
    const env = {...process.env, FORCE_COLOR: '1', NO_COLOR: '1'}
    expect(laodoc(['explain', 'a.txt'], {cwd, env}).stdout).not.toContain('\u001B')
  })

  it('lets no control character of a document reach the terminal', () => {
    const cwd = temporaryFolder({'a.txt': `\u001B[31m${damaged.trimEnd()}\u001B]0;x\u0007\u009B\n`})
    expect(laodoc(['explain', 'a.txt'], {cwd}).stdout).not.toMatch(/[\u001B\u0007\u009B]/)
  })
})

describe('laodoc restore', () => {
  it.each([
    ['line ends and a mark', Buffer.from(`\uFEFF${damaged}\r\n${clean}\r${damaged}`)],
    ['nothing', Buffer.from('')]
  ])('gives back the bytes of a document with %s', (_, bytes) => {
    const cwd = temporaryFolder({'in/a.txt': bytes})
    expect(laodoc(['run', 'in'], {cwd}).status).toBe(0)
    expect(laodoc(['restore', 'out/a.json', '--out', 'again.txt'], {cwd}).status).toBe(0)
    expect(readFileSync(join(cwd, 'again.txt'))).toEqual(bytes)
    expect(Buffer.from(laodoc(['restore', 'out/a.json'], {cwd}).stdout)).toEqual(bytes)
  })

  it('refuses what is not the JSON of a document', () => {
    const cwd = temporaryFolder({'a.json': '{"corrected": 3}', 'b.json': 'text'})
    for (const file of ['a.json', 'b.json']) {
      const {status, stdout, stderr} = laodoc(['restore', file], {cwd})
      expect({status, stdout}).toEqual({status: 3, stdout: ''})
      expect(stderr).toContain('INVALID_RECORD')
    }
  })
})

describe('laodoc schema and rules', () => {
  it('prints schemas', () => {
    for (const args of [['schema'], ['schema', '--rules']]) {
      const {status, stdout} = laodoc(args)
      expect(status).toBe(0)
      expect(JSON.parse(stdout)).toHaveProperty('$schema')
    }
  })

  it('lists the rules, and passes their examples', () => {
    const listed = jsonLines(laodoc(['rules', 'list', '--json']).stdout)
    expect(listed.length).toBeGreaterThan(5)
    expect(laodoc(['rules', 'test'])).toMatchObject({status: 0, stdout: ''})
  })

  it('reports every problem of rules with its place, and writes nothing', () => {
    const cwd = temporaryFolder({'in/a.txt': clean, 'mine/bad.yaml': 'rules: [\n'})
    const {status, stderr} = laodoc(['run', 'in', '--rules', 'mine'], {cwd})
    expect(status).toBe(2)
    expect(stderr).toMatch(/bad\.yaml:\d+:\d+/)
    expect(existsSync(join(cwd, 'out'))).toBe(false)
    expect(laodoc(['run', 'in', '--rules', 'none'], {cwd}).status).toBe(2)
  })
})

describe('laodoc', () => {
  it.each([
    [['run', '--emit', 'pdf']],
    [['run', '--jobs', '0']],
    [['run', '--max-file-size', 'much']],
    [['run', '--min-confidence', '2']],
    [['bogus']],
    [['explain']],
    [['run', 'nowhere.txt']],
    [['run', 'nothing/*.txt']]
  ])('ends with 2 for %j, and prints no data', (args) => {
    const {status, stdout, stderr} = laodoc(args, {cwd: temporaryFolder()})
    expect({status, stdout}).toEqual({status: 2, stdout: ''})
    expect(stderr).not.toBe('')
  })

  it('loads nothing heavy before a command runs', () => {
    const packages = new Set<string>()
    const files = new Set<string>()
    let size = 0
    const visit = (file: string): void => {
      if (files.has(file)) return
      files.add(file)
      const text = readFileSync(file, 'utf8')
      for (const [, name] of text.matchAll(
        /(?:^|;)(?:import|export)\b[^;'"]*?['"]([^'"]+)['"]/gm
      )) {
        if (name!.startsWith('.')) visit(join(dirname(file), name!))
        else if (!name!.startsWith('node:')) packages.add(name!)
      }
      size += text.length
    }
    visit(program)
    // The build joins modules to a few files: what reads options and prints help is small.
    expect([...packages]).toEqual([])
    expect(size).toBeLessThan(150_000)
  })

  it('stops quietly when its reader goes away', () => {
    const cwd = temporaryFolder({'a.txt': damaged.repeat(5000)})
    const {stdout, stderr} = inShell(
      '"$@" | head -1; echo "${PIPESTATUS[0]}" >&2',
      ['explain', 'a.txt'],
      {cwd}
    )
    expect(stdout.trim().split('\n')).toHaveLength(1)
    expect(stderr).toBe('0\n')
  })

  it('prints all of a long answer into a pipe', () => {
    const cwd = temporaryFolder({'a.txt': damaged.repeat(5000)})
    const {stdout} = inShell('"$@" | cat', ['explain', '--json', 'a.txt'], {cwd})
    expect(jsonLines(stdout).length).toBeGreaterThanOrEqual(5000)
  })

  it('writes its results where it is told although a result was edited in between', () => {
    const cwd = temporaryFolder({'in/a.txt': clean})
    laodoc(['run', 'in'], {cwd})
    writeFileSync(join(cwd, 'out/a.md'), 'by hand')
    expect(laodoc(['run', 'in'], {cwd}).stderr).toContain('OUTPUT_EDITED')
    expect(laodoc(['run', 'in', '--verify'], {cwd}).status).toBe(3)
    expect(readFileSync(join(cwd, 'out/a.md'), 'utf8')).toBe('by hand')
    expect(laodoc(['run', 'in', '--force'], {cwd}).status).toBe(0)
    expect(readFileSync(join(cwd, 'out/a.md'), 'utf8')).not.toBe('by hand')
  })
})

describe('what is not there', () => {
  const cwd = temporaryFolder({
    'in/a.txt': clean,
    'mine/correct/x.yaml': 'type: rewrite\ndescription: d\nrules: []\n'
  })

  it.each([
    ['no such file or folder', 'run gone'],
    ['no such file or folder', 'check gone'],
    ['no such file or folder', 'adapt gone --out p.yaml'],
    ['no such file or folder', 'concordance ກ gone'],
    ['no such file or folder', 'rules impact gone --rules mine'],
    ['there is no such file', 'explain gone'],
    ['there is no such file', 'restore gone'],
    ['there is no such file', 'rules example gone:1:1'],
    ['no such folder', 'report gone'],
    ['no such folder', 'evaluate gone'],
    ['no such folder', 'rules learn gone'],
    ['name the folder of the results', 'merge gone'],
    ['there is no such folder', 'rules test --rules gone'],
    ['no such file or directory', 'rules list --run gone'],
    ['no such file or directory', 'run in --profile gone'],
    ['no such file or directory', 'run in --decisions gone'],
    ['no such file or directory', 'run --files-from gone']
  ])('is named in words: %s: laodoc %s', (words, call) => {
    const {status, stdout, stderr} = laodoc(call.split(' '), {cwd})
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain(words)
    expect(stderr).toContain('gone')
    expect(stderr).not.toMatch(/\bE[A-Z]{3,}\b|VANISHED/)
  })

  it('is no document where a folder is', () => {
    expect(laodoc(['explain', 'in'], {cwd}).stderr).toBe(
      'laodoc: NOT_A_FILE: in: not a plain file; name one document\n'
    )
  })
})
