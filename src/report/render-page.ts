import {createHash} from 'node:crypto'
import {toHtml} from 'hast-util-to-html'
import {h} from 'hastscript'
import type {BatchTally} from './batch-tally.ts'
import type {Chunk} from './chunk-packer.ts'
import {said} from './elements.ts'
import {confidencePlot} from './plots/confidence-plot.ts'
import {confusionMatrix} from './plots/confusion-matrix.ts'
import {errorPlot} from './plots/error-plot.ts'
import {ruleTable} from './plots/rule-table.ts'
import type {FontFace, ReportAssets} from './read-assets.ts'
import {renderHelp} from './render-help.ts'
import type {BatchData} from './shared/document-data.ts'
import {formatCount, formatShare} from './shared/format.ts'
import {strings, type StringKey} from './shared/strings.ts'

/** The page, cut where the packed documents go. */
export interface PageParts {
  readonly head: string
  readonly tail: string
}

/**
 * @param batch What the page knows when it opens.
 * @param tally Sums over its documents.
 * @param assets Script, style and fonts.
 * @returns The page without its documents; every text in it is escaped.
 */
export function renderPage(batch: BatchData, tally: BatchTally, assets: ReportAssets): PageParts {
  const style = `${assets.fonts.map(fontFace).join('')}${assets.style}`
  const marker = 'documents'
  const page = toHtml([
    {type: 'doctype'},
    h('html', {lang: 'en', dataTheme: 'light'}, [
      h('head', [
        h('meta', {charSet: 'utf-8'}),
        h('meta', {
          httpEquiv: 'Content-Security-Policy',
          content: contentPolicy(assets.script, style)
        }),
        h('meta', {name: 'viewport', content: 'width=device-width, initial-scale=1'}),
        h('meta', {name: 'color-scheme', content: 'light dark'}),
        said('title', 'pageTitle'),
        h('style', style)
      ]),
      h('body', [
        said('a', 'skip', {href: '#main', className: ['skip']}),
        renderBar(),
        h('main', {id: 'main', tabIndex: -1}, [
          renderOverview(batch, tally),
          h('section', {id: 'document', hidden: true, ariaLabelledBy: 'document-title'})
        ]),
        renderHelp(),
        h('p', {id: 'live', className: ['unseen'], role: 'status', ariaLive: 'polite'}),
        h('script', {type: 'application/json', id: 'batch'}, toScriptJson(batch)),
        h('script', assets.script),
        {type: 'comment', value: marker}
      ])
    ])
  ])
  const [head, tail] = page.split(`<!--${marker}-->`) as [string, string]
  return {head, tail: `${tail}\n`}
}

/**
 * @param chunk Packed documents.
 * @returns The element that holds them.
 */
export function renderChunk({index, base64}: Chunk): string {
  return `${toHtml(h('script', {type: 'application/octet-stream', id: `chunk-${index}`}, base64))}\n`
}

/** Nothing is fetched, and no script but ours runs, whatever a document holds. */
function contentPolicy(script: string, style: string): string {
  return [
    `default-src 'none'`,
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    'font-src data:',
    `base-uri 'none'`,
    `form-action 'none'`
  ].join('; ')
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

function fontFace({weight, range, base64}: FontFace): string {
  const source = `url(data:font/woff2;base64,${base64}) format("woff2")`
  return `@font-face{font-family:"Noto Sans Lao";font-weight:${weight};font-display:block;src:${source};unicode-range:${range}}`
}

/** No text ends the element that holds it. */
function toScriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003C')
}

function renderBar() {
  return h('header', {className: ['top']}, [
    h('p', {className: ['brand']}, 'laodoc'),
    h('nav', {dataTLabel: 'views', ariaLabel: strings.en.views}, [
      h('a', {href: '#', id: 'to-overview', ariaCurrent: 'page'}, said('span', 'overview')),
      button('previous-document', 'previousDocument', '‹'),
      button('next-document', 'nextDocument', '›')
    ]),
    h('p', {id: 'decision-count', className: ['quiet']}),
    h('button', {type: 'button', id: 'save', className: ['primary']}, said('span', 'save')),
    h(
      'div',
      {
        className: ['settings'],
        role: 'group',
        dataTLabel: 'settings',
        ariaLabel: strings.en.settings
      },
      [
        h('button', {type: 'button', id: 'language', lang: 'lo'}, strings.lo.language),
        h('button', {type: 'button', id: 'theme'}, [
          h('span', {ariaHidden: 'true'}, '◐ '),
          h('span', {id: 'theme-name'})
        ]),
        button('open-help', 'help', '?')
      ]
    )
  ])
}

function button(id: string, key: StringKey, sign: string) {
  return h(
    'button',
    {
      type: 'button',
      id,
      className: ['sign'],
      dataTLabel: key,
      dataTTitle: key,
      title: strings.en[key],
      ariaLabel: strings.en[key]
    },
    sign
  )
}

function renderOverview(batch: BatchData, tally: BatchTally) {
  const rates = batch.rows.map(({errorRate}) => errorRate)
  return h('section', {id: 'overview', ariaLabelledBy: 'overview-title'}, [
    said('h1', 'pageTitle', {id: 'overview-title', tabIndex: -1}),
    h('noscript', said('p', 'noScript', {className: ['notice']})),
    said('h2', 'summary', {className: ['unseen']}),
    renderSums(batch),
    h('div', {className: ['figures']}, [
      figure(
        'plotErrors',
        'plotErrorsHelp',
        rates.length === 0 ? said('p', 'none') : errorPlot(rates)
      ),
      figure('plotConfidence', 'plotConfidenceHelp', confidencePlot(tally.confidences)),
      figure('plotConfusions', 'plotConfusionsHelp', confusionMatrix(tally.confusions)),
      figure('plotRules', 'plotRulesHelp', ruleTable(tally.byRule))
    ]),
    said('h2', 'list', {id: 'list-title'}),
    h('div', {id: 'overview-filter'}),
    h('div', {id: 'list'}),
    renderFailures(batch)
  ])
}

function renderSums({rows, failures}: BatchData) {
  const sum = (value: (row: BatchData['rows'][number]) => number): number =>
    rows.reduce((total, row) => total + value(row), 0)
  const characters = sum((row) => row.characters)
  const wrong = sum((row) => row.errorRate * row.characters)
  const entries: [StringKey, string][] = [
    ['documents', formatCount(rows.length)],
    ['characters', formatCount(characters)],
    ['meanErrorRate', formatShare(characters === 0 ? 0 : wrong / characters)],
    ['corrections', formatCount(sum((row) => row.applied))],
    ['suggestions', formatCount(sum((row) => row.suggested))],
    ['removals', formatCount(sum((row) => row.removed))],
    ['suspects', formatCount(sum((row) => row.suspect))],
    ...(failures.length === 0
      ? []
      : [['failed', formatCount(failures.length)] as [StringKey, string]])
  ]
  return h(
    'dl',
    {className: ['sums']},
    entries.map(([key, value]) => h('div', [said('dt', key), h('dd', value)]))
  )
}

function figure(title: StringKey, help: StringKey, content: ReturnType<typeof h>) {
  return h('section', {className: ['card'], ariaLabelledBy: title}, [
    said('h3', title, {id: title}),
    said('p', help, {className: ['quiet']}),
    content
  ])
}

function renderFailures({failures}: BatchData) {
  if (failures.length === 0) return null
  return h('section', {ariaLabelledBy: 'failures-title'}, [
    said('h2', 'failures', {id: 'failures-title'}),
    h(
      'div',
      {className: ['scroll'], tabIndex: 0, role: 'group', ariaLabelledBy: 'failures-title'},
      [
        h('table', {className: ['list']}, [
          h(
            'thead',
            h('tr', [
              said('th', 'columnDocument', {scope: 'col'}),
              said('th', 'columnReason', {scope: 'col'})
            ])
          ),
          h(
            'tbody',
            failures.map(({path, code, message}) =>
              h('tr', [h('th', {scope: 'row'}, path), h('td', `${code}: ${message}`)])
            )
          )
        ])
      ]
    )
  ])
}
