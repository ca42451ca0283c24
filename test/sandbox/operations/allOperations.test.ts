import assert from 'node:assert/strict';
import { allOperations } from '../../../src/sandbox/operations/allOperations.ts';
import type { World } from '../../../src/sandbox/world/world.ts';
import { cook } from '../spec/cook.ts';
import { recipesOf } from '../spec/recipes.ts';

/** What a client may send in place of anything. */
const oddities: readonly unknown[] = [null, {}, [], '', -1, 1e308, { toString: 1 }, [null], [{}]];

/** Parameters of queries, and what a client may send in place of any value. */
const parameters = [
  ...['limit', 'before', 'after', 'around', 'days', 'include_roles', 'query', 'content', 'offset', 'min_id', 'max_id'],
  ...['author_id', 'sku_ids', 'user_id', 'action_type', 'thread_id', 'wait', 'with_member', 'with_response', 'scope'],
  ...['response_type', 'redirect_uri', 'state', 'code_challenge'],
];
const oddTexts = ['', '-1', '1e9', 'x', '0', '99999999999999999999', '%00', '%ED%A0%80', '2026-11-20T12:00:00Z'];

/** A world without what is no data. */
function data({ token: _, newId: __, ...world }: World): unknown {
  return world;
}

describe('every operation', () => {
  for (const [number, { method, path }] of allOperations.entries()) {
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
          for (const [index, text] of oddTexts.entries()) {
            const turn = parameters[(number + index) % parameters.length] ?? '';
            for (const names of [parameters, [turn]]) {
              asker.clock.pass(30_000);
              const query = names.map((one) => `${one}=${text}`).join('&');
              const reply = await asker.ask(`${line}${line.includes('?') ? '&' : '?'}${query}`);
              assert.equal(reply.headers['x-sandbox-bug'], undefined, `${query}: ${reply.headers['x-sandbox-bug']}`);
            }
          }
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
