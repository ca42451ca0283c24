import type { ShownAnswer, ShownRun } from '../../src/protocol/runner.ts';
import type { RunnerWords } from '../../src/protocol/words.ts';
import { button } from '../button.ts';
import { h } from '../dom.ts';
import { type GlyphName, glyph } from '../glyph.ts';

const stateGlyphs: Readonly<Record<ShownRun['state'], GlyphName>> = {
  sending: 'spinner',
  waiting: 'waiting',
  done: 'pass',
  cancelled: 'stop',
  refused: 'warning',
};

/** The sign of an answer's tone. */
export const toneGlyphs: Readonly<Record<ShownAnswer['tone'], GlyphName>> = {
  good: 'pass',
  warning: 'warning',
  bad: 'error',
};

/** The line that stays: outcome, request, and what can be done with the run. */
export function head(run: ShownRun, words: RunnerWords): Node {
  const { answer, state, place, title } = run;
  const underWay = state === 'sending' || state === 'waiting';
  const tone = answer?.tone ?? (state === 'refused' ? 'warning' : '');
  const [method = '', ...path] = title.split(' ');
  return h(
    'header',
    { class: 'head', 'data-key': 'head' },
    h(
      'span',
      { class: 'outcome' },
      h('span', { class: tone }, glyph(answer === null ? stateGlyphs[state] : toneGlyphs[answer.tone])),
      h('b', {}, outcomeOf(run)),
    ),
    underWay && h('span', { class: 'note figure', 'data-clock': true }),
    h(
      'span',
      { class: 'title', title },
      h('b', { class: 'method' }, method),
      h('span', { class: 'path' }, ` ${path.join(' ')}`),
    ),
    run.sandbox && h('span', { class: 'tag' }, words.sandbox),
    run.production === true && h('span', { class: 'tag production' }, glyph('warning'), words.production),
    place !== '' && button('link', 'openRequest', place, { title: words.openRequest, 'data-key': 'place' }),
    h(
      'span',
      { class: 'actions' },
      underWay && button('secondary', 'cancel', words.cancel),
      !underWay && button('quiet', 'replay', words.replay),
      button('quiet', 'openRequest', words.openRequest),
      button('quiet', 'copyAsCurl', words.copyAsCurl),
    ),
  );
}

/** Status line, or class where no answer came, or state where the run has not come that far. */
export function outcomeOf({ answer, stateText }: ShownRun): string {
  if (answer === null) return stateText;
  return answer.status === null ? answer.classTitle : `${answer.status} ${answer.statusText}`.trim();
}
