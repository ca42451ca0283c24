import { type Attributes, type Child, h } from './dom.ts';

/** A button that says in `data-do` what it wants; one listener on the page hears them all. */
export function button(
  look: 'primary' | 'secondary' | 'quiet' | 'link',
  wish: string,
  text: Child,
  more: Attributes = {},
): HTMLButtonElement {
  return h('button', { type: 'button', class: look, 'data-do': wish, 'data-key': wish, ...more }, text);
}
