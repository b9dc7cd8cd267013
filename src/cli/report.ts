import type {Command} from 'commander'
import {addExamples} from './shared/options.ts'

/** `laodoc report`: a page to look over a batch with. */
export function addReport(program: Command): void {
  const command = program
    .command('report')
    .summary('write a page to look over a batch with')
    .description(
      'Writes one HTML page to look over what a run wrote, from its JSON alone: sums, documents\n' +
        'with the most errors first, each beside its source with every change marked. It needs\n' +
        'no network. Decisions made in it are saved as decisions.yaml, which the next run obeys.'
    )
    .argument('<out>', 'the folder that a run wrote to')
    .option('-o, --out <file>', 'where to write the page (default: report.html in that folder)')
    .action(async (folder: string, {out}: {out?: string}) => {
      const {reportBatch} = await import('./tasks/report-batch.ts')
      await reportBatch(folder, out)
    })
  addExamples(command, ['laodoc report clean                         # writes clean/report.html'])
}
