import type {Block, Corrected, FindRole, LaoDocument, Section} from './types.ts'

/** What a text was found to hold, by role; for each the texts that were found, in order. */
export type Findings = Readonly<Record<FindRole, readonly string[]>>

/**
 * @param corrected A corrected text.
 * @param document Its structure.
 * @returns All that the words of a vocabulary can decide: the examples of its rules name one.
 */
export function readFindings(corrected: Corrected, document: LaoDocument): Findings {
  const {metadata} = document
  const sections = document.sections.flatMap(withInner)
  const blocks = [
    ...document.preface,
    ...sections.flatMap(({blocks}) => blocks),
    ...document.closing
  ]
  const textsOf = (type: Block['type']): string[] =>
    blocks.flatMap((block) => (block.type === type && 'text' in block ? [block.text] : []))
  return {
    title: given(metadata.title),
    kind: given(metadata.kind),
    subject: given(metadata.subject),
    number: given(metadata.number),
    date: given(metadata.date?.iso),
    place: given(metadata.place),
    issuer: given(metadata.issuer),
    addressee: given(metadata.addressee),
    signatory: given(metadata.signatory?.name, metadata.signatory?.role),
    basis: document.legalBasis.map(describeCitation),
    citation: document.citations.map(describeCitation),
    letterhead: textsOf('letterhead'),
    caption: textsOf('caption'),
    closing: document.closing.map(({span: {start, end}}) => corrected.text.slice(start, end)),
    heading: sections.map(({label, title}) => given(label, title).join(' ')),
    removal: corrected.corrections
      .filter(({status, kind}) => status === 'applied' && kind === 'removal')
      .map(({before}) => before.trim()),
    line: corrected.text.split('\n').filter((line) => line !== '')
  }
}

function withInner(section: Section): Section[] {
  return [section, ...section.sections.flatMap(withInner)]
}

function describeCitation({text, kind, number, date, issuer}: LaoDocument['citations'][0]): string {
  return [text, ...given(kind, number, date?.iso, issuer)].join(' | ')
}

function given(...texts: readonly (string | null | undefined)[]): string[] {
  return texts.filter((text) => typeof text === 'string')
}
