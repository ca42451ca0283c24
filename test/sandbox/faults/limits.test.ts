import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker, type Reply } from '../ask.ts';

const messages = `/channels/${ids.text}/messages`;
const say = { json: { content: 'hi' } };

describe('a limit as a scenario', () => {
  let asker: Asker;
  beforeEach(async () => {
    asker = await Asker.start();
  });
  afterEach(() => asker.sandbox.close());

  /** Status, Limit and seconds to wait of as many requests as it takes to be refused, and one more. */
  async function untilRefused(scenario: string, times: number) {
    asker.sandbox.setScenario(scenario);
    const replies = await asker.repeat(times, 'GET /users/@me');
    return replies.map(({ status, headers, json }) => [status, headers['x-ratelimit-limit'], json.retry_after]);
  }

  // What each promises where it is chosen (words/en/scenarios.ts), whose numbers are the sandbox's own unless the row
  // beside it names an issue.
  const promised: readonly (readonly [
    string,
    readonly (readonly [number, string | undefined, number | undefined])[],
  ])[] = [
    [
      'burst',
      [
        [200, '2', undefined],
        [200, '2', undefined],
        [429, '2', 10],
        [429, '2', 10],
      ],
    ],
    [
      'short-window',
      [
        [200, '1', undefined],
        [429, '1', 0.25],
        [429, '1', 0.25],
      ],
    ],
    [
      'shared-limit',
      [
        [429, '50', 3],
        [429, '50', 3],
      ],
    ],
    [
      'global-limit',
      [
        [429, undefined, 2],
        [429, undefined, 2],
      ],
    ],
    [
      'hidden-limit',
      [
        [429, '50', 600],
        [429, '50', 600],
      ],
    ], // discord-api-docs#1900
    [
      'long-window',
      [
        [429, '50000', 259_200],
        [429, '50000', 259_200],
      ],
    ], // discord-api-docs#5646
    [
      'no-limit-headers',
      [
        [200, undefined, undefined],
        [200, undefined, undefined],
        [429, undefined, 3],
      ],
    ],
    [
      'differing-waits',
      [
        [200, '2', undefined],
        [200, '2', undefined],
        [429, '2', 5],
      ],
    ],
    [
      'flipped-hash',
      [
        [200, '2', undefined],
        [200, '2', undefined],
        [429, '2', 5],
      ],
    ],
  ];
  for (const [scenario, expected] of promised) {
    it(`has its numbers: ${scenario}`, async () => {
      assert.deepEqual(await untilRefused(scenario, expected.length), expected);
    });
  }

  // Once others have used a bucket up, what is left of its window is whole again.
  for (const [scenario, wait, limit] of [
    ['shared-limit', 3_000, 5],
    ['global-limit', 2_000, 50],
    ['hidden-limit', 600_000, 2],
  ] as const) {
    it(`is full again after its window: ${scenario}`, async () => {
      asker.sandbox.setScenario(scenario);
      await asker.ask('GET /users/@me');
      asker.clock.pass(wait);
      const replies = await asker.repeat(limit + 1, 'GET /users/@me');
      assert.deepEqual(
        replies.map(({ status }) => status),
        [...Array.from({ length: limit }, () => 200), 429],
      );
      assert.equal(replies[limit]?.json.global, scenario === 'global-limit');
    });
  }

  it('is leaky where it is said to be', async () => {
    asker.sandbox.setScenario('leaky-bucket');
    await asker.repeat(5, 'GET /users/@me');
    asker.clock.pass(1_000);
    assert.deepEqual(
      (await asker.repeat(2, 'GET /users/@me')).map(({ status }) => status),
      [200, 429],
    );
  });

  it('has a bucket of its own, beside the real one', async () => {
    assert.equal((await asker.repeat(6, `POST ${messages}`, say))[5]?.status, 429);
    asker.sandbox.setScenario('burst');
    assert.equal((await asker.ask(`POST ${messages}`, say)).headers['x-ratelimit-remaining'], '1');
    asker.sandbox.setScenario('none');
    assert.equal((await asker.ask(`POST ${messages}`, say)).status, 429);
  });

  it('leaves the bucket of the scenario alone where one request asks for it', async () => {
    asker.sandbox.setScenario('burst');
    const asked = { headers: { 'x-sandbox-fault': 'burst' } };
    assert.equal((await asker.ask('GET /users/@me', asked)).status, 429);
    assert.equal((await asker.ask('GET /users/@me')).headers['x-ratelimit-remaining'], '1');
    assert.equal((await asker.ask('GET /users/@me', asked)).status, 429);
    assert.equal((await asker.ask('GET /users/@me')).headers['x-ratelimit-remaining'], '0');
  });

  it('service-limit: shared, and told in the header too', async () => {
    asker.sandbox.setScenario('service-limit'); // discord-api-docs#5574
    const { status, headers } = await asker.ask('GET /users/@me');
    assert.deepEqual([status, headers['retry-after'], headers['x-ratelimit-scope']], [429, '3', 'shared']);
  });

  it('not-indexed: a success that says when to ask again', async () => {
    asker.sandbox.setScenario('not-indexed');
    const { status, json } = await asker.ask(`GET /guilds/${ids.guild}/messages/search?content=hello`);
    assert.equal(status, 202);
    // Keys and code: developers/resources/message#search-guild-messages; the wait is the sandbox's own.
    assert.deepEqual(json, {
      message: 'Index not yet available. Try again later',
      code: 110000,
      documents_indexed: 0,
      retry_after: 2,
    });
  });

  it('differing-waits and flipped-hash: what is not refused is as ever', async () => {
    const hash = (reply: Reply | undefined) => reply?.headers['x-ratelimit-bucket'] ?? '';
    const real = hash(await asker.ask('GET /users/@me'));
    asker.sandbox.setScenario('differing-waits'); // discord-api-docs#7394
    assert.equal((await asker.ask('GET /users/@me')).headers['retry-after'], undefined);
    asker.sandbox.setScenario('flipped-hash');
    const [first, , refused] = await asker.repeat(3, 'GET /users/@me');
    assert.equal(hash(first), real);
    assert.match(hash(refused), /^[0-9a-f]{32}$/);
    assert.notEqual(hash(refused), real);
  });

  it('flipped-hash: a refusal without a bucket has none to flip', async () => {
    asker.sandbox.setScenario('global-limit, flipped-hash');
    const asked = await asker.ask('GET /users/@me', { headers: { 'x-sandbox-fault': 'flipped-hash, service-limit' } });
    assert.deepEqual([asked.status, asked.headers['x-ratelimit-bucket']], [429, undefined]);
  });
});
