/**
 * Measures the program as it is built: `npm run bench -- [--json] [--quick] [--rounds N]
 * [--damaged DIR]… [--clean DIR]…`. Each folder is a batch, with a profile of its own. `--quick`
 * shows that all runs, its figures mean nothing. With `--json` stdout gets one JSON object, else
 * tables for people.
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
const charactersInAll = 1_000_000
const runs = 4
const enough = Math.ceil(charactersInAll / runs / countCharacters(damaged))
const rounds = values.rounds === undefined ? Math.max(4, enough) : Number(values.rounds)
if (!(rounds >= 1)) throw new Error('--rounds is a number from 1 on')
const effort: Effort = values.quick
  ? {
      turns: {rounds: 1, runs: 1},
      growthTurns: {rounds: 1, runs: 1},
      growthCharacters: 1000
    }
  : {
      turns: {rounds: Math.min(rounds, 40), runs},
      growthTurns: {rounds: Math.min(rounds, 4), runs: 1},
      growthCharacters: 50_000
    }

const page = damaged[0]![0]!.text.slice(0, 2500)
const figuresOfText = {
  damaged: await measureText(damaged, effort),
  clean: await measureText(clean, effort)
}
const figures: Figures = {
  ...figuresOfText,
  growth: Math.max(figuresOfText.damaged.growth['16'], figuresOfText.clean.growth['16']),
  ...measureProcess(page, page.repeat(values.quick ? 4 : 400), values.quick ? 1 : 10)
}
process.stdout.write(values.json ? `${JSON.stringify(figures)}\n` : describeFigures(figures))
