import { bodyItems } from '../../../src/core/authoring/bodyItems.ts';
import type { AuthoringItem } from '../../../src/core/authoring/item.ts';
import { shapedBodies } from '../../../src/core/authoring/shapedBody.ts';
import { extract } from '../../../src/core/extract/extract.ts';

/** A text and the offset of the `|` in it. */
export function atMark(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('|');
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** What is offered in the body at `|`. */
export async function offered(marked: string, language: string): Promise<AuthoringItem[]> {
  const { text, offset } = atMark(marked);
  const { drafts } = await extract(text, language);
  return bodyItems(text, offset, shapedBodies(drafts));
}

/** The text after an item was chosen, `‸` where the person goes on. */
export function chosen(marked: string, items: readonly AuthoringItem[], label: string): string | undefined {
  const { text } = atMark(marked);
  const item = items.find((one) => one.label === label);
  if (item === undefined) return undefined;
  const put = item.insert.map((piece) => (typeof piece === 'string' ? piece : `${piece.placeholder}‸`)).join('');
  return text.slice(0, item.span[0]) + put + text.slice(item.span[1]);
}
