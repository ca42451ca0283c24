import assert from 'node:assert/strict';
import { parseFromBuckets, parseFromRunner } from '../../src/protocol/validate.ts';

describe('a message from the runner view', () => {
  it('is taken as it is', () => {
    for (const message of [
      { type: 'ready' },
      { type: 'cancel', run: 'r1' },
      { type: 'fix', run: 'r1', fix: 'add-bot-prefix' },
      { type: 'openField', run: 'r1', path: '' },
      { type: 'command', command: 'startSandbox' },
    ]) {
      assert.deepEqual(parseFromRunner(message), message);
    }
  });

  it('is refused when it is not ours', () => {
    for (const message of [
      null,
      undefined,
      'ready',
      [],
      {},
      { type: 'eval', code: '1' },
      { type: 'replay' },
      { type: 'replay', run: 7 },
      { type: 'replay', run: '' },
      { type: 'replay', run: 'r'.repeat(201) },
      { type: 'replay', run: 'r1', url: 'https://example.com' },
      { type: 'openField', run: 'r1', path: 'a'.repeat(2001) },
      { type: 'command', command: 'workbench.action.terminal.new' },
      { type: 'forget' },
    ]) {
      assert.equal(parseFromRunner(message), null, JSON.stringify(message)?.slice(0, 80));
    }
  });

  it('cannot bring a prototype along', () => {
    assert.equal(parseFromRunner(JSON.parse('{"type":"ready","__proto__":{"polluted":true}}')), null);
  });
});

describe('a message from the bucket view', () => {
  it('is one of its wishes, and nothing else', () => {
    for (const type of ['ready', 'forget', 'allowSendingAgain']) assert.deepEqual(parseFromBuckets({ type }), { type });
    for (const message of [
      { type: 'choose', key: 'b1' },
      { type: 'choose', key: null },
      { type: 'copyBucket', key: 'b1' },
      { type: 'exportAll' },
      { type: 'openSource', key: 'b1', exchange: 'r1' },
    ]) {
      assert.deepEqual(parseFromBuckets(message), message);
    }
    for (const message of [
      { type: 'choose' },
      { type: 'copyBucket', key: null },
      { type: 'exportAll', to: '/etc' },
      { type: 'openSource', key: 'b1', exchange: 'r1', file: 'file:///etc/passwd' },
    ]) {
      assert.equal(parseFromBuckets(message), null, JSON.stringify(message));
    }
    assert.equal(parseFromBuckets({ type: 'forget', all: true }), null);
    assert.equal(parseFromBuckets({ type: 'replay', run: 'r1' }), null);
  });
});
