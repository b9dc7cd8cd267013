import {ReadFailure} from './read-failure.ts'
import {walkXml} from './walk-xml.ts'

/** An element, its names without prefixes. */
export interface XmlNode {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly (XmlNode | string)[]
}

/** More than a thousand pages of a word processor have. */
const ELEMENTS = 1_000_000

/**
 * @param text A part of a document of a word processor.
 * @returns Its root element.
 * @throws ReadFailure as `walkXml` does, and `TOO_LARGE` beyond a million elements.
 */
export function readXmlTree(text: string): XmlNode {
  const top: {children: (XmlNode | string)[]} = {children: []}
  const open = [top]
  let count = 0
  walkXml(text, {
    open({name, attributes}) {
      if (++count > ELEMENTS) throw new ReadFailure('TOO_LARGE', `more than ${ELEMENTS} elements`)
      const own = new Map(Array.from(attributes, ([key, {value}]) => [key, value]))
      const node = {name, attributes: own, children: []}
      open.at(-1)!.children.push(node)
      open.push(node)
    },
    close() {
      open.pop()
    },
    text(value) {
      open.at(-1)!.children.push(value)
    }
  })
  return top.children.find((node) => typeof node !== 'string')!
}

/** @returns The elements of a name right below another. */
export function childrenOf(node: XmlNode | undefined, name: string): XmlNode[] {
  return (node?.children ?? []).filter(
    (child): child is XmlNode => typeof child !== 'string' && child.name === name
  )
}

/** @returns The first element that a path of names leads to. */
export function at(node: XmlNode | undefined, ...path: readonly string[]): XmlNode | undefined {
  return path.reduce((found: XmlNode | undefined, name) => childrenOf(found, name)[0], node)
}

/** @returns All text in an element. */
export function textIn(node: XmlNode): string {
  return node.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('')
}
