import assert from 'node:assert/strict';
import type * as z from 'zod/mini';
import { Asker } from '../ask.ts';
import { found } from './formErrors.ts';
import { type Mutation, mutations } from './mutation.ts';
import { lax, type Payload, payloads } from './payloads.ts';

// Named by a variable: the package brings schemas without types.
const schemaModule: string = 'discord-api-spec/zod';

describe('forms and the description that Discord gives of its API', () => {
  let schemas: Readonly<Record<string, z.ZodMiniType>>;
  let asker: Asker;
  before(async () => {
    schemas = await import(schemaModule);
    asker = await Asker.start();
  });
  after(() => asker.sandbox.close());

  async function sandboxFinds({ line }: Payload, body: unknown): Promise<string[]> {
    asker.sandbox.reset();
    asker.clock.pass(1000);
    return found(await asker.ask(line, { json: body }));
  }

  const described = ({ schema }: Payload, body: unknown) => {
    const type = schemas[schema];
    assert.ok(type !== undefined, schema);
    return type.safeParse(body).success;
  };

  for (const payload of payloads()) {
    const { name, body, undescribed } = payload;
    it(undescribed === undefined ? `agree that ${name} is fine` : `differ on ${name}: ${undescribed}`, async () => {
      assert.deepEqual(await sandboxFinds(payload, JSON.parse(JSON.stringify(body))), []);
      assert.equal(described(payload, body), undescribed === undefined);
    });
  }

  for (const payload of lax()) {
    it(`differ on ${payload.name}: ${payload.reason}`, async () => {
      assert.equal((await sandboxFinds(payload, payload.body)).length, 1);
      assert.equal(described(payload, payload.body), true);
    });
  }

  it('agree on what is not, but for known differences', async () => {
    const met = new Set<string>();
    const unknown: string[] = [];
    for (const payload of payloads().filter(({ undescribed }) => undescribed === undefined)) {
      for (const mutation of mutations(payload.body)) {
        if (described(payload, mutation.body)) continue;
        if ((await sandboxFinds(payload, mutation.body)).length > 0) continue;
        const known = Object.entries(differences).filter(([, differs]) => differs(mutation));
        for (const [name] of known) met.add(name);
        if (known.length === 0)
          unknown.push(`${payload.name}: ${mutation.path.join('.')} ${show(mutation.was)} → ${show(mutation.now)}`);
      }
    }
    assert.deepEqual(unknown, []);
    assert.deepEqual([...met].sort(), Object.keys(differences).sort());
  }).timeout(60_000);
});

/**
 * What the description refuses and the sandbox takes, each with its reason. Discord converts what it gets: numbers to text
 * and text to numbers, as forms need it (that lists are not converted is in KMQ_Discord#523).
 */
const differences: Readonly<Record<string, (mutation: Mutation) => boolean>> = {
  'numbers and booleans are taken as text': ({ was, now }) =>
    typeof was === 'string' && (typeof now === 'number' || typeof now === 'boolean'),
  'a language may be null, which is the same as none': ({ path, now }) =>
    now === null && String(path.at(-2)).endsWith('_localizations'),
  'an emoji with an id needs no name': ({ path, now }) =>
    (now === undefined || now === null) && path.slice(-2).join('.') === 'emoji.name',
  'numbers may come as text': ({ was, now }) => typeof was === 'number' && typeof now === 'string',
};

function show(value: unknown): string {
  return (JSON.stringify(value) ?? 'nothing').slice(0, 60);
}
