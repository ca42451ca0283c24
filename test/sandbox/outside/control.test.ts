import assert from 'node:assert/strict';
import { scenarioEntries } from '../../../src/sandbox/scenarios.ts';
import { startSandbox } from '../../../src/sandbox/server.ts';
import { Asker } from '../ask.ts';

describe('the control of a sandbox', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  const required = { _errors: [{ code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }] };

  it('tells the scenario and all that there are', async () => {
    const { status, json } = await asker.ask('GET /sandbox/scenario');
    assert.equal(status, 200);
    assert.deepEqual(json, { scenario: 'none', scenarios: scenarioEntries });
  });

  it('asks for a scenario, in the way of any form', async () => {
    for (const body of ['', '{}', '{"scenario": ""}', '{"scenario": null}']) {
      const { status, json } = await asker.ask('POST /sandbox/scenario', { body });
      assert.deepEqual([status, json.code, json.errors], [400, 50035, { scenario: required }], body);
    }
    for (const body of ['[]', '"burst"']) {
      const { status, json } = await asker.ask('POST /sandbox/scenario', { body });
      assert.deepEqual([status, json.errors._errors[0].code], [400, 'MODEL_TYPE_CONVERT'], body);
    }
    const unknown = await asker.ask('POST /sandbox/scenario', { json: { scenario: 'slow=soon' } });
    const message = 'The scenario "slow" does not take "soon" as its amount.';
    assert.deepEqual([unknown.status, unknown.json], [400, { message, code: 0 }]);
    assert.equal(asker.sandbox.scenario, 'none');
  });

  it('gives the state as it is exported, and takes it back', async () => {
    const { status, headers, text } = await asker.ask('GET /sandbox/state');
    assert.deepEqual([status, headers['content-type']], [200, 'application/json']);
    assert.equal(text, asker.sandbox.exportState());
    const refused = await asker.ask('POST /sandbox/state', { body: '{"format": "x"}' });
    const message = 'This is no state of a sandbox: it should be an object with "format": "tracecord-sandbox/1".';
    assert.deepEqual([refused.status, refused.json], [400, { message, code: 0 }]);
  });

  it('moves the time by as much as is asked for, also by nothing', async () => {
    const date = async () => (await asker.ask('GET /gateway')).headers.date;
    assert.equal((await asker.ask('POST /sandbox/clock', { json: { pass: 0 } })).status, 204);
    assert.equal(await date(), 'Fri, 20 Nov 2026 12:00:00 GMT');
    assert.equal((await asker.ask('POST /sandbox/clock', { json: { pass: 61_000 } })).status, 204);
    assert.equal(await date(), 'Fri, 20 Nov 2026 12:01:01 GMT');
    const wrong: readonly (readonly [string, string])[] = [
      ['{}', 'BASE_TYPE_REQUIRED'],
      ['{"pass": -1}', 'NUMBER_TYPE_MIN'],
      ['{"pass": 1.5}', 'NUMBER_TYPE_COERCE'],
    ];
    for (const [body, code] of wrong) {
      const { status, json } = await asker.ask('POST /sandbox/clock', { body });
      assert.deepEqual([status, json.errors.pass._errors[0].code], [400, code], body);
    }
    assert.equal(await date(), 'Fri, 20 Nov 2026 12:01:01 GMT');
  });

  it('says what to do where the time goes by itself', async () => {
    const sandbox = await startSandbox({ port: 0, seed: 1 });
    const refused = await fetch(`${sandbox.url}/sandbox/clock`, { method: 'POST', body: '{"pass": 1}' });
    const message = 'The clock of this sandbox goes by itself. Start it with a clock that stands still to move it.';
    assert.deepEqual([refused.status, await refused.json()], [400, { message, code: 0 }]);
    await sandbox.close();
  });

  for (const impact of ['minor', 'major', 'critical']) {
    it(`opens an incident that is ${impact}, and takes it on`, async () => {
      const opened = await asker.ask('POST /sandbox/incident', { json: { impact } });
      assert.deepEqual([opened.status, opened.json.impact, opened.json.status], [201, impact, 'investigating']);
      const next = await asker.ask('POST /sandbox/incident');
      assert.deepEqual([next.status, next.json.id, next.json.status], [200, opened.json.id, 'identified']);
    });
  }

  it('says which incidents there are where none is open', async () => {
    for (const body of ['', '{}', '{"impact": "huge"}', '[]']) {
      const { status, json } = await asker.ask('POST /sandbox/incident', { body });
      assert.equal(status, 404);
      assert.deepEqual(json, { message: 'No incident is open. Impacts: minor, major, critical.', code: 0 }, body);
    }
  });
});
