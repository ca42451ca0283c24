import { lazily } from '../vscode/lazily.ts';
import type { Credentials } from './credentials.ts';
import type { Commands, Host } from './host.ts';
import type { LocalDiscord } from './localDiscord.ts';
import type { Reading } from './reading.ts';

/** Makes what the status bar says of requests: as whom and with which environment they go, once there are some. */
export function statusBar(
  { own, speech }: Host,
  { profiles }: Credentials,
  { sandbox }: LocalDiscord,
  { index }: Reading,
): Commands<'chooseEnvironment'> {
  const credential = lazily(async () => {
    const { CredentialStatus } = await import('../vscode/credentials/credentialStatus.ts');
    return own(new CredentialStatus(profiles, sandbox, speech));
  });
  const environment = lazily(async () => {
    const { EnvironmentStatus } = await import('../vscode/credentials/environmentStatus.ts');
    return own(new EnvironmentStatus(speech));
  });
  own(
    index.onDidChange((document) => {
      if (!index.current(document)?.length) return;
      void credential();
      void environment();
    }),
  );
  return { chooseEnvironment: async () => (await environment()).choose() };
}
