import {showCharacters} from '../inner.ts'
import type {ConfusionRule, Rule, RuleFile, Ruleset} from '../index.ts'

const introduction = `# All rules

Made from the rule files: do not edit it, run \`npm run generate\`. What a rule is, and how to change
or add one, is in [README.md](README.md).
`

/**
 * @param files The shipped rule files.
 * @param ruleset The same, compiled.
 * @returns A page that shows every rule with its examples, combining marks apart.
 */
export function describeRules(files: readonly RuleFile[], ruleset: Ruleset): string {
  const parts = [introduction]
  for (const {path} of files) {
    const rules = ruleset.all.filter(({place}) => place.file === `rules/${path}`)
    if (rules.length === 0) continue
    parts.push(`## ${path}\n`, describeFile(rules))
    const confusions = ruleset.confusions.filter((rule) => rules.includes(rule))
    if (confusions.length > 0) parts.push(describeConfusions(confusions))
  }
  return parts.join('\n')
}

function describeFile(rules: readonly Rule[]): string {
  const rows = rules.map(({id, description, kind, confidence, examples}) => {
    const [example] = examples
    const shown =
      example === undefined
        ? ''
        : example.before === example.after
          ? cell(example.as ?? example.before, example.as === undefined)
          : `${cell(example.before)} → ${cell(example.after)}`
    return `| \`${id}\` | ${cell(description, false)} | ${kind} | ${confidence} | ${shown} |`
  })
  return [
    '| rule | what it is for | kind | confidence | example |',
    '|---|---|---|---|---|',
    ...rows,
    ''
  ].join('\n')
}

/** So many of a rule's confusions are shown, the commonest. */
const SHOWN = 12

function describeConfusions(rules: readonly ConfusionRule[]): string {
  const rows = rules.map(({id, entries, generic, counterexamples}) => {
    const common = [...entries, ...generic]
      .sort((a, b) => b.rate - a.rate)
      .slice(0, SHOWN)
      .map(({seen, meant}) => `${show(seen)} → ${show(meant)}`)
    const spared = counterexamples.map(({text}) => text.replaceAll('|', '\\|')).join('; ')
    return `| \`${id}\` | ${entries.length + generic.length} | ${common.join(', ')} | ${spared} |`
  })
  return [
    '| rule | confusions | the commonest: seen → meant | but not in |',
    '|---|---|---|---|',
    ...rows,
    ''
  ].join('\n')
}

function show(form: string): string {
  return form === '' ? 'nothing' : /^[a-z]+$/.test(form) ? form : cell(form)
}

/** Short enough for a table; characters shown apart. */
function cell(text: string, apart = true): string {
  const shown = apart ? (text.length > 24 ? text.slice(0, 48) : showCharacters(text)) : text
  return shown.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|')
}
