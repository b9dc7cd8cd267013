#!/usr/bin/env node
import {Command, CommanderError} from 'commander'
import {exitCode, type ExitCode} from '../batch/base/exit-code.ts'
import {DocumentFailure, exitCodeOf, messageOf, RunFailure} from '../batch/base/failure.ts'
import {showLine, showLines} from '../batch/base/show-text.ts'
import {readVersion} from '../node.ts'
import {addAdapt} from './adapt.ts'
import {addCheck} from './check.ts'
import {addConcordance} from './concordance.ts'
import {addDoctor} from './doctor.ts'
import {addEvaluate} from './evaluate.ts'
import {addExplain} from './explain.ts'
import {addFilter} from './filter.ts'
import {addMerge} from './merge.ts'
import {addModel} from './model.ts'
import {addReport} from './report.ts'
import {addRestore} from './restore.ts'
import {addRules} from './rules.ts'
import {addRun} from './run.ts'
import {addSchema} from './schema.ts'
import {writeMessage} from './shared/streams.ts'

// Commands load what they need when they run: help and mistakes in the call answer at once.
const commands = [
  addRun,
  addMerge,
  addFilter,
  addCheck,
  addEvaluate,
  addAdapt,
  addExplain,
  addReport,
  addRestore,
  addRules,
  addConcordance,
  addModel,
  addSchema,
  addDoctor
]

/** What the three kinds of users come for. */
const tasks = `What would you like to do?

  repair a folder of texts     laodoc run FOLDER --out RESULTS
  look over what was changed   laodoc report RESULTS
  change the rules             laodoc concordance WORD FOLDER, then laodoc rules impact FOLDER

laodoc check FOLDER shows what would change and writes nothing. All commands: laodoc --help;
one of them, with examples: laodoc run --help.
`

try {
  if (process.argv.length === 2 && process.stdout.isTTY) process.stdout.write(tasks)
  else await createProgram().parseAsync()
} catch (error) {
  process.exitCode = explainFailure(error)
}

function createProgram(): Command {
  const program = new Command('laodoc')
    .description('Turns badly read Lao documents into clean, structured, citable text.')
    .version(readVersion(), '-V, --version', 'print the version')
    .showSuggestionAfterError()
    .configureOutput({
      writeErr: (text) => process.stderr.write(showLines(text))
    })
    .exitOverride()
  program.addHelpText(
    'after',
    '\nExit codes: 0 fine, 1 check found something, 2 usage or rules, 3 some documents failed,\n' +
      '4 disk, 5 locked by another run, 70 a defect of the program, 130/143 stopped by a signal.'
  )
  for (const add of commands) add(program)
  return program
}

function explainFailure(error: unknown): ExitCode {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCode.fine : exitCode.usage
  }
  if (error instanceof RunFailure) {
    writeMessage(error.message)
    return error.exitCode
  }
  if (error instanceof DocumentFailure) {
    writeMessage(showLine(`${error.code}: ${error.message}`))
    return exitCodeOf(error.code)
  }
  writeMessage(`a defect of the program: ${messageOf(error)}`)
  if (error instanceof Error) process.stderr.write(`${showLines(error.stack ?? '')}\n`)
  return exitCode.internal
}
