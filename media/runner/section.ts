import { type Child, h } from '../dom.ts';

/** What the view itself remembers, beside the snapshot. */
export interface ViewState {
  /** Sections by name that a person has opened or closed. */
  readonly sections: Readonly<Record<string, boolean>>;
  /** BCP 47 tag for numbers. */
  readonly locale: string;
}

/** A section that opens and closes. Its facts stand beside its title, so that it tells something while it is closed. */
export function section(
  { name, title, open, facts }: { name: string; title: string; open: boolean; facts: readonly string[] },
  state: ViewState,
  ...contents: readonly Child[]
): Node {
  return h(
    'details',
    { 'data-key': name, open: state.sections[name] ?? open },
    h(
      'summary',
      {},
      h('h3', {}, title),
      ...facts.map((fact) => fact !== '' && h('span', { class: 'note figure' }, fact)),
    ),
    ...contents,
  );
}

/** Headers, or anything that has names and values, as a table. */
export function nameTable(caption: string, rows: readonly (readonly [name: string, ...value: Child[]])[]): Node {
  return h(
    'table',
    { class: 'headers' },
    h('caption', { class: 'unseen' }, caption),
    ...rows.map(([name, ...value]) => h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, ...value))),
  );
}

/** Text as it is, line breaks and all, that can be scrolled with the keyboard. */
export function verbatim(label: string, text: string): Node {
  return h('pre', { tabindex: 0, role: 'group', 'aria-label': label }, text);
}
