import type { FromRunner, ShownRun, ToRunner } from '../../src/protocol/runner.ts';
import type { RunnerWords } from '../../src/protocol/words.ts';
import { h, write } from '../dom.ts';
import { connect } from '../host.ts';
import { morph } from '../morph.ts';
import { Ticker } from '../ticker.ts';
import { clockText, startsClock } from './clock.ts';
import './runner.css';
import { runnerView, spokenResult } from './view.ts';
import { wishOf } from './wish.ts';

/** Sections that a person has opened or closed; the others are as the view has them. */
type Sections = Readonly<Record<string, boolean>>;

const root = document.getElementById('root') ?? document.body;
const announcer = h('div', { role: 'status', class: 'unseen' });
root.after(announcer);
const locale = document.documentElement.lang || 'en';

let words: RunnerWords | undefined;
let run: ShownRun | null = null;
let receivedAt = 0;

const host = connect<ToRunner, FromRunner, Sections>((message) => {
  switch (message.type) {
    case 'snapshot':
      if (message.run?.id !== run?.id) {
        for (const pane of root.querySelectorAll('[data-scroll]')) pane.scrollTo(0, 0);
      }
      if (startsClock(run, message.run)) receivedAt = performance.now();
      ({ words, run } = message);
      show();
      break;
    default:
      message.type satisfies never;
  }
});
let sections: Sections = host.remembered ?? {};

const ticker = new Ticker(() => {
  const clock = root.querySelector('[data-clock]');
  if (clock === null || words === undefined || run === null) return null;
  write(clock, clockText(run, words, performance.now() - receivedAt, locale));
  return 100;
});

function show(): void {
  if (words === undefined) return;
  const wanted = h('main', { id: root.id });
  wanted.append(...runnerView(run, words, { sections, locale }));
  morph(root, wanted);
  write(announcer, run === null ? '' : spokenResult(run));
  ticker.start();
}

root.addEventListener('click', (event) => {
  const button = event.target instanceof Element ? event.target.closest('button') : null;
  const wish = button && wishOf(button.dataset, run?.id);
  if (wish) host.post(wish);
});

// `toggle` does not bubble.
root.addEventListener(
  'toggle',
  (event) => {
    if (!(event.target instanceof HTMLDetailsElement)) return;
    const { key } = event.target.dataset;
    if (key === undefined || sections[key] === event.target.open) return;
    sections = { ...sections, [key]: event.target.open };
    host.remember(sections);
  },
  true,
);
