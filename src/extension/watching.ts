import * as vscode from 'vscode';
import type { StartProxy } from '../core/capture/listening.ts';
import { systemClock } from '../node/systemClock.ts';
import type { WatchParts } from '../vscode/capture/botWatch.ts';
import { lazily } from '../vscode/lazily.ts';
import { networkSettings } from '../vscode/networkSettings.ts';
import type { Commands, Host } from './host.ts';
import type { LocalDiscord } from './localDiscord.ts';
import type { Reading } from './reading.ts';
import type { Recording } from './recording.ts';
import type { Sending } from './sending.ts';

/** What hears of requests that others send: bots of this window, clients of the proxy, logs. */
export type Watching = Commands<
  | 'watchBot'
  | 'stopWatching'
  | 'showWatched'
  | 'sendAgainFromHere'
  | 'startProxy'
  | 'stopProxy'
  | 'followLog'
  | 'stopFollowing'
>;

/** Makes what watches; it begins by itself where a person wants that in a trusted workspace. */
export function watching(
  host: Host,
  { sandbox }: LocalDiscord,
  { journal, record }: Recording,
  { index, answers, made }: Reading,
  { ledger, delivery }: Sending,
): Watching {
  const { context, own, speech, log, guard, vantage } = host;
  const parts = lazily(
    async (): Promise<WatchParts> => ({
      context,
      ports: async (roots) => (await import('../node/capture/capturePorts.ts')).capturePorts(roots),
      record: (await import('../vscode/capture/botJournal.ts')).recordIn(journal, record),
      ledger,
      delivery,
      index,
      answers,
      journal,
      sandbox,
      speech,
      log,
      clock: systemClock,
      vantage,
    }),
  );
  const watch = lazily(async () => {
    const { BotWatch } = await import('../vscode/capture/botWatch.ts');
    return own(new BotWatch(await parts()));
  });
  const proxy = lazily(async () => {
    const { ProxyHost } = await import('../vscode/capture/proxyHost.ts');
    const { startCaptureProxy } = await import('../node/capture/captureProxy.ts');
    const start: StartProxy = (options) =>
      startCaptureProxy({ ...options, clock: systemClock, network: networkSettings, environment: process.env });
    return own(new ProxyHost({ ...(await parts()), documents: made, start }));
  });
  const logs = lazily(async () => {
    const { LogFollower } = await import('../vscode/capture/logFollower.ts');
    const { followLog } = await import('../node/capture/exchangeLog.ts');
    return own(new LogFollower({ ...(await parts()), follow: followLog }));
  });
  const atStart = guard(async () =>
    (await import('../vscode/capture/watchAtStart.ts')).watchAtStart(context, speech, watch),
  );
  own(vscode.workspace.onDidGrantWorkspaceTrust(atStart));
  void atStart();
  return {
    watchBot: async () => (await watch()).start(),
    stopWatching: async () => (await watch()).stop(),
    showWatched: async () => (await watch()).show(),
    sendAgainFromHere: async (run?: unknown) => (await watch()).sendAgain(run),
    startProxy: async () => (await proxy()).start(),
    stopProxy: async () => (await proxy()).stop(),
    followLog: async () => (await logs()).start(),
    stopFollowing: async () => (await logs()).stop(),
  };
}
