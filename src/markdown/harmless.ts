/**
 * Tells HTML and addresses that do nothing from those that may run a script, load a page or send
 * a form. What is not known to be harmless is not.
 */

const TAGS = new Set(
  (
    'a abbr acronym b bdi bdo big blockquote br caption center cite code col colgroup dd del ' +
    'details dfn div dl dt em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ' +
    'ol p pre q rp rt ruby s samp section small span strike strong sub summary sup table tbody td ' +
    'tfoot th thead time tr tt u ul var wbr'
  ).split(' ')
)

const ATTRIBUTES = new Set(
  (
    'align alt border cellpadding cellspacing class cite color colspan datetime dir face height ' +
    'href id lang name open reversed rowspan scope size src start title type valign value width'
  ).split(' ')
)

const ADDRESSES = new Set(['href', 'src', 'cite'])

const NAME = String.raw`[a-zA-Z][a-zA-Z0-9]*`
const ATTRIBUTE =
  String.raw`\s+([a-zA-Z][a-zA-Z0-9-]*)(?:\s*=\s*("[^"<>]*"|'[^'<>]*'|[^\s"'=<>` + '`]+))?'
const TAG = new RegExp(
  String.raw`<(?:\/(${NAME})\s*|(${NAME})((?:${ATTRIBUTE})*)\s*\/?)>|<!--(?!-?>)(?:(?!--!?>|<!--)[^])*?-->`,
  'g'
)

/**
 * @param html HTML of a Markdown text: one tag, or a whole block.
 * @returns Whether every tag in it is complete, and of a kind that only shapes or links text.
 */
export function isHarmlessHtml(html: string): boolean {
  const rest = html.replace(TAG, (tag, closing?: string, opening?: string, attributes = '') => {
    const name = closing ?? opening
    if (name === undefined) return ''
    return TAGS.has(name.toLowerCase()) && areHarmless(String(attributes)) ? '' : tag
  })
  return !/<[a-z!/?]/i.test(rest)
}

function areHarmless(attributes: string): boolean {
  for (const [, name = '', value = ''] of attributes.matchAll(new RegExp(ATTRIBUTE, 'g'))) {
    const known = name.toLowerCase()
    if (!ATTRIBUTES.has(known)) return false
    if (ADDRESSES.has(known)) {
      const address = value.replace(/^["']|["']$/g, '')
      // References would have to be decoded as browsers do: an address with one is not judged.
      if (/&(?!amp;)/i.test(address) || !isHarmlessAddress(address)) return false
    }
  }
  return true
}

/**
 * @param address Where a link or an image leads, without any escapes.
 * @returns Whether following it, or showing it, runs no script that the address itself holds.
 */
export function isHarmlessAddress(address: string): boolean {
  // Browsers leave out blanks and controls, in front and inside of a scheme.
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(
    address.replace(/[\0- \u007f-\u00a0\u200b-\u200f\ufeff]/g, '')
  )
  if (scheme === null) return true
  const name = scheme[1]!.toLowerCase()
  if (name === 'data') return /^data:image\/(?:png|jpe?g|gif|webp)[;,]/i.test(address)
  return !SCRIPTS.has(name)
}

const SCRIPTS = new Set(['javascript', 'vbscript', 'livescript', 'mocha', 'jscript'])
