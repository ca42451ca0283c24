import type { Range, Uri } from 'vscode';
import { systemClock } from '../node/systemClock.ts';
import { HttpFileHelp } from '../vscode/editor/httpFile/httpFileHelp.ts';
import type { KnownAt, ValuePlace } from '../vscode/editor/valueHover.ts';
import { valueHovers } from '../vscode/editor/valueHovers.ts';
import { StandingRequests } from '../vscode/history/standingRequests.ts';
import { lazily } from '../vscode/lazily.ts';
import { BucketLedger } from '../vscode/panel/bucketLedger.ts';
import { Delivery } from '../vscode/send/delivery.ts';
import type { ListReaderParts } from '../vscode/send/listReader.ts';
import type { Preparer } from '../vscode/send/preparation.ts';
import { Sender } from '../vscode/send/sender.ts';
import type { Credentials } from './credentials.ts';
import type { Commands, Host } from './host.ts';
import type { LocalDiscord } from './localDiscord.ts';
import type { Reading } from './reading.ts';
import type { Recording } from './recording.ts';
import { type OpenTransport, openWire } from './wire.ts';

/** What takes requests to the wire and back. */
export interface Sending {
  readonly ledger: BucketLedger;
  readonly sender: Sender;
  readonly delivery: Delivery;
  readonly standing: StandingRequests;
  readonly transport: OpenTransport;
  /** With what requests of our own are sent. */
  readonly lists: ListReaderParts;
  readonly preparer: () => Promise<Preparer>;
  readonly commands: Commands<
    | 'sendRequest'
    | 'sendToSandbox'
    | 'sendAll'
    | 'burst'
    | 'cancel'
    | 'allowSendingAgain'
    | 'changeValue'
    | 'forgetValues'
    | 'revokeWebhook'
  >;
}

/** Makes what sends. */
export function sending(
  host: Host,
  { profiles, prompts }: Credentials,
  { sandbox }: LocalDiscord,
  { journal, record }: Recording,
  { index, answers }: Reading,
): Sending {
  const { context, own, speech, log, vantage } = host;
  const clock = systemClock;
  const ledger = own(new BucketLedger(clock));
  own(sandbox.onDidChange(() => ledger.forgetSandbox()));
  const transport = openWire(host, sandbox);
  const values = lazily(async () => {
    const { RuntimeValues } = await import('../vscode/send/runtimeValues.ts');
    return new RuntimeValues(context.workspaceState, process.env, speech);
  });
  const lists: ListReaderParts = { ledger, clock, vantage, speech, log, transport, record };
  const preparer = lazily(async () => {
    const [{ Preparer }, files] = await Promise.all([
      import('../vscode/send/preparation.ts'),
      import('../node/bodyFile.ts'),
    ]);
    return new Preparer({ profiles, prompts, values: await values(), sandbox, journal, speech, reading: lists, files });
  });
  const known: KnownAt = async (document, offset) =>
    (await import('../vscode/editor/valueHover.ts')).knownAt(document, offset, index, await preparer());
  own(new HttpFileHelp(values, known, speech));
  own(valueHovers(index, known, speech));
  const standing = own(new StandingRequests(index));
  const delivery = new Delivery(answers, standing, journal, speech);
  const readFile = async (path: string) => (await import('../node/bodyFileText.ts')).bodyFileText(path);
  const sender = own(new Sender({ ...lists, index, preparer, delivery, journal, standing, readFile }));
  const wholeFiles = lazily(async () => {
    const { SendAll } = await import('../vscode/send/sendAll.ts');
    return new SendAll({ sender, index, ledger, profiles, speech, clock });
  });
  return {
    ledger,
    sender,
    delivery,
    standing,
    transport,
    lists,
    preparer,
    commands: {
      sendRequest: (uri?: Uri, range?: Range) => sender.send({ uri, range }),
      sendToSandbox: (uri?: Uri, range?: Range) => sender.send({ uri, range, toSandbox: true }),
      sendAll: async (uri?: Uri, toSandbox?: unknown) => (await wholeFiles()).run(uri, toSandbox === true),
      burst: async () => (await import('../vscode/send/burst.ts')).burst({ sender, index, speech }),
      cancel: () => sender.cancelAll(),
      allowSendingAgain: () => sender.allowAgain(),
      changeValue: async (place?: ValuePlace) => {
        const { changeValue } = await import('../vscode/send/valueCommands.ts');
        return sender.mayStart() && changeValue(index, await preparer(), speech, place);
      },
      forgetValues: async () => {
        const { forgetValues } = await import('../vscode/send/valueCommands.ts');
        return forgetValues(await values(), speech);
      },
      revokeWebhook: async (uri: Uri, offset: number) => {
        const { revokeWebhook } = await import('../vscode/send/webhookRevocation.ts');
        return revokeWebhook({ index, profiles, sender, speech }, uri, offset);
      },
    },
  };
}
