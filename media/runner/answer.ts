import type { ShownAnswer } from '../../src/protocol/runner.ts';
import type { RunnerWords } from '../../src/protocol/words.ts';
import { button } from '../button.ts';
import { h } from '../dom.ts';
import { measured } from '../duration.ts';
import { nameTable, section, type ViewState, verbatim } from './section.ts';
import { timingsTable } from './timings.ts';

/** What came back: body, headers, timings. A failure without an answer has timings only. */
export function answerSections(answer: ShownAnswer, words: RunnerWords, state: ViewState): Node[] {
  const total = measured(answer.timings.total, state.locale);
  const timings = section(
    { name: 'timings', title: words.timings, open: false, facts: [total] },
    state,
    timingsTable(answer.timings, words, state.locale),
  );
  return answer.status === null ? [timings] : [body(answer, words, state), headers(answer, words, state), timings];
}

function body(answer: ShownAnswer, words: RunnerWords, state: ViewState): Node {
  const { bodyPreview: preview, bodySize, bodyTruncated } = answer;
  const facts = [bodySize, bodyTruncated ? words.truncated : ''];
  return section(
    { name: 'body', title: words.body, open: true, facts },
    state,
    preview === '' ? h('p', { class: 'note' }, words.noBody) : verbatim(words.body, preview),
    preview !== '' &&
      h(
        'div',
        { class: 'row' },
        button('quiet', 'openBody', words.openBody),
        bodyTruncated && button('quiet', 'openFullBody', words.openFullBody),
      ),
  );
}

function headers({ headers: list }: ShownAnswer, words: RunnerWords, state: ViewState): Node {
  return section(
    { name: 'headers', title: words.headers, open: false, facts: [String(list.length)] },
    state,
    nameTable(
      words.headers,
      list.map(({ name, value }) => [name, value]),
    ),
  );
}
