import type { ShownRequest } from '../../src/protocol/runner.ts';
import type { RunnerWords } from '../../src/protocol/words.ts';
import { h } from '../dom.ts';
import { nameTable, section, type ViewState, verbatim } from './section.ts';

/** The request as it was really sent: what the code set, what the client added, and under which conditions. */
export function requestSection(request: ShownRequest, words: RunnerWords, state: ViewState): Node {
  const { method, url, headers, body, notes } = request;
  return section(
    { name: 'request', title: words.request, open: true, facts: [] },
    state,
    h('p', { class: 'url' }, h('b', { class: 'method' }, method), h('span', { class: 'path' }, url)),
    headers.length > 0 &&
      nameTable(
        words.request,
        headers.map(({ name, value, assumed }) => [
          name,
          value,
          assumed && ' ',
          assumed && h('span', { class: 'tag', title: words.assumedHint }, words.assumed),
        ]),
      ),
    body !== '' && verbatim(words.body, body),
    notes.length > 0 &&
      h('ul', { class: 'notes note', 'aria-label': words.notes }, ...notes.map((note) => h('li', {}, note))),
  );
}
