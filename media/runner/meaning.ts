import type { ShownAnswer, ShownField, ShownFix } from '../../src/protocol/runner.ts';
import type { RunnerWords } from '../../src/protocol/words.ts';
import { button } from '../button.ts';
import { fill, h } from '../dom.ts';
import { glyph } from '../glyph.ts';
import { toneGlyphs } from './head.ts';

/** What the answer means: class, confidence, summary. */
export function meaning(answer: ShownAnswer, words: RunnerWords): Node {
  return h(
    'div',
    { class: 'meaning' },
    h(
      'h2',
      { class: 'class' },
      h('span', { class: answer.tone }, glyph(toneGlyphs[answer.tone])),
      h('span', {}, answer.classTitle),
    ),
    h(
      'p',
      { class: 'facts note' },
      answer.confidence !== '' && h('span', {}, `${words.confidence}: ${answer.confidence}`),
      answer.code !== null && h('span', {}, fill(words.code, answer.code)),
      answer.tone !== 'good' && button('link', 'explain', words.explain),
      answer.tone !== 'good' && h('code', { title: words.class }, answer.class),
    ),
    answer.summary !== '' && h('p', { 'data-key': 'summary' }, answer.summary),
  );
}

/** Why it is so: cause, what that rests on, and what would settle it. */
export function grounds(answer: ShownAnswer, words: RunnerWords): Node {
  return h(
    'div',
    { class: 'grounds' },
    answer.cause !== '' && part('cause', words.cause, h('p', {}, answer.cause)),
    answer.check !== null && part('check', words.check, h('p', {}, answer.check)),
    answer.evidence.length > 0 &&
      part(
        'evidence',
        words.evidence,
        h('ul', { class: 'evidence' }, ...answer.evidence.map((fact) => h('li', {}, fact))),
      ),
  );
}

/** What to do about it: rejected fields, permissions, fixes, when to send again. */
export function mending(answer: ShownAnswer, words: RunnerWords): Node {
  return h(
    'div',
    { class: 'mending' },
    answer.fields.length > 0 &&
      part(
        'fields',
        words.fields,
        h('ul', { class: 'fields' }, ...answer.fields.map((field) => rejected(field, words))),
      ),
    answer.permissions.length > 0 &&
      part(
        'permissions',
        words.permissions,
        h('ul', { class: 'permissions' }, ...answer.permissions.map((name) => h('li', {}, h('code', {}, name)))),
      ),
    answer.fixes.length > 0 &&
      part(
        'fixes',
        words.fixes,
        h('ol', { class: 'fixes' }, ...preferredFirst(answer.fixes).map((each) => fix(each, words))),
      ),
    answer.retry !== '' && part('retry', words.retry, h('p', {}, answer.retry)),
  );
}

function part(key: string, title: string, contents: Node): Node {
  return h('section', { class: 'part', 'data-key': key }, h('h3', {}, title), contents);
}

function rejected({ path, code, message, located }: ShownField, words: RunnerWords): Node {
  const name = path === '' ? words.wholeBody : path;
  const goTo = fill(words.goToField, name);
  const shown = h('code', {}, name);
  const place = located
    ? button('link', 'openField', shown, { 'data-with': path, 'aria-label': goTo, title: goTo })
    : shown;
  return h('li', { 'data-key': path }, place, h('span', {}, message), h('code', { class: 'note' }, code));
}

function fix({ id, title, advice, preferred, actionable }: ShownFix, words: RunnerWords): Node {
  const look = preferred ? 'primary' : 'secondary';
  return h(
    'li',
    { 'data-key': id },
    h(
      'div',
      { class: 'name' },
      actionable ? button(look, 'fix', title, { 'data-with': id }) : h('b', {}, title),
      preferred && h('span', { class: 'note' }, words.preferred),
    ),
    advice !== '' && h('p', { class: 'note' }, advice),
  );
}

function preferredFirst(fixes: readonly ShownFix[]): ShownFix[] {
  return [...fixes.filter((each) => each.preferred), ...fixes.filter((each) => !each.preferred)];
}
