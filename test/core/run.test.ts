import { deepEqual, equal } from 'node:assert/strict';
import type { LedgerEvent } from '../../src/core/buckets/event.ts';
import type { Turn } from '../../src/core/buckets/ticket.ts';
import type { Answer, Failure, Timings } from '../../src/core/exchange.ts';
import type { Clock, Transport, TransportResult } from '../../src/core/ports.ts';
import type { Verdict } from '../../src/core/request/guard.ts';
import { type RunPorts, type RunState, run, type Wish } from '../../src/core/run.ts';
import { botToken, readyWire, type Sketch, sketch, wireOf } from './request/drafts.ts';

const answer: Answer = {
  kind: 'answer',
  status: 429,
  statusText: 'Too Many Requests',
  headers: [['x-ratelimit-scope', 'shared']],
  body: { text: '{"retry_after":1.5}', bytes: 19, truncated: false, binary: false },
};
const failure: Failure = { kind: 'failure', code: 'UND_ERR_ABORTED', message: 'called off', phase: 'headers' };

/** A world in which time passes only when something takes it. */
class World {
  time = 1_000;
  readonly states: RunState[] = [];
  readonly events: LedgerEvent[] = [];
  readonly cancel = new AbortController();
  asked = 0;
  sends = 0;
  says: boolean | Promise<boolean> = true;
  verdict: Verdict = { kind: 'go' };
  /** What files hold. */
  readonly files = new Map<string, string>();
  readonly read: string[] = [];
  outcome: Answer | Failure = answer;
  timings: Timings = { total: 250 };
  /** Called while the request is under way. */
  meanwhile: () => void = () => {};

  readonly clock: Clock = {
    now: () => 1_700_000_000_000 + this.time,
    monotonic: () => this.time,
    delay: async (milliseconds) => {
      this.time += milliseconds;
    },
  };

  readonly transport: Transport = {
    send: async (): Promise<TransportResult> => {
      this.sends++;
      this.time += 250;
      this.meanwhile();
      return { outcome: this.outcome, timings: this.timings };
    },
  };

  ports(): RunPorts {
    return {
      transport: this.transport,
      clock: this.clock,
      verdict: (sandbox) => (sandbox ? { kind: 'go' } : this.verdict),
      readFile: async (path) => {
        this.read.push(path);
        return this.files.get(path) ?? null;
      },
      confirm: async () => {
        this.asked++;
        return this.says;
      },
      hear: (event) => this.events.push(event),
      show: (state) => this.states.push(state),
    };
  }

  run(prepared: Wish['prepared'], turn?: Turn) {
    const limits = { connectTimeout: 1, headersTimeout: 1, bodyTimeout: 1, bodyCap: 1 };
    const wish: Wish = { id: 'r1', prepared, limits, origin: 'runner', vantage: { kind: 'local' } };
    return run(wish, { ...this.ports(), ...(turn && { turn: async () => turn }) }, this.cancel.signal);
  }

  get seen(): string {
    return [...this.states, ...this.events].map(({ kind }) => kind).join();
  }
}

const get = () => readyWire(sketch({ url: 'https://discord.com/api/v10/channels/1' }));
const destructive: Sketch = { method: 'DELETE', url: 'https://discord.com/api/v10/channels/1' };

describe('a run', () => {
  it('sends once and tells the ledger when and what', async () => {
    const world = new World();
    const end = await world.run(get());
    equal(world.seen, 'sending,done,sent,answered');
    equal(world.sends, 1);
    deepEqual(end, world.states.at(-1));
    const exchange = end.kind === 'done' ? end.exchange : undefined;
    deepEqual([exchange?.id, exchange?.startedAt, exchange?.outcome], ['r1', 1_700_000_001_000, answer]);
    deepEqual(
      world.events.map(({ kind, at, request }) => [kind, at, request.route, request.resource]),
      [
        ['sent', 1000, '/channels/{channel_id}', 'channel 1'],
        ['answered', 1250, '/channels/{channel_id}', 'channel 1'],
      ],
    );
    const told = world.events[1];
    deepEqual(told?.kind === 'answered' && told.facts, { retryAfter: 1500, scope: 'shared' });
  });

  it('tells the ledger when the headers came, however long the body took', async () => {
    const world = new World();
    world.timings = { body: 200, total: 250 };
    await world.run(get());
    deepEqual(
      world.events.map(({ kind, at }) => [kind, at]),
      [
        ['sent', 1000],
        ['answered', 1050],
      ],
    );
  });

  it('tells the ledger who sent it and from where, and nothing more of it', async () => {
    const world = new World();
    const limits = { connectTimeout: 1, headersTimeout: 1, bodyTimeout: 1, bodyCap: 1 };
    const place = { file: 'file:///bots/bot.ts', line: 12 };
    const prepared = readyWire(sketch({ url: 'https://discord.com/api/v10/channels/1' }));
    if (prepared.kind === 'ready') {
      const named = { ...prepared, credential: { ...prepared.credential, profile: 'main' } };
      const wish: Wish = { id: 'r1', prepared: named, limits, origin: 'runner', vantage: { kind: 'local' }, place };
      await run(wish, world.ports(), world.cancel.signal);
    }
    deepEqual(
      world.events.map(({ request }) => request.from),
      [1, 2].map(() => ({ profile: 'main', file: 'file:///bots/bot.ts', line: 12 })),
    );
    const apart = new World();
    await apart.run(get());
    deepEqual(apart.events[0]?.request.from, { profile: '', file: '', line: 0 });
  });

  it('retries nothing: a failure is an end', async () => {
    const world = new World();
    world.outcome = { ...failure, code: 'ECONNRESET' };
    const end = await world.run(get());
    equal(world.seen, 'sending,done,sent,failed');
    equal(end.kind === 'done' && end.exchange.outcome.kind, 'failure');
    equal(world.sends, 1);
  });

  it('sends nothing that was refused', async () => {
    const world = new World();
    const end = await world.run(wireOf(sketch(), { trusted: false }));
    deepEqual(end, { kind: 'refused', refusal: { reason: 'untrusted-workspace' } });
    equal(world.seen, 'refused');
  });

  it('asks before what cannot be brought back', async () => {
    const world = new World();
    await world.run(readyWire(sketch(destructive)));
    equal(world.seen, 'confirming,sending,done,sent,answered');
    deepEqual(world.states[0], {
      kind: 'confirming',
      question: { destruction: 'delete-channel', production: null },
    });
  });

  it('looks into the files that a body names before it asks, and into none for the local Discord', async () => {
    const guild = { method: 'PATCH', url: 'https://discord.com/api/v10/guilds/1' };
    const asked = async (of: Sketch, text?: string, given = {}) => {
      const world = new World();
      if (text !== undefined) world.files.set('/tmp/body.json', text);
      await world.run(readyWire(sketch({ ...of, headers: { Authorization: `Bot ${botToken}` } }), given));
      const [first] = world.states;
      return { question: first?.kind === 'confirming' ? first.question : null, read: world.read.length };
    };
    const file: Sketch = { ...guild, bodyKind: 'file', body: '/tmp/body.json' };
    const parts = [
      { name: 'payload_json', path: '/tmp/body.json' },
      { name: 'icon', path: '/tmp/icon.png' },
    ];
    const multipart: Sketch = { ...guild, bodyKind: 'multipart', parts: parts.map((part) => ({ ...part, text: [] })) };
    const transfer = { question: { destruction: 'transfer-ownership', production: null } };
    deepEqual(await asked(file, '{"owner_id":"2"}'), { ...transfer, read: 1 });
    deepEqual(await asked(multipart, '{"owner\\u005fid":"2"}'), { ...transfer, read: 2 });
    deepEqual(await asked(file, '{"name":"x"}'), { question: null, read: 1 });
    const unread = { destruction: 'may-transfer-ownership', production: null };
    deepEqual(await asked(file), { question: unread, read: 1 });
    deepEqual(await asked(file, '{"owner_id":"2"}', { sandboxOrigin: 'http://127.0.0.1:4010' }), {
      question: null,
      read: 0,
    });
    const post: Sketch = { method: 'POST', bodyKind: 'file', body: '/tmp/body.json' };
    const place = { in: 'file', name: 'body.json' };
    const exposure = (kind: string) => ({
      question: {
        destruction: null,
        production: null,
        exposure: { tokens: [{ kind, place, lastFour: 'TAIL' }], isPosted: true },
      },
      read: 1,
    });
    deepEqual(await asked(post, `{"content":"${botToken}"}`), exposure('credential'));
    deepEqual(await asked(post, `{"content":"${botToken.replace('Ga', 'Gb')}"}`), exposure('bot-token'));
    deepEqual(await asked(post, `a log that holds ${botToken}`), exposure('credential'));
  });

  it('reads a body without its line breaks where it is sent without them', async () => {
    const world = new World();
    world.files.set('/tmp/body', botToken.replace('.', '.\n'));
    const draft = sketch({ method: 'POST', bodyKind: 'file', body: '/tmp/body' });
    await world.run(readyWire({ ...draft, body: draft.body && { ...draft.body, stripsLineBreaks: true } }));
    equal(world.asked, 1);
  });

  it('opens a file outside only after a yes, and asks again about what it then shows', async () => {
    const guild: Sketch = { method: 'PATCH', url: 'https://discord.com/api/v10/guilds/1', bodyKind: 'file' };
    const prepared = { ...readyWire(sketch({ ...guild, body: '/out/body.json' })), filesOutside: ['/out/body.json'] };
    const asked = async (text: string, says = true) => {
      const world = new World();
      world.files.set('/out/body.json', text);
      world.says = says;
      const end = await world.run(prepared);
      const questions = world.states.flatMap((state) => (state.kind === 'confirming' ? [state.question] : []));
      return [questions.map(({ destruction, files }) => `${destruction} ${files}`), world.read.length, end.kind];
    };
    const first = 'may-transfer-ownership /out/body.json';
    deepEqual(await asked('{"name":"x"}'), [[first], 1, 'done']);
    deepEqual(await asked('{"owner_id":"2"}'), [[first, 'transfer-ownership /out/body.json'], 1, 'done']);
    deepEqual(await asked('{"owner_id":"2"}', false), [[first], 0, 'cancelled']);
  });

  it('is over when it is called off while a file is read', async () => {
    const world = new World();
    const ports = { ...world.ports(), readFile: () => new Promise<null>(() => {}) };
    const prepared = readyWire(sketch({ method: 'POST', bodyKind: 'file', body: '/tmp/body' }));
    const limits = { connectTimeout: 1, headersTimeout: 1, bodyTimeout: 1, bodyCap: 1 };
    const wish: Wish = { id: 'r1', prepared, limits, origin: 'runner', vantage: { kind: 'local' } };
    setTimeout(() => world.cancel.abort(), 0);
    deepEqual(await run(wish, ports, world.cancel.signal), { kind: 'cancelled', exchange: null });
    equal(world.sends, 0);
  });

  it('asks before a production profile changes something, and refuses it with a read-only one', async () => {
    const post = readyWire(
      sketch({ method: 'POST', url: 'https://discord.com/api/v10/channels/1/messages', body: '{}' }),
    );
    const limits = { connectTimeout: 1, headersTimeout: 1, bodyTimeout: 1, bodyCap: 1 };
    const wish: Wish = { id: 'r1', prepared: post, limits, origin: 'runner', vantage: { kind: 'local' } };
    const care = { profile: 'live', isProduction: true, isReadOnly: false };
    const asked = new World();
    await run({ ...wish, care }, asked.ports(), asked.cancel.signal);
    deepEqual([asked.asked, asked.sends], [1, 1]);
    deepEqual(asked.states[0], { kind: 'confirming', question: { destruction: null, production: 'live' } });
    const refused = new World();
    const end = await run({ ...wish, care: { ...care, isReadOnly: true } }, refused.ports(), refused.cancel.signal);
    deepEqual(end, { kind: 'refused', refusal: { reason: 'read-only', profile: 'live', method: 'POST' } });
    deepEqual([refused.asked, refused.sends, refused.events.length], [0, 0, 0]);
  });

  it('sends nothing after a no', async () => {
    const world = new World();
    world.says = false;
    deepEqual(await world.run(readyWire(sketch(destructive))), { kind: 'cancelled', exchange: null });
    equal(world.sends, 0);
  });

  it('does not ask for the local Discord', async () => {
    const world = new World();
    await world.run(readyWire(sketch(destructive), { sandboxOrigin: 'http://127.0.0.1:4010' }));
    deepEqual([world.asked, world.sends, world.events[0]?.request.sandbox], [0, 1, true]);
  });

  it('is over when it is called off while a person thinks', async () => {
    const world = new World();
    world.says = new Promise(() => {});
    setTimeout(() => world.cancel.abort(), 0);
    deepEqual(await world.run(readyWire(sketch(destructive))), { kind: 'cancelled', exchange: null });
    equal(world.sends, 0);
  });

  it('sends nothing when it is called off before it begins', async () => {
    const world = new World();
    world.cancel.abort();
    deepEqual(await world.run(get()), { kind: 'cancelled', exchange: null });
    equal(world.sends, 0);
  });

  it('keeps the exchange when it is called off on the way, for it may have taken effect', async () => {
    const world = new World();
    world.outcome = failure;
    world.meanwhile = () => world.cancel.abort();
    const end = await world.run(get());
    equal(world.seen, 'sending,cancelled,sent,cancelled');
    equal(end.kind === 'cancelled' && end.exchange?.id, 'r1');
  });

  it('keeps an answer that came before the cancel could', async () => {
    const world = new World();
    world.meanwhile = () => world.cancel.abort();
    equal((await world.run(get())).kind, 'done');
  });

  it('asks the guard last, and sends nothing that it refuses', async () => {
    const world = new World();
    world.verdict = { kind: 'refuse', refusal: { reason: 'edge-ban' } };
    const end = await world.run(readyWire(sketch(destructive)));
    deepEqual(end, { kind: 'refused', refusal: { reason: 'edge-ban' } });
    equal(world.seen, 'confirming,refused');
  });

  it('goes on when the guard only warns', async () => {
    const world = new World();
    world.verdict = { kind: 'warn', count: 1000, limit: 10_000 };
    equal((await world.run(get())).kind, 'done');
  });

  it('gives an exchange that holds no secret', async () => {
    const world = new World();
    const end = await world.run(readyWire(sketch({ headers: { Authorization: `Bot ${botToken}` } })));
    equal(JSON.stringify([end, world.events, world.states]).includes('xxxx'), false);
  });

  it('sends when it is its turn, and nothing when that never comes', async () => {
    const outcome = async (turn: Turn) => {
      const world = new World();
      const end = await world.run(get(), turn);
      return [world.sends, end.kind === 'refused' ? end.refusal.reason : end.kind];
    };
    deepEqual(await outcome({ kind: 'go' }), [1, 'done']);
    deepEqual(await outcome({ kind: 'cancelled' }), [0, 'cancelled']);
    deepEqual(await outcome({ kind: 'stopped', reason: 'edge-ban' }), [0, 'edge-ban']);
    deepEqual(await outcome({ kind: 'stopped', reason: 'unauthorized' }), [0, 'unauthorized']);
    deepEqual(await outcome({ kind: 'stopped', reason: 'invalid-requests' }), [0, 'too-many-invalid']);
  });

  it('gives its turn back when the guard refuses after it', async () => {
    const world = new World();
    world.verdict = { kind: 'refuse', refusal: { reason: 'edge-ban' } };
    await world.run(get(), { kind: 'go' });
    deepEqual(
      world.events.map(({ kind }) => kind),
      ['cancelled'],
    );
  });
});
