import type { ShownRun } from '../../src/protocol/runner.ts';
import type { RunnerWords } from '../../src/protocol/words.ts';
import { button } from '../button.ts';
import { h } from '../dom.ts';
import { answerSections } from './answer.ts';
import { head, outcomeOf } from './head.ts';
import { grounds, meaning, mending } from './meaning.ts';
import { requestSection } from './request.ts';
import type { ViewState } from './section.ts';

/** The runner as a function of its snapshot. */
export function runnerView(run: ShownRun | null, words: RunnerWords, state: ViewState): Node[] {
  if (run === null) return [nothingYet(words)];
  const { answer, request } = run;
  return [
    head(run, words),
    h(
      'div',
      { class: 'panes', 'data-scroll': true },
      answer !== null &&
        h(
          'section',
          { class: 'decoded', 'data-key': 'decoded', 'data-scroll': true, 'aria-label': words.diagnosis },
          meaning(answer, words),
          mending(answer, words),
          grounds(answer, words),
        ),
      h(
        'section',
        { class: 'exchange', 'data-key': 'exchange', 'data-scroll': true, 'aria-label': words.answer },
        ...(answer === null ? [] : answerSections(answer, words, state)),
        request !== null && requestSection(request, words, state),
      ),
    ),
  ];
}

/** What is read out when a run changes its state: status and class, nothing that ticks. */
export function spokenResult(run: ShownRun): string {
  const outcome = outcomeOf(run);
  const meant = run.answer?.classTitle ?? '';
  return meant === '' || meant === outcome ? outcome : `${outcome}. ${meant}`;
}

function nothingYet(words: RunnerWords): Node {
  const wishes = ['chooseCredential', 'startSandbox', 'openWalkthrough'] as const;
  return h(
    'section',
    { class: 'empty' },
    h('h2', {}, words.empty),
    h('p', {}, words.emptyHint),
    h('ul', {}, ...wishes.map((wish) => h('li', {}, button('link', wish, words[wish])))),
  );
}
