import { deepEqual, equal } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { bounded, boundedNumbers } from '../../src/vscode/boundedNumbers.ts';

const { properties } = JSON.parse(readFileSync('package.json', 'utf8')).contributes.configuration;

describe('a number that a person may set', () => {
  it('has the bounds that the manifest shows', () => {
    for (const [name, { least, most, otherwise }] of Object.entries(boundedNumbers)) {
      const shown = properties[`tracecord.${name}`];
      deepEqual([shown.minimum, shown.maximum, shown.default], [least, most, otherwise], name);
    }
  });

  it('is kept within them, whatever the settings file says', () => {
    equal(bounded('timeout.connect', 5_000), 5_000);
    equal(bounded('timeout.connect', 0), 100);
    equal(bounded('timeout.headers', Number.POSITIVE_INFINITY), 300_000);
    equal(bounded('timeout.body', 1e12), 300_000);
    equal(bounded('bodyCap', -1), 0.1);
    equal(bounded('bodyCap', 4_000), 100);
  });

  it('is the usual one where the setting is none', () => {
    for (const value of [undefined, null, '30000', Number.NaN, {}]) equal(bounded('timeout.headers', value), 30_000);
  });
});
