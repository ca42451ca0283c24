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
  it('is ready, forget or allow, and nothing else', () => {
    for (const type of ['ready', 'forget', 'allowSendingAgain']) assert.deepEqual(parseFromBuckets({ type }), { type });
    assert.equal(parseFromBuckets({ type: 'forget', all: true }), null);
    assert.equal(parseFromBuckets({ type: 'replay', run: 'r1' }), null);
  });
});
