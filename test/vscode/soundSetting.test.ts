import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { soundSetting } from '../../src/vscode/soundSetting.ts';

const { properties } = JSON.parse(readFileSync('package.json', 'utf8')).contributes.configuration;
const shapes = [null, undefined, true, 0, -1, 'text', '', [], [1, null], {}, { a: [] }];

/** What JSON Schema calls a value. */
function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'number' ? 'number' : typeof value;
}

describe('a setting of any shape', () => {
  for (const [name, { type, default: usual }] of Object.entries<{ type: string; default: unknown }>(properties)) {
    it(`is what it should be: ${name}`, () => {
      for (const shape of shapes) {
        const sound = soundSetting(shape, usual);
        equal(typeOf(sound), type === 'integer' ? 'number' : type, JSON.stringify(shape));
        equal(sound === null, false);
      }
      deepEqual(soundSetting(usual, usual), usual);
    });
  }

  it('keeps what is right in a list', () => {
    deepEqual(soundSetting(['a', 1, null, 'b'], []), ['a', 'b']);
  });

  it('does not ask less because a question was switched off in the wrong way', () => {
    for (const shape of ['false', 0, null, [], {}]) equal(soundSetting(shape, true), true);
  });
});
