import { deepEqual } from 'node:assert/strict';
import { forgetAll } from '../../src/vscode/credentials/profileWrites.ts';

/** State and secrets as the editor keeps them, by their keys. `lists`: it can say which secrets there are. */
function kept(state: Readonly<Record<string, unknown>>, secrets: Readonly<Record<string, string>>, lists: boolean) {
  const states = new Map(Object.entries(state));
  const stored = new Map(Object.entries(secrets));
  const storage = {
    get: async (key: string) => stored.get(key),
    store: async (key: string, value: string) => void stored.set(key, value),
    delete: async (key: string) => void stored.delete(key),
    ...(lists ? { keys: async () => [...stored.keys()] } : {}),
  };
  const globalState = {
    get: (key: string) => states.get(key),
    update: async (key: string, value: unknown) =>
      void (value === undefined ? states.delete(key) : states.set(key, value)),
  };
  return { context: { globalState, secrets: storage } as never, states, stored };
}

const mine = { id: 'a', name: 'My bot', kind: 'bot', lastFour: 'TAIL' };
/** Of a version that knows more. */
const later = { id: 'z', kind: 'passkey', holds: { more: true } };
const secrets = {
  'profile.a': 'fake-token',
  'profile.a.proxy': 'fake-password',
  'profile.z': 'fake-passkey',
  'profile.z.proxy': 'fake-password',
  'profiles.changed': 'x',
};

describe('forgetting all credentials', () => {
  for (const [shape, profiles] of [
    ['in a list', [mine, later, 'damaged', null]],
    ['in what a later version put around it', { version: 3, profiles: [mine, later], more: { secretOf: 'q' } }],
  ] as const) {
    for (const lists of [true, false]) {
      it(`takes what cannot be read ${shape} too, ${lists ? 'with' : 'without'} a list of the secrets`, async () => {
        const bindings = { 'file:///one': 'a', 'file:///two': 'z', 'file:///three': 'sandbox', 'file:///four': 'none' };
        const { context, states, stored } = kept(
          { profiles, folderCredentials: bindings, 'values.of.others': 1 },
          secrets,
          lists,
        );
        await forgetAll(context);
        deepEqual([...stored], [['profiles.changed', 'x']]);
        deepEqual(
          [...states],
          [
            ['folderCredentials', { 'file:///three': 'sandbox', 'file:///four': 'none' }],
            ['values.of.others', 1],
          ],
        );
      });
    }
  }

  it('takes secrets that no profile leads to any more, where the editor lists them', async () => {
    const { context, stored } = kept({}, { 'profile.lost': 'fake-token', 'profile.z.refresh': 'fake-token' }, true);
    await forgetAll(context);
    deepEqual([...stored], []);
  });
});
