import { reduce } from '../core/buckets/ledger.ts';
import { type Control, controlRequests, sendControls } from '../core/outage/control.ts';
import { judgeOutage } from '../core/outage/judge.ts';
import type { Outage } from '../core/outage/outage.ts';
import { StatusPage, type StatusReading } from '../core/outage/statusPage.ts';
import { toWire } from '../core/request/toWire.ts';
import { systemClock } from '../node/systemClock.ts';
import { UndiciTransport } from '../node/undiciTransport.ts';
import { type DiagnosisWords, loadDiagnosisWords } from '../words/diagnosis.ts';
import type { Locale } from '../words/locale.ts';
import { loadOutageWords, noticesOf, type OutageWords, speakOutage } from '../words/outage.ts';
import { outageJson } from '../words/outageJson.ts';
import type { CommandResult } from './commandLine.ts';
import { ledgerOf, type Recorded, readRecorded } from './recordedExchanges.ts';
import { profileOf, startLocal } from './sending.ts';
import { version } from './version.ts';

interface OutageOptions {
  readonly json: boolean;
  readonly locale: Locale;
  readonly tokenVariable?: string;
  readonly sandbox: boolean;
  readonly scenario?: string;
  /** Ask neither the status page nor Discord. */
  readonly offline: boolean;
  readonly statusPage: boolean;
}

/** `tracecord outage`: whose fault failures are, by files of exchanges, one a line, and by what is asked now. Exit status 1 when something fails or an incident is open. */
export async function outageCommand(files: readonly string[], options: OutageOptions): Promise<CommandResult> {
  const recorded = (await Promise.all(files.map(readRecorded))).flat();
  const { status, controls, now } = options.offline ? offline(recorded) : await ask(recorded, options);
  const outage = judgeOutage({ now, status, controls, recent: recorded.map(({ observation }) => observation) });
  const words = await loadOutageWords(options.locale);
  const diagnosis = await loadDiagnosisWords(options.locale);
  const notices = await noticesOf(outage);
  const output = options.json
    ? `${JSON.stringify(outageJson(outage, words, diagnosis.classTitle, notices), null, 2)}\n`
    : outageText(outage, words, diagnosis, notices);
  return { output, status: outage.cause === 'nothing-fails' || outage.cause === 'nothing-known' ? 0 : 1 };
}

interface Asked {
  readonly status: StatusReading;
  readonly controls: readonly Control[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** Judges at the time of the last exchange, so that an old log can be read too. */
function offline(recorded: readonly Recorded[]): Asked {
  const last = recorded.reduce((latest, { exchange }) => Math.max(latest, exchange.startedAt), 0);
  return {
    status: { kind: 'unread', reason: 'off' },
    controls: [
      { id: 'gateway', kind: 'skipped', reason: 'offline' },
      { id: 'read', kind: 'skipped', reason: 'offline' },
    ],
    now: last === 0 ? systemClock.now() : last,
  };
}

async function ask(recorded: readonly Recorded[], options: OutageOptions): Promise<Asked> {
  const profile = profileOf(options.tokenVariable);
  const local = options.sandbox ? await startLocal(options.scenario) : null;
  const proxy = local?.proxy;
  const transport = new UndiciTransport({
    clock: systemClock,
    environment: process.env,
    ...(proxy === undefined ? {} : { network: ({ origin }) => (origin === local?.origin ? { proxy } : {}) }),
  });
  const cancel = new AbortController();
  process.once('SIGINT', () => cancel.abort());
  let ledger = ledgerOf(recorded, systemClock.now(), systemClock.monotonic(), local !== null);
  try {
    const page = new StatusPage(async () => transport, systemClock, version);
    const status: Promise<StatusReading> = options.statusPage
      ? page.read(local === null ? 'discord' : { sandbox: local.url }, cancel.signal)
      : Promise.resolve({ kind: 'unread', reason: 'off' });
    const controls = await sendControls(
      controlRequests(recorded.map(({ exchange }) => exchange)),
      {
        transport,
        clock: systemClock,
        vantage: { kind: 'local' },
        ledger: () => ledger,
        hear: (event) => {
          ledger = reduce(ledger, event);
        },
        prepare: async ({ draft, withoutCredential }) =>
          toWire(draft, {
            values: () => undefined,
            profile: local?.profile ?? profile,
            withoutCredential,
            allowedOrigins: [],
            trusted: true,
            versions: { tracecord: version },
            ...(local === null ? {} : { sandboxOrigin: local.origin }),
          }),
        newId: () => globalThis.crypto.randomUUID(),
        note: () => {},
      },
      cancel.signal,
    );
    return { status: await status, controls, now: systemClock.now() };
  } finally {
    transport.close();
    await local?.close();
  }
}

/** A verdict for a terminal: the answer first, then why, what it does not prove, and the runbook. */
function outageText(
  outage: Outage,
  words: OutageWords,
  diagnosis: DiagnosisWords,
  notices: Awaited<ReturnType<typeof noticesOf>>,
): string {
  const spoken = speakOutage(outage, words, diagnosis.classTitle);
  const confidence = diagnosis.confidence(outage.confidence);
  const lines = [
    `${outage.verdict}: ${spoken.headline}`,
    '',
    spoken.cause,
    '',
    ...(outage.verdict === 'unclear' ? [] : [`${words.confidence}: ${confidence}`]),
    `${words.evidence}:`,
    ...spoken.evidence.map((fact) => `  · ${fact}`),
    ...(spoken.unproven.length === 0 ? [] : [`${words.unprovenTitle}:`]),
    ...spoken.unproven.map((sentence) => `  · ${sentence}`),
    `${words.runbook}:`,
    ...spoken.steps.map(({ part, text }, index) => `  ${index + 1}. ${words.part[part]}: ${text}`),
    `  ${spoken.lookAgain}`,
    ...(notices === null ? [] : [`${words.noticeTitle}:`, `  ${notices.en}`, `  ${notices.ja}`]),
  ];
  return `${lines.join('\n')}\n`;
}
