import type {CorrectionOptions} from '../shared/options.ts'
import {relative, sep} from 'node:path'
import {exitCode} from '../../batch/base/exit-code.ts'
import {messageOf, RunFailure} from '../../batch/base/failure.ts'
import {loadModel} from '../../batch/work/load-model.ts'
import {mediaType} from '../../batch/find/media-type.ts'
import {createOptions} from '../../batch/work/pipeline.ts'
import {readNamed} from '../../batch/disk/plain-file.ts'
import {showLine, toJson} from '../../batch/base/show-text.ts'
import {isPicture, loadReaders, readSource} from '../../batch/work/read-source.ts'
import {correct, type Correction, type Rule, type Span} from '../../index.ts'
import {createRuleTrial} from '../../inner.ts'
import {shippedRulesFolder} from '../../node.ts'
import {addExample, type NewExample} from '../../workbench/add-example.ts'
import {chooseSnippet, lineOf} from '../../workbench/choose-snippet.ts'
import {readDocument} from '../shared/read-document.ts'
import {addProfile, createSettings} from '../shared/setup.ts'
import {writeData, writeMessage} from '../shared/streams.ts'
import {offsetOf, placeIn} from '../shared/text-place.ts'
import {writeResult} from '../shared/write-result.ts'

/** The options of `laodoc rules example`. */
export interface ExampleOptions extends Omit<CorrectionOptions, 'stdinFilename'> {
  readonly rule?: string
  readonly counter?: boolean
  readonly dryRun?: boolean
}

/**
 * Makes a correction an example or a counter-example of its rule.
 *
 * @param shown `FILE:LINE:COLUMN`.
 * @param options The options.
 * @throws RunFailure (usage) where nothing is corrected there, or the rule's file is not to be
 *   changed.
 */
export async function writeExample(shown: string, options: ExampleOptions): Promise<void> {
  const {file, line, column} = parsePlace(shown)
  const bytes = await readDocument(file, options.maxFileSize)
  const input = {path: file, bytes}
  const noText = usage(`${showLine(file)}: examples come from text and Markdown`)
  if (isPicture(input)) throw noText
  const {source, read} = readSource(input, options.encodingErrors, await loadReaders([input]))
  if (read !== null) throw noText
  const offset = offsetOf(source, line, column)
  if (offset === null) throw usage(`${showLine(file)} has no line ${line}, column ${column}`)
  const settings = await createSettings({...options, minConfidence: 0}, [])
  const alone = {found: none(), given: new Map<string, Uint8Array>()}
  const core = await createOptions(await addProfile(settings, options, alone, null))
  const markdown = mediaType(file) === 'text/markdown'
  const {corrections} = correct(source, core, {markdown}).corrected
  const correction = findCorrection(corrections, offset, options.rule)
  const id = options.rule ?? correction?.rule
  if (id === undefined) throw usage(nothingAt(shown, corrections, source, line))
  const rule = core.ruleset.all.find((one) => one.id === id)
  if (rule === undefined) throw usage(`there is no rule "${id}" with a file to write to`)
  if (options.rules !== undefined && options.rule === undefined && shippedPath(rule) !== null) {
    throw usage(
      `${id}, which is no rule of ${showLine(options.rules)}, changes this place: to write into its ` +
        `file all the same, give --rule ${id}; for a rule of yours, give its id`
    )
  }

  const tryRule = createRuleTrial(core.ruleset, loadModel(settings.rules))
  const place = correction?.source ?? {start: offset, end: offset}
  const snippet = chooseSnippet(source, place, (text) => tryRule(rule.id, text))
  if (snippet === null && options.counter !== true) {
    throw usage(`alone, ${rule.id} changes nothing at ${showLine(shown)}: it makes no example`)
  }
  const example: NewExample =
    options.counter === true ? {counterexample: snippet?.before ?? lineOf(source, place)} : snippet!
  await write(rule, example, options.dryRun === true)
  for (const other of rulesAt(corrections, place)) {
    if (other === id) continue
    const said = showLine(other)
    writeMessage(`${said} changes this place: for an example of that rule, give --rule ${said}`)
  }
  if (options.counter === true && snippet === null) {
    writeMessage(`${rule.id} leaves this text alone already; the counter-example keeps it so`)
  }
}

async function write(rule: Rule, example: NewExample, dryRun: boolean): Promise<void> {
  const lines =
    'counterexample' in example
      ? [`counter-example: ${toJson(example.counterexample)}`]
      : [`before: ${toJson(example.before)}`, `after:  ${toJson(example.after)}`]
  await writeData(`${showLine(rule.id)}\n${lines.map((text) => `  ${text}\n`).join('')}`)
  if (dryRun) return
  const file = fileOf(rule)
  let text: string
  let written: string
  try {
    text = (await readNamed(file)).toString()
    written = addExample(text, rule.id.slice(rule.id.indexOf('/') + 1), example)
  } catch (error) {
    throw new RunFailure(exitCode.usage, `${showLine(file)}: ${messageOf(error)}`, error)
  }
  if (written === text) writeMessage(`${showLine(file)} has it already`)
  else {
    await writeResult(written, file)
    writeMessage(`${showLine(file)}: written; now run: laodoc rules test`)
  }
}

/** Where a rule that comes with the program is, below its folder of rules; null for a user's own. */
function shippedPath({place}: Rule): string | null {
  return /^rules\/(.*)$/su.exec(place.file)?.[1] ?? null
}

/** Rules that were installed are not to be changed: an update would take the change away. */
function fileOf(rule: Rule): string {
  const {id, place} = rule
  const shipped = shippedPath(rule)
  if (shipped === null) return place.file
  const folder = shippedRulesFolder()
  if (folder.split(sep).includes('node_modules')) {
    throw usage(`${id} comes with the package: copy its file, ${shipped}, to a folder for --rules`)
  }
  return relative('', `${folder}/${shipped}`)
}

function findCorrection(
  corrections: readonly Correction[],
  offset: number,
  rule?: string
): Correction | undefined {
  const here = corrections.filter(
    ({source: {start, end}, rule: id}) =>
      start <= offset && (offset < end || offset === start) && (rule === undefined || id === rule)
  )
  return here.find(({source}) => source.start === offset) ?? here[0]
}

/** @returns The rules that change a place, or changed it before another one did. */
function rulesAt(corrections: readonly Correction[], place: Span<'source'>): ReadonlySet<string> {
  return new Set(
    corrections
      .filter(({source: {start, end}}) => start <= place.end && place.start <= end)
      .map(({rule}) => rule)
  )
}

/** @returns What to say where nothing is corrected: what is, in that line, and how to name it. */
function nothingAt(
  shown: string,
  corrections: readonly Correction[],
  source: string,
  line: number
): string {
  const near = corrections.flatMap(({source: span, rule, status}) => {
    const place = placeIn(source, span)
    return place.line === line && status !== 'superseded'
      ? [`  column ${place.column}: ${showLine(rule)}`]
      : []
  })
  const said = `nothing is corrected at ${showLine(shown)}`
  return near.length === 0
    ? `${said}, nor elsewhere in that line; name the rule with --rule to keep it from this text`
    : `${said}; in that line there are:\n${near.join('\n')}`
}

function parsePlace(shown: string): {file: string; line: number; column: number} {
  const found = /^(.+):(\d+):(\d+)$/su.exec(shown)
  if (found === null) throw usage(`${showLine(shown)} is no place such as page.txt:12:5`)
  const [, file, line, column] = found
  return {file: file!, line: Number(line), column: Number(column)}
}

function usage(message: string): RunFailure {
  return new RunFailure(exitCode.usage, message)
}

/** A document alone teaches nothing: it is corrected as one of middling damage. */
async function* none(): AsyncGenerator<never> {
  // Nothing to find.
}
