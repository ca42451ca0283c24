import assert from 'node:assert/strict';
import { allOperations } from '../../../src/sandbox/operations/allOperations.ts';
import type { World } from '../../../src/sandbox/world.ts';
import { cook } from '../spec/cook.ts';
import { recipesOf } from '../spec/recipes.ts';

/** What a client may send in place of anything. */
const oddities: readonly unknown[] = [null, {}, [], '', -1, 1e308, { toString: 1 }, [null], [{}]];

/** A world without what is no data. */
function data({ token: _, newId: __, ...world }: World): unknown {
  return world;
}

describe('every operation', () => {
  for (const { method, path } of allOperations) {
    const name = `${method} ${path}`;

    it(`leaves a state that can be kept and gone on with: ${name}`, async () => {
      for (const recipe of recipesOf(name) ?? []) {
        await cook(name, recipe, ({ sandbox }) => {
          const [before, kept] = [sandbox.world, sandbox.exportState()];
          sandbox.importState(kept);
          assert.deepEqual(data(sandbox.world), data(before));
          assert.equal(sandbox.exportState(), kept);
        });
      }
    });

    it(`does not fail over odd values: ${name}`, async () => {
      for (const recipe of recipesOf(name) ?? []) {
        await cook(name, recipe, async (asker, line) => {
          const { json, headers = {} } = { ...recipe, ...recipe.sent?.(asker) };
          const fields = Array.isArray(json) ? json[0] : json;
          const bodies = Object.keys(fields ?? {}).flatMap((field) =>
            oddities.map((odd) => {
              const body = { ...fields, [field]: odd };
              return Array.isArray(json) ? [body] : body;
            }),
          );
          for (const body of json === undefined ? [] : [...oddities, ...bodies]) {
            asker.clock.pass(30_000);
            const reply = await asker.ask(line, { headers, json: body });
            const bug = reply.headers['x-sandbox-bug'];
            assert.equal(bug, undefined, `${JSON.stringify(body)}: ${decodeURIComponent(bug ?? '')}`);
          }
        });
      }
    });
  }
});
