import assert from 'node:assert/strict';
import type { Operation } from '../../src/sandbox/operation.ts';
import { allOperations } from '../../src/sandbox/operations/allOperations.ts';
import { sandboxIds as ids } from '../../src/sandbox/world/seed.ts';
import type { Reply } from './ask.ts';
import { cook, inSandbox, lineOf } from './spec/cook.ts';
import { type DescribedOperation, readDescription, shapeOf } from './spec/description.ts';
import { usualParams } from './spec/recipe.ts';
import { recipeNames, recipesOf } from './spec/recipes.ts';
import { faults, unneededContradictions } from './spec/validation.ts';

/** How many operations the sandbox has reached. It only rises. */
const reached = 200;

/** Operations that the documentation has and the description has not, and why. */
const undescribed: Readonly<Record<string, string>> = {
  'GET /applications/{application_id}/skus': 'developers/resources/sku#list-skus',
  'POST /guilds': 'for bots it was ended on 2025-07-15, and so is not described (developers/change-log)',
  'GET /oauth2/authorize': 'developers/topics/oauth2#authorization-code-grant; a page for people, at Discord',
  'POST /oauth2/token': 'developers/topics/oauth2#oauth2-urls',
  'POST /oauth2/token/revoke': 'developers/topics/oauth2#oauth2-urls',
};

const names = allOperations.map(({ method, path }) => `${method} ${path}`);

describe('the sandbox and the description of the API', () => {
  let description: ReadonlyMap<string, DescribedOperation>;
  before(async () => {
    description = await readDescription();
  });

  it(`share at least ${reached} operations`, () => {
    const described = new Set(names.map(shapeOf).filter((shape) => description.has(shape)));
    console.log(`      the sandbox has ${described.size} of ${description.size} operations`);
    assert.ok(description.size >= 242); // as of 2026-07-18
    assert.ok(described.size >= reached, `only ${described.size}`);
  });

  it('name operations alike, but for known exceptions', () => {
    assert.deepEqual(
      names.filter((name) => !description.has(shapeOf(name))),
      Object.keys(undescribed),
    );
  });

  it('have no operation twice', () => {
    assert.deepEqual([...new Set(names)], names);
  });

  it('are compared for operations that exist', () => {
    assert.deepEqual(
      recipeNames.filter((name) => !names.includes(name)),
      [],
    );
  });

  for (const name of names) {
    it(`agree on the answer of ${name}`, async () => {
      const found = recipesOf(name);
      assert.ok(found !== undefined, `test/sandbox/spec/recipes has no recipe for "${name}"`);
      const described = description.get(shapeOf(name));
      for (const [index, recipe] of found.entries()) {
        const dish = `${name}, recipe ${index + 1}`;
        const reply = await cook(name, recipe);
        const wanted = recipe.refused?.status ?? Number(/^2\d\d$/.exec(String(reply.status))?.[0]);
        assert.equal(reply.status, wanted, `${dish}: ${reply.text}${reply.headers['x-sandbox-bug'] ?? ''}`);
        if (described !== undefined && recipe.refused === undefined) hold(described, reply, dish);
      }
    });
  }

  it('refuse strangers alike', async () => {
    const locked = allOperations.filter(({ auth }) => auth === 'bot');
    assert.ok(locked.length > 40);
    await refusedAlike(locked, { authorization: undefined }, 401, '4XX');
  });

  it('refuse haste alike', async () => {
    // What a bot token does not open refuses it before any limit counts.
    const open = ({ auth }: Operation) => typeof auth === 'string' || auth.bot === 'admitted';
    const limited = allOperations.filter((operation) => operation.limit !== null && open(operation));
    assert.ok(limited.length > 50);
    await refusedAlike(limited, { 'x-sandbox-fault': 'burst' }, 429, '429');
  });

  async function refusedAlike(
    operations: readonly Operation[],
    headers: Readonly<Record<string, string | undefined>>,
    status: number,
    described: '4XX' | '429',
  ): Promise<void> {
    const replies = await inSandbox(async (asker) => {
      const all: [name: string, reply: Reply][] = [];
      for (const { method, path } of operations) {
        const name = `${method} ${path}`;
        all.push([name, await asker.ask(lineOf(name, anyParams), { headers })]);
        asker.clock.pass(60_000);
      }
      return all;
    });
    for (const [name, reply] of replies) {
      const schema = description.get(shapeOf(name))?.answers.get(described);
      assert.equal(reply.status, status, name);
      if (schema) assert.deepEqual(faults(`any ${described}`, schema, reply.json), [], name);
    }
  }

  it('contradict each other wherever it is said that they do', () => {
    assert.deepEqual(unneededContradictions(), []);
  });
});

/** Something for every parameter, where it does not matter whether it exists. */
const anyParams = new Proxy(usualParams, { get: (known, name) => known[String(name)] ?? ids.guild });

function hold({ answers, name }: DescribedOperation, { status, text, json }: Reply, dish: string): void {
  const schema = answers.get(String(status));
  assert.ok(schema !== undefined, `${dish}: ${status} is none of ${[...answers.keys()]}`);
  if (schema === null) {
    assert.equal(text, '', `${dish}: a body where none is described`);
    return;
  }
  assert.deepEqual(faults(name, schema, json ?? text), [], dish);
}
