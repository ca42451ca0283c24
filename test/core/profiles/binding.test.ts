import { deepEqual } from 'node:assert/strict';
import { readBindings, withBinding, withoutBindingsTo } from '../../../src/core/profiles/binding.ts';

const folder = 'file:///bots/one';

describe('the binding of folders', () => {
  it('is read from state of any shape', () => {
    for (const stored of [undefined, null, 'x', 7, ['a']]) deepEqual(readBindings(stored), {});
    deepEqual(readBindings({ [folder]: 'a', b: 7, c: '', d: null }), { [folder]: 'a' });
  });

  it('is made, changed and let go, one folder at a time', () => {
    const one = withBinding({ 'file:///x': 'b' }, folder, 'a');
    deepEqual(one, { 'file:///x': 'b', [folder]: 'a' });
    deepEqual(withBinding(one, folder, 'sandbox'), { 'file:///x': 'b', [folder]: 'sandbox' });
    deepEqual(withBinding(one, folder, undefined), { 'file:///x': 'b' });
  });

  it('goes with the profile', () => {
    deepEqual(withoutBindingsTo({ [folder]: 'a', 'file:///x': 'b', 'file:///y': 'a' }, 'a'), { 'file:///x': 'b' });
  });
});
