import assert from 'node:assert/strict';
import { percentDecoded, readTarget } from '../../src/sandbox/target.ts';

describe('the target of a request', () => {
  // developers/reference#api-versioning: without a version it is 6
  const api: readonly (readonly [target: string, version: number, path: string])[] = [
    ['/api/v10/channels/1', 10, '/channels/1'],
    ['/api/v9/gateway', 9, '/gateway'],
    ['/api/v3/gateway', 3, '/gateway'],
    ['/api/gateway', 6, '/gateway'],
    ['/api/v10', 10, '/'],
    ['/api/v10/', 10, '/'],
    ['/api', 6, '/'],
    ['/api/v10?x=1', 10, '/'],
    ['/api/v10x/gateway', 6, '/v10x/gateway'],
    ['/api/vanity', 6, '/vanity'],
    ['/api/v10/channels//messages/', 10, '/channels//messages/'],
  ];
  for (const [target, version, path] of api) {
    it(`is of the API: ${target}`, () => {
      const read = readTarget(target);
      assert.deepEqual([read.version, read.path, read.isApi], [version, path, true]);
    });
  }

  for (const [target, path] of [
    ['/', '/'],
    ['/apix', '/apix'],
    ['/apiv10/gateway', '/apiv10/gateway'],
    ['/x/api/v10/gateway', '/x/api/v10/gateway'],
    ['/oauth2/authorize?x=/api/v10/gateway', '/oauth2/authorize'],
    ['', ''],
  ] as const) {
    it(`is not of the API: ${JSON.stringify(target)}`, () => {
      const read = readTarget(target);
      assert.deepEqual([read.version, read.path, read.isApi], [6, path, false]);
    });
  }

  it('has a query, in which a question mark is a character like others', () => {
    // RFC 3986, 3.4
    const entries = (target: string) => [...readTarget(target).query];
    assert.deepEqual(entries('/api/v10/x?limit=5&before=1'), [
      ['limit', '5'],
      ['before', '1'],
    ]);
    assert.deepEqual(entries('/api/v10/x?content=why?&limit=1'), [
      ['content', 'why?'],
      ['limit', '1'],
    ]);
    assert.deepEqual(entries('/elsewhere?a=b'), [['a', 'b']]);
    for (const target of ['/api/v10/x', '/api/v10/x?']) assert.deepEqual(entries(target), [], target);
  });

  it('is percent-decoded where it is well encoded', () => {
    // RFC 3986, 2.1
    for (const [text, decoded] of [
      ['a', 'a'],
      ['%F0%9F%94%A5', '🔥'],
      ['a%20b', 'a b'],
      ['100%', '100%'],
      ['%E0%A4%A', '%E0%A4%A'],
    ] as const) {
      assert.equal(percentDecoded(text), decoded);
    }
  });
});
