import assert from 'node:assert/strict';
import { sandboxIds as ids } from '../../../src/sandbox/world/seed.ts';
import { Asker, type Reply } from '../ask.ts';
import { accessToken, type Recipe, usualParams } from './recipe.ts';

/** Source: developers/topics/permissions#permissions-bitwise-permission-flags */
const administrator = String(1 << 3);

/** Does what a recipe says, in a sandbox of its own, into which `look` may look before it is closed. */
export function cook(
  name: string,
  recipe: Recipe,
  look: (asker: Asker, line: string) => void | Promise<void> = () => {},
): Promise<Reply> {
  return inSandbox(async (asker) => {
    const { world } = asker.sandbox;
    const ownRole = world.guilds.get(ids.guild)?.roles.get(ids.botRole);
    if (ownRole !== undefined) ownRole.permissions = administrator;
    recipe.world?.(world);
    const made = await recipe.before?.(asker);
    asker.clock.pass(60_000);
    const line = lineOf(name, { ...usualParams, ...recipe.params, ...made });
    const { bearer } = recipe;
    const token = bearer === undefined ? undefined : await accessToken(asker, bearer);
    const { headers, ...sent } = { ...recipe, ...recipe.sent?.(asker) };
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const whole = line + (recipe.query ?? '');
    const reply = await asker.ask(whole, { ...sent, headers: { ...authorization, ...headers } });
    await look(asker, whole);
    return reply;
  });
}

/** A sandbox for as long as something is done in it. */
export async function inSandbox<T>(act: (asker: Asker) => Promise<T>): Promise<T> {
  const asker = await Asker.start();
  try {
    return await act(asker);
  } finally {
    await asker.sandbox.close();
  }
}

/** Method and path of an operation with values for the parameters. */
export function lineOf(name: string, params: Readonly<Record<string, string>>): string {
  return name.replace(/\{(\w+)\}/g, (_, param: string) => {
    const value = params[param];
    assert.ok(value !== undefined, `no value for {${param}} of "${name}"`);
    return value;
  });
}
