/**
 * Joins the modules of the program, and those of the packages it uses, to a few files: a process
 * that runs for one page would spend half its time on finding and reading 500 of them. Part of
 * `build`, after the compiler; the modules of the library (`dist/index.js`) stay as they are.
 */
import {copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs'
import path from 'node:path'
import {fileURLToPath} from 'node:url'
import {build} from 'esbuild'

const root = fileURLToPath(new URL('../..', import.meta.url))
const dist = path.join(root, 'dist')
const chunks = path.join(dist, 'chunks')

/** These are loaded in some runs only, or start threads from files of their own. */
const apart = [
  'chokidar',
  'fast-glob',
  'piscina',
  're2js',
  'sharp',
  'tesseract.js',
  '@hyzyla/pdfium'
]

const {metafile} = await build({
  absWorkingDir: root,
  entryPoints: [
    'cli/main.js',
    'batch/work/pipeline.js',
    'batch/work/worker.js',
    'scan/pdf-worker.js'
  ].map((file) => path.join(dist, file)),
  outdir: dist,
  outbase: dist,
  allowOverwrite: true,
  chunkNames: 'chunks/[name]-[hash]',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  external: apart,
  // Packages of the older module system ask for the modules of Node.js this way.
  banner: {
    js: "import {createRequire as requireFrom} from 'node:module'; const require = requireFrom(import.meta.url);"
  },
  logLevel: 'warning',
  // Names stay, and lines short: a stack that a user sends still says where it was.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 200,
  metafile: true
})

const made = new Set(Object.keys(metafile.outputs).map((file) => path.basename(file)))
for (const name of readdirSync(chunks)) if (!made.has(name)) rmSync(path.join(chunks, name))

/** What is copied stays under its own licence. */
const packages = new Set(
  Object.keys(metafile.inputs).flatMap(
    (file) => /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []
  )
)
const licences = [...packages].sort().map((folder) => {
  const names = readdirSync(path.join(root, folder))
  // Some tell their licence in their readme.
  const file = names.find((name) => /^licen[cs]e/i.test(name)) ?? names.find(isReadme)
  const {name, version, license} = JSON.parse(
    readFileSync(path.join(root, folder, 'package.json'), 'utf8')
  ) as Partial<Record<string, string>>
  const text = file === undefined ? '' : readFileSync(path.join(root, folder, file), 'utf8')
  return `${name} ${version} ${license ?? ''}\n\n${text}`
})

function isReadme(name: string): boolean {
  return /^readme/i.test(name)
}

writeFileSync(path.join(chunks, 'LICENSES.txt'), licences.join('\n---\n\n'))

// Scripts around a clone look for the schema of the record where it was before 0.1 was released.
mkdirSync(path.join(root, 'schema'), {recursive: true})
copyFileSync(
  path.join(root, 'src', 'emit', 'document.schema.json'),
  path.join(root, 'schema', 'document.json')
)
