import type {Command} from 'commander'
import {addExamples} from './shared/options.ts'

/** `laodoc doctor`: what this installation has, and what it lacks. */
export function addDoctor(program: Command): void {
  const command = program
    .command('doctor')
    .summary('what is installed, and what to install for what is missing')
    .description(
      'Prints the versions of the program, its rules and its language model, and whether PDF and\n' +
        'pictures of pages can be read. Says what to do about what is missing; exits with 4 where\n' +
        'text cannot be corrected.'
    )
    .option('--json', 'print one JSON object')
    .action(tellParts)
  addExamples(command, ['laodoc doctor'])
}

async function tellParts({json}: {json?: boolean}): Promise<void> {
  const {sha256} = await import('../batch/base/cache-key.ts')
  const {exitCode} = await import('../batch/base/exit-code.ts')
  const {toJson} = await import('../batch/base/show-text.ts')
  const {scanParts} = await import('../batch/work/scans.ts')
  const {hashRules, readModelFile, readShippedRules, readVersion} = await import('../node.ts')
  const {writeData} = await import('./shared/streams.ts')
  const rules = readShippedRules()
  const model = readModelFile()
  const {parts, missing} = await scanParts()
  const found = {
    version: readVersion(),
    node: process.version,
    rules: hashRules(rules),
    model: model === null ? null : sha256(model),
    pictures: {parts, missing}
  }
  const pictures =
    missing.length === 0 ? parts.join(', ') : `none: npm install ${missing.join(' ')}`
  const shown =
    json === true
      ? toJson(found)
      : [
          `laodoc    ${found.version}`,
          `Node.js   ${found.node}`,
          `rules     ${rules.length} files, ${found.rules}`,
          `model     ${found.model ?? 'none: npm run build:model'}`,
          `pictures  ${pictures}`
        ].join('\n')
  await writeData(`${shown}\n`)
  if (model === null) process.exitCode = exitCode.environment
}
