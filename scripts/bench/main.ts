/**
 * Measures the program as it is built: `npm run bench -- [--json] [--quick] [--rounds N]
 * [--damaged DIR]… [--clean DIR]…`. Each folder is a batch, with a profile of its own. With `--json`
 * stdout gets one JSON object, else tables for people.
 */
import {fileURLToPath} from 'node:url'
import {parseArgs} from 'node:util'
import {describeFigures, type Figures} from './describe-figures.ts'
import {measureProcess} from './measure-process.ts'
import {measureText, type Effort} from './measure-text.ts'
import {countCharacters, readBatches} from './texts.ts'

const {values} = parseArgs({
  options: {
    damaged: {type: 'string', multiple: true},
    clean: {type: 'string', multiple: true},
    rounds: {type: 'string'},
    quick: {type: 'boolean', default: false},
    json: {type: 'boolean', default: false}
  }
})

const folder = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url))
const damaged = readBatches(values.damaged ?? [folder('corpus')])
const clean =
  values.clean === undefined
    ? readBatches([folder('test/golden')], /\.truth\.txt$/)
    : readBatches(values.clean)

/** So much text goes through each contender, little text in many rounds. */
const charactersInAll = 600_000
const rounds =
  values.rounds === undefined
    ? Math.ceil(charactersInAll / Math.min(charactersInAll / 8, countCharacters(damaged)))
    : Math.max(1, Number(values.rounds) || 0)
const effort: Effort = values.quick
  ? {rounds: 1, growthRounds: 1, growthCharacters: 1000}
  : {rounds, growthRounds: Math.min(rounds, 6), growthCharacters: 50_000}

const page = damaged[0]![0]!.text.slice(0, 2500)
const figuresOfText = {
  damaged: await measureText(damaged, effort),
  clean: await measureText(clean, effort)
}
const figures: Figures = {
  ...figuresOfText,
  growth: Math.max(figuresOfText.damaged.growth['16'], figuresOfText.clean.growth['16']),
  ...measureProcess(page, page.repeat(values.quick ? 4 : 400), Math.min(effort.rounds, 10))
}
process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : describeFigures(figures))
