import {execFileSync, spawnSync} from 'node:child_process'
import {chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync} from 'node:fs'
import {join} from 'node:path'
import {fileURLToPath} from 'node:url'
import {beforeAll, describe, expect, it} from 'vitest'
import {readTree} from '../batch/engine.ts'
import {temporaryFolder} from '../batch/temporary-folder.ts'
import {guides, linksOf, stepsOf} from '../project/guides.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Manifest {
  readonly bin: Readonly<Record<string, string>>
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>
}

describe('the package', () => {
  let folder: string
  let manifest: Manifest

  beforeAll(() => {
    const work = temporaryFolder()
    const pack = ['pack', '--ignore-scripts', '--silent', '--pack-destination', work]
    const tarball = execFileSync('npm', pack, {cwd: root, encoding: 'utf8'}).trim()
    execFileSync('tar', ['xzf', tarball], {cwd: work})
    folder = join(work, 'package')
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
    manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
  })

  it('holds every file that it promises', () => {
    const promised = Object.values(manifest.exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target)
    )
    for (const file of [...promised, ...Object.values(manifest.bin)]) {
      expect(existsSync(join(folder, file)), file).toBe(true)
    }
  })

  it('holds nothing of the tests, the sources and the documents but guides, schemas and scripts', () => {
    const names = Object.keys(readTree(folder)).filter((path) => !path.startsWith('node_modules/'))
    const whole = names.filter((path) => !/^(?:dist|rules)\//.test(path))
    expect(whole.sort()).toEqual([
      'CHANGELOG.md',
      'CONTRIBUTING.md',
      'LICENSE',
      'README.md',
      'package.json',
      'src/README.md',
      'src/batch/README.md',
      'src/batch/filter.schema.json',
      'src/emit/README.md',
      'src/emit/document.schema.json',
      'src/emit/example.json',
      'test/README.md',
      'test/cluster/parallel.sh',
      'test/cluster/slurm-array.sh'
    ])
  })

  it('holds what its guides link to', () => {
    const packed = guides.filter((guide) => existsSync(join(folder, guide)))
    expect(packed.length).toBeGreaterThan(6)
    for (const {path} of packed.flatMap(linksOf)) {
      expect(existsSync(join(folder, path)), path).toBe(true)
    }
  })

  it('holds the modules of the command once, joined', () => {
    const shell = /^dist\/(?:batch|cli|evaluate|report|workbench)\//
    const names = Object.keys(readTree(folder)).filter((path) => shell.test(path))
    expect(names.sort()).toEqual([
      'dist/batch/work/pipeline.js',
      'dist/batch/work/worker.js',
      'dist/cli/main.js',
      'dist/report/assets.json'
    ])
  })

  it('runs from the tarball: threads, rules and all', () => {
    const bin = join(folder, manifest.bin['laodoc']!)
    chmodSync(bin, 0o755)
    const page = 'ຄະນະກໍາມະການ ປະຊຸມຢູ່ບ້ານ.\n'
    const files = Array.from({length: 8}, (_, page_) => [`in/${page_}.txt`, page.repeat(600)])
    const cwd = temporaryFolder(Object.fromEntries(files) as Record<string, string>)
    execFileSync(bin, ['run', 'in', '--jobs', '2', '--quiet'], {cwd})
    expect(Object.keys(readTree(join(cwd, 'out')))).toHaveLength(16)
    const source = execFileSync(bin, ['restore', 'out/1.json'], {cwd, encoding: 'utf8'})
    expect(source).toBe(page.repeat(600))
  })

  it('is imported by its names', () => {
    const script = `
      import {convert} from 'laodoc'
      import {readShippedRules} from 'laodoc/node'
      import example from 'laodoc/example.json' with {type: 'json'}
      import schema from 'laodoc/schema.json' with {type: 'json'}
      console.log(typeof convert, readShippedRules().length > 0)
      console.log(new RegExp(schema.properties.schemaVersion.pattern).test(example.schemaVersion))
    `
    const args = ['--input-type=module', '--eval', script]
    const printed = execFileSync(process.execPath, args, {cwd: folder, encoding: 'utf8'})
    expect(printed.trim()).toBe('function true\ntrue')
  })

  describe('has types that let a strict program compile', () => {
    /** What the compiler says of modules that are beside an installed package; '' for nothing. */
    const compile = (programs: Readonly<Record<string, string>>): string => {
      const config = {
        compilerOptions: {
          target: 'es2023',
          lib: ['es2024'],
          module: 'nodenext',
          types: ['node'],
          strict: true,
          noUncheckedIndexedAccess: true,
          exactOptionalPropertyTypes: true,
          noImplicitReturns: true,
          noEmit: true
        },
        files: Object.keys(programs)
      }
      const cwd = temporaryFolder({
        ...programs,
        'package.json': '{"type": "module"}',
        'tsconfig.json': JSON.stringify(config)
      })
      mkdirSync(join(cwd, 'node_modules'))
      symlinkSync(folder, join(cwd, 'node_modules', 'laodoc'))
      for (const name of ['@types', 'unified', 'remark-parse', 'remark-stringify']) {
        symlinkSync(join(root, 'node_modules', name), join(cwd, 'node_modules', name))
      }
      const tsc = join(root, 'node_modules/typescript/bin/tsc')
      return spawnSync(process.execPath, [tsc, '-p', '.'], {cwd, encoding: 'utf8'}).stdout
    }

    it('those of the guides', () => {
      const steps = guides.flatMap((guide) => stepsOf(guide).map((step) => ({guide, step})))
      const programs = steps.flatMap(({guide, step}, at) =>
        step.kind === 'program' && step.language === 'ts'
          ? [[`${guide.replace(/\W/g, '-')}-${at}.ts`, step.code] as const]
          : []
      )
      expect(programs.length).toBeGreaterThan(7)
      expect(compile(Object.fromEntries(programs))).toBe('')
    }, 120_000)

    it('none that takes what nested sections and items hold for something else', () => {
      const head = "import type {BlockRecord, SectionRecord} from 'laodoc'\n"
      const wrong = compile({
        'section.ts': `${head}export const of = (one: SectionRecord): number => one.sections[0]!.sections[0]!.title\n`,
        'item.ts': `${head}export const of = (one: BlockRecord): number => one.type === 'list' ? one.items[0]!.blocks[0]!.role : 0\n`
      })
      expect(wrong.match(/^\w+\.ts\(2,\d+\): error TS2322/gm)).toHaveLength(2)
    }, 120_000)
  })
})
