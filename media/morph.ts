/**
 * Makes `live` look like `wanted` and keeps every node that can stay, and with it focus, selection and scroll position.
 * A node can stay where its name and its `data-key` are the same. `wanted` is used up.
 */
export function morph(live: Element, wanted: Element): void {
  for (const { name } of [...live.attributes]) if (!wanted.hasAttribute(name)) live.removeAttribute(name);
  for (const { name, value } of [...wanted.attributes]) {
    if (live.getAttribute(name) !== value) live.setAttribute(name, value);
  }
  let cursor = live.firstChild;
  for (const child of [...wanted.childNodes]) {
    const match = nextLike(cursor, child);
    if (match === null) {
      live.insertBefore(child, cursor);
      continue;
    }
    while (cursor !== match) cursor = removed(cursor);
    if (match instanceof Element && child instanceof Element) morph(match, child);
    else if (match.nodeValue !== child.nodeValue) match.nodeValue = child.nodeValue;
    cursor = match.nextSibling;
  }
  while (cursor !== null) cursor = removed(cursor);
}

function nextLike(from: ChildNode | null, wanted: Node): ChildNode | null {
  for (let node = from; node !== null; node = node.nextSibling) {
    if (node.nodeName === wanted.nodeName && keyOf(node) === keyOf(wanted)) return node;
  }
  return null;
}

function keyOf(node: Node): string | null {
  return node instanceof Element ? node.getAttribute('data-key') : null;
}

function removed(node: ChildNode | null): ChildNode | null {
  const next = node?.nextSibling ?? null;
  node?.remove();
  return next;
}
