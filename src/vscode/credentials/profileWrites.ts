import type { ExtensionContext } from 'vscode';
import { withBinding, withoutBindingsTo, withoutProfileBindings } from '../../core/profiles/binding.ts';
import { withChanges, withoutProfile, withProfile } from '../../core/profiles/changedProfiles.ts';
import { factsOfSecret } from '../../core/profiles/factsOfSecret.ts';
import { newProfile, type Profile, type ProfileChanges, type ProfileProxy } from '../../core/profiles/profile.ts';
import { entriesOf, idOf } from '../../core/profiles/storedProfiles.ts';
import { bindingsKey, profilesKey, proxyKey, secretKey } from './profileKeys.ts';

/** Where things are kept: secrets in the editor's secret storage, all else in the state. */
type Kept = Pick<ExtensionContext, 'globalState' | 'secrets'>;

/** A secret that is none: the editor tells other windows when it changes, which it does not of state. */
const changedKey = 'profiles.changed';

/** Says in other windows that something changed. */
export async function tellOtherWindows({ secrets }: Kept): Promise<void> {
  await secrets.store(changedKey, globalThis.crypto.randomUUID());
}

/** Stores a new profile with its secret; of kind `none` it has none. */
export async function add(
  { globalState, secrets }: Kept,
  made: Pick<Profile, 'name' | 'kind'> & ProfileChanges,
  secret: string,
): Promise<Profile> {
  const id = globalThis.crypto.randomUUID();
  const profile = newProfile({ ...made, id, ...factsOfSecret(made.kind, secret) });
  if (made.kind !== 'none') await secrets.store(secretKey(profile), secret);
  await globalState.update(profilesKey, withProfile(globalState.get(profilesKey), profile));
  return profile;
}

/** Changes what is known of a profile. */
export async function change({ globalState }: Kept, id: string, changes: ProfileChanges): Promise<void> {
  await globalState.update(profilesKey, withChanges(globalState.get(profilesKey), id, changes));
}

/** Puts another secret in the place of a profile's. Of another bot's nothing that was known of the old one stays. */
export async function rotate(kept: Kept, { id, kind, botId }: Profile, secret: string): Promise<void> {
  const facts = factsOfSecret(kind, secret);
  await kept.secrets.store(secretKey({ id }), secret);
  await change(kept, id, { ...facts, ...(facts.botId === botId ? {} : { applicationId: undefined }) });
}

/** Gives a profile a proxy, or none; without a password the one that is stored stays, as long as somebody logs in. */
export async function setProxy(
  kept: Kept,
  id: string,
  proxy: ProfileProxy | undefined,
  password: string,
): Promise<void> {
  if (proxy?.user === undefined) await kept.secrets.delete(proxyKey({ id }));
  else if (password !== '') await kept.secrets.store(proxyKey({ id }), password);
  await change(kept, id, { proxy });
}

/** Binds a folder to a credential by its id, or lets it go. */
export async function bind({ globalState }: Kept, folder: string, id: string | undefined): Promise<void> {
  await globalState.update(bindingsKey, withBinding(globalState.get(bindingsKey), folder, id));
}

/** Deletes a profile, its secrets and its bindings. */
export async function remove({ globalState, secrets }: Kept, id: string): Promise<void> {
  await Promise.all([secrets.delete(secretKey({ id })), secrets.delete(proxyKey({ id }))]);
  await globalState.update(bindingsKey, withoutBindingsTo(globalState.get(bindingsKey), id));
  await globalState.update(profilesKey, withoutProfile(globalState.get(profilesKey), id));
}

/**
 * Deletes every profile, also those that this version cannot read, with all secrets and bindings. An editor that lists
 * secrets gives away those that no profile leads to as well.
 */
export async function forgetAll({ globalState, secrets }: Kept): Promise<void> {
  const ids = entriesOf(globalState.get(profilesKey)).map(idOf);
  const known = ids.flatMap((id) => (typeof id === 'string' ? [secretKey({ id }), proxyKey({ id })] : []));
  // Not every version of the editor that we run in lists them.
  const listed = (await (secrets as Partial<Kept['secrets']>).keys?.()) ?? [];
  const keys = new Set([...known, ...listed].filter((key) => key !== changedKey));
  await Promise.all([...keys].map((key) => secrets.delete(key)));
  await globalState.update(bindingsKey, withoutProfileBindings(globalState.get(bindingsKey)));
  await globalState.update(profilesKey, undefined);
}
