import { deepEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { httpEnvironment } from '../../../src/core/request/httpEnvironment.ts';

const folder = 'test/fixtures/environments';

describe('the environments of HTTP clients', () => {
  const shared = readFileSync(`${folder}/http-client.env.json`, 'utf8');
  const hidden = readFileSync(`${folder}/http-client.private.env.json`, 'utf8');
  const truth: Record<string, object> = JSON.parse(readFileSync(`${folder}/truth.json`, 'utf8'));
  const read = (texts: Parameters<typeof httpEnvironment>[0], named = '') =>
    Object.fromEntries(httpEnvironment(texts, named));

  for (const [environment, variables] of Object.entries(truth)) {
    it(`give in ${environment} what httpYac fills in`, () => {
      deepEqual(read({ shared, private: hidden }, environment), variables);
    });
  }

  it('are those of dev where none is named, and of the only one', () => {
    deepEqual(read({ shared, private: hidden }), truth.dev);
    deepEqual(read({ shared: '{ "prod": { "a": "1" } }' }), { a: '1' });
    deepEqual(read({ shared: '{ "$schema": "x", "prod": { "a": "1" } }', private: '{"prod":{"a":"2"}}' }), { a: '2' });
    deepEqual(read({ shared: '{ "prod": { "a": "1" }, "staging": { "a": "2" } }' }), {});
    deepEqual(read({ shared }, 'unknown'), {});
  });

  it('say nothing where they cannot be read, and leave out what is no plain value', () => {
    for (const text of ['', '{', '[]', 'null', '{"dev":[]}', '{"dev":null}'])
      deepEqual(read({ shared: text }), {}, text);
    const values =
      '{"dev":{"a":{"provider":"x"},"b":["1"],"c":null,"d":"{{a}}","e":155101607195836416123,"f":"ok","g":0.5}}';
    deepEqual(read({ shared: values }), { f: 'ok', g: '0.5' });
    deepEqual(read({ private: `\uFEFF{"dev":{"__proto__":"x","a":"1"}}` }), { ['__proto__']: 'x', a: '1' });
  });
});
