import assert from 'node:assert/strict';
import { loadValueWords } from '../../src/words/values.ts';

describe('the words of questions for values', () => {
  it('are Japanese in Japanese', async () => {
    const [en, ja] = await Promise.all([loadValueWords('en'), loadValueWords('ja')]);
    const same = Object.entries(en).filter(
      ([name, text]) => typeof text === 'string' && ja[name as keyof typeof ja] === text,
    );
    assert.deepEqual(same, []);
  });

  it('say what a thing is beside its name, so that no icon is needed for it', async () => {
    const words = await loadValueWords('en');
    assert.deepEqual(words.item({ id: '5', name: 'general', look: 'text', group: 'Text' }), {
      label: 'general',
      description: 'text channel · 5',
    });
    assert.deepEqual(words.item({ id: '6', name: 'notes', look: 'thread', by: 'general' }), {
      label: 'notes',
      description: 'in general · thread · 6',
    });
    const message = words.item({ id: '7', name: '', look: 'message', by: 'Ren', at: Date.UTC(2026, 0, 2, 12) });
    assert.equal(message.label, '(no text to see)');
    assert.match(message.description, /^Ren · Jan \d, 2026, .* · 7$/);
  });
});
