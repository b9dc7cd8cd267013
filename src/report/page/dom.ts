/** What an attribute can be given: `true` for one without a value, `null` and `false` for none. */
export type AttributeValue = string | number | boolean | null

/**
 * Makes an element. Text goes in as text, never as markup.
 *
 * @param name Name of an HTML element.
 * @param attributes Its attributes.
 * @param children Elements and texts.
 * @returns The element.
 */
export function el<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, AttributeValue>> = {},
  ...children: readonly (Node | string | null)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) setAttribute(element, key, value)
  element.append(...children.filter((child) => child !== null))
  return element
}

/** Sets an attribute, or takes it away. */
export function setAttribute(element: Element, name: string, value: AttributeValue): void {
  if (value === null || value === false) element.removeAttribute(name)
  else element.setAttribute(name, value === true ? '' : String(value))
}

/**
 * @param id The id of an element that the page was made with.
 * @returns The element.
 */
export function byId(id: string): HTMLElement
/**
 * @param kind What sort of element it is.
 */
export function byId<Kind extends HTMLElement>(id: string, kind: new () => Kind): Kind
export function byId(id: string, kind: new () => HTMLElement = HTMLElement): HTMLElement {
  const element = document.getElementById(id)
  if (element instanceof kind) return element
  throw new Error(`the page has no #${id}`)
}
