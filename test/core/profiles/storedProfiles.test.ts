import { deepEqual, equal } from 'node:assert/strict';
import { withChanges, withoutProfile, withProfile } from '../../../src/core/profiles/changedProfiles.ts';
import { newProfile, type Profile } from '../../../src/core/profiles/profile.ts';
import { readProfiles } from '../../../src/core/profiles/storedProfiles.ts';

/** What the first version stored. */
const old = { id: 'a', name: 'My bot', kind: 'bot', lastFour: 'TAIL' };

const one = (entry: unknown): Profile | undefined => readProfiles([entry]).profiles[0];

describe('stored profiles', () => {
  it('of the first version are read, as it sent: to Discord, with the usual questions', () => {
    deepEqual(readProfiles([old]), {
      profiles: [{ ...old, environment: 'development', color: 'green', base: 'discord', isReadOnly: false }],
      unread: 0,
    });
  });

  it('are read as they were written', () => {
    const written = newProfile({
      id: 'b',
      name: 'Live',
      kind: 'bot',
      lastFour: 'abcd',
      environment: 'production',
      color: 'purple',
      botId: '123456789012345678',
      applicationId: '223456789012345678',
      base: 'https://proxy.example:8443',
      proxy: { address: 'http://proxy.example:3128', user: 'me' },
      userAgent: 'DiscordBot (https://example.com, 1.0)',
      isReadOnly: true,
    });
    deepEqual(readProfiles(withProfile(undefined, written)), { profiles: [written], unread: 0 });
  });

  it('of no shape at all are no profiles, and no failure', () => {
    for (const stored of [undefined, null]) deepEqual(readProfiles(stored), { profiles: [], unread: 0 });
    for (const stored of ['x', 7, true, {}, { profiles: 'x' }])
      deepEqual(readProfiles(stored), { profiles: [], unread: 1 });
    deepEqual(readProfiles([null, 'x', [], {}, { id: 1, name: 'x', kind: 'bot' }, { ...old, kind: 'passkey' }]), {
      profiles: [],
      unread: 6,
    });
  });

  it('with the same id twice count once', () => {
    const { profiles, unread } = readProfiles([old, { ...old, name: 'Other' }]);
    deepEqual([profiles.map(({ name }) => name), unread], [['My bot'], 1]);
  });

  it('keep no more of a secret than four characters, whatever is stored', () => {
    equal(one({ ...old, lastFour: 'fake-token-as-a-whole' })?.lastFour, 'hole');
  });

  it('are read carefully where they cannot be read: unknown environments ask, unknown ways lead nowhere', () => {
    const careful = one({ ...old, environment: 'canary', base: 7, proxy: 'x', isReadOnly: 'sometimes', color: 'pink' });
    deepEqual(
      [careful?.environment, careful?.base, careful?.proxy, careful?.isReadOnly, careful?.color],
      ['production', '', { address: '' }, true, 'red'],
    );
    equal(one({ ...old, userAgent: 'a\r\nx-other: 1' })?.userAgent, undefined);
    equal(one({ ...old, botId: 'nonsense' })?.botId, undefined);
  });
});

describe('a change to stored profiles', () => {
  const later = { id: 'z', kind: 'passkey', holds: { more: true } };

  it('keeps what a later version wrote, beside the profile and in it', () => {
    const stored = [later, { ...old, environment: 'canary', shape: 3 }];
    const changed = withChanges(stored, 'a', { name: 'Renamed' });
    deepEqual(changed, [later, { ...old, name: 'Renamed', environment: 'canary', shape: 3 }]);
    deepEqual(withProfile(stored, newProfile({ id: 'n', name: 'N', kind: 'none' })), [
      ...stored,
      {
        id: 'n',
        name: 'N',
        kind: 'none',
        lastFour: '',
        environment: 'development',
        color: 'green',
        base: 'discord',
        isReadOnly: false,
      },
    ]);
    deepEqual(withoutProfile(stored, 'a'), [later]);
  });

  it('keeps what a later version put around the list', () => {
    const stored = { version: 2, profiles: [old] };
    deepEqual(withChanges(stored, 'a', { name: 'B' }), { version: 2, profiles: [{ ...old, name: 'B' }] });
    equal(readProfiles(stored).profiles.length, 1);
  });

  it('keeps damaged state as an entry beside the new one', () => {
    const added = withProfile('damaged', newProfile({ id: 'n', name: 'N', kind: 'none' })) as unknown[];
    deepEqual([added[0], added.length], ['damaged', 2]);
  });

  it('takes away what is given as undefined', () => {
    const stored = [{ ...old, userAgent: 'a', color: 'blue' }];
    const [read] = readProfiles(withChanges(stored, 'a', { userAgent: undefined, color: undefined })).profiles;
    deepEqual([read?.userAgent, read?.color], [undefined, 'green']);
  });
});
