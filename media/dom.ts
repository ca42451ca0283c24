/** What an element can hold; null and false leave nothing behind, so that parts can be written as conditions. */
export type Child = Node | string | null | false;

/** Attributes by name; null and false are left out, true is written without a value. */
export type Attributes = Readonly<Record<string, string | number | boolean | null>>;

/** An HTML element. Strings become text, never markup. */
export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  return withContents(document.createElement(name), attributes, children);
}

/** An SVG element. */
export function svg<Name extends keyof SVGElementTagNameMap>(
  name: Name,
  attributes: Attributes,
  ...children: readonly Child[]
): SVGElementTagNameMap[Name] {
  return withContents(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

/** Words with their values: `{0}` stands for the first. */
export function fill(words: string, ...values: readonly (string | number)[]): string {
  return words.replace(/\{(\d)\}/g, (hole, index: string) => String(values[Number(index)] ?? hole));
}

/** Writes text only where it differs: untouched text costs no layout. */
export function write(node: Node, text: string): void {
  if (node.textContent !== text) node.textContent = text;
}

/** Sets or, with null, removes an attribute, only where it differs. */
export function mark(element: Element, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

function withContents<Kind extends Element>(element: Kind, attributes: Attributes, children: readonly Child[]): Kind {
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}
