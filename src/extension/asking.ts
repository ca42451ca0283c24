import type { Range, Uri } from 'vscode';
import { systemClock } from '../node/systemClock.ts';
import { lazily } from '../vscode/lazily.ts';
import type { Credentials } from './credentials.ts';
import type { Commands, Host } from './host.ts';
import type { LocalDiscord } from './localDiscord.ts';
import type { Reading } from './reading.ts';
import type { Recording } from './recording.ts';
import type { Sending } from './sending.ts';

/** What answers a question of a person by requests of its own, which only read. */
export type Asking = Commands<
  'checkCredential' | 'copyCredentialReport' | 'explainPermissions' | 'checkOutage' | 'copyOutageNotice'
>;

/** Makes what asks Discord: is it you, what may this credential do, why was it refused. */
export function asking(
  host: Host,
  { profiles, prompts }: Credentials,
  { sandbox }: LocalDiscord,
  { journal, recorder }: Recording,
  { index, made }: Reading,
  { ledger, sender, delivery, transport, lists, preparer }: Sending,
): Asking {
  const { speech, log, vantage, version } = host;
  const { onDidCancelAll } = sender;
  const outage = lazily(async () => {
    const { OutageCheck } = await import('../vscode/outage/outageCheck.ts');
    return new OutageCheck({
      documents: made,
      journal,
      recorder: await recorder(),
      ledger,
      profiles,
      sandbox,
      speech,
      log,
      transport,
      clock: systemClock,
      vantage,
      version,
      onDidCancelAll,
    });
  });
  const check = lazily(async () => {
    const { CredentialCheck } = await import('../vscode/credentials/checkCredential.ts');
    const { saltedFingerprint } = await import('../node/saltedFingerprint.ts');
    return new CredentialCheck({
      documents: made,
      profiles,
      prompts,
      sandbox,
      reading: lists,
      fingerprint: saltedFingerprint(),
      environment: process.env,
      onDidCancelAll,
    });
  });
  return {
    checkCredential: async () => (await check()).run(),
    copyCredentialReport: async () => (await check()).copy(),
    explainPermissions: async (uri?: Uri, range?: Range, run?: unknown) => {
      if (!sender.mayStart()) return;
      const { explainRequest } = await import('../vscode/send/requestPermissions.ts');
      const toSandbox = typeof run === 'string' && journal.find(run)?.toSandbox === true;
      const parts = { index, delivery, documents: made, speech, clock: systemClock };
      await explainRequest({ ...parts, preparer: await preparer() }, { uri, range, toSandbox });
    },
    checkOutage: async (from?: { readonly run?: string }) => (await outage()).run(from?.run),
    copyOutageNotice: async () => (await outage()).copyNotice(),
  };
}
