import type {Command} from 'commander'
import {addExamples} from './shared/options.ts'

interface AdaptOptions {
  readonly out?: string
  readonly rules?: string
}

/** `laodoc adapt`: what a batch of documents teaches of its scans. */
export function addAdapt(program: Command): void {
  const command = program
    .command('adapt')
    .summary('learn what a batch teaches of its scans, as a profile')
    .description(
      'Reads a sample of the documents, the same whatever their order, and writes what it\n' +
        'teaches of their scans: how damaged they are, and what is read for what. A run does\n' +
        'this by itself and keeps the profile beside its outputs; --profile takes one made here.'
    )
    .argument('<paths...>', 'files, folders and patterns')
    .option('-o, --out <file>', 'where the profile goes (default: standard output)')
    .option('--rules <dir>', "lay a folder's rule files over the shipped ones")
    .action(async (paths: string[], options: AdaptOptions) => {
      const {adaptTo} = await import('./tasks/adapt-to.ts')
      await adaptTo(paths, options)
    })
  addExamples(command, [
    'laodoc adapt scans --out scans.yaml',
    'laodoc run scans --out clean --profile scans.yaml'
  ])
}
