import { dirname, resolve } from 'node:path';
import { emptyLedger } from '../core/buckets/ledger.ts';
import { diagnose } from '../core/diagnose/diagnose.ts';
import { findTokenShapes } from '../core/discord/tokenShape.ts';
import { foundCredential } from '../core/request/foundCredential.ts';
import { verdictOf } from '../core/request/guard.ts';
import { namesSecret } from '../core/request/redaction.ts';
import { show } from '../core/request/seal.ts';
import type { Hole, Values } from '../core/request/text.ts';
import { type ActiveProfile, toWire } from '../core/request/toWire.ts';
import { run } from '../core/run.ts';
import { systemClock } from '../node/systemClock.ts';
import { UndiciTransport } from '../node/undiciTransport.ts';
import { loadCommandLineWords } from '../words/commandLine.ts';
import { loadDiagnosisWords } from '../words/diagnosis.ts';
import { diagnosisJson } from '../words/diagnosisJson.ts';
import type { Locale } from '../words/locale.ts';
import { loadRefusalWords } from '../words/refusal.ts';
import { type CommandResult, UsageError } from './commandLine.ts';
import { diagnosisText } from './diagnosisText.ts';
import { selectRequest } from './selector.ts';
import { version } from './version.ts';

interface SendOptions {
  readonly language?: string;
  readonly json: boolean;
  readonly locale: Locale;
  /** No wait, no retry: one clean failing signal. Sending once is all this command does so far. */
  readonly bare: boolean;
  readonly sandbox: boolean;
  /** How that sandbox behaves. */
  readonly scenario?: string;
  /** Send what cannot be brought back without asking; the sandbox needs no yes. */
  readonly yes: boolean;
  readonly tokenVariable?: string;
  /** Values of what only run time knows, each as `name=value`; they win over the environment. */
  readonly set: readonly string[];
}

const limits = { connectTimeout: 10_000, headersTimeout: 30_000, bodyTimeout: 30_000, bodyCap: 5 * 1024 * 1024 };

/** `tracecord send`: one request, once, and what its answer means. */
export async function sendCommand(operands: readonly string[], options: SendOptions): Promise<CommandResult> {
  const { file, draft } = await selectRequest('send', operands, options.language);
  const values = valuesWith(options.set);
  const sandbox = options.sandbox ? await startLocal(options.scenario) : null;
  try {
    const prepared = toWire(draft, {
      values,
      profile: sandbox?.profile ?? profileOf(options.tokenVariable),
      withoutCredential: false,
      allowedOrigins: [],
      trusted: true,
      versions: { tracecord: version },
      filePath: (written) => resolve(file === '-' ? '.' : dirname(file), written),
      ...(sandbox === null ? {} : { sandboxOrigin: sandbox.origin }),
    });
    const proxy = sandbox?.proxy;
    const transport = new UndiciTransport({
      clock: systemClock,
      environment: process.env,
      ...(proxy === undefined ? {} : { network: () => ({ proxy }) }),
    });
    const cancel = new AbortController();
    process.once('SIGINT', () => cancel.abort());
    const end = await run(
      {
        id: globalThis.crypto.randomUUID(),
        prepared,
        limits,
        origin: sandbox === null ? 'runner' : 'sandbox',
        vantage: { kind: 'local' },
      },
      {
        transport,
        clock: systemClock,
        verdict: (local) => verdictOf(emptyLedger, systemClock.monotonic(), local),
        confirm: async () => options.yes,
        hear: () => {},
        show: () => {},
      },
      cancel.signal,
    );
    await transport.close();
    if (end.kind === 'refused') {
      if (end.refusal.reason === 'unresolved')
        throw new UsageError({ code: 'unresolved', names: namesOf(end.refusal.holes) });
      const words = await loadRefusalWords(options.locale);
      throw new UsageError({ code: 'refused', reason: words.refusal(end.refusal) });
    }
    if (end.kind === 'cancelled') {
      if (cancel.signal.aborted || prepared.kind !== 'ready') return { output: '', status: 1 };
      const { method, url } = prepared.wire;
      throw new UsageError({ code: 'needs-yes', method, path: new URL(show(url)).pathname });
    }
    const diagnosis = diagnose(end.exchange);
    const words = await loadDiagnosisWords(options.locale);
    const status = diagnosis.class === 'success' ? 0 : 1;
    if (!options.json) {
      return { output: diagnosisText(diagnosis, words, await loadCommandLineWords(options.locale)), status };
    }
    const { wire, outcome, timings } = end.exchange;
    const document = {
      request: {
        method: wire.method,
        url: show(wire.url),
        headers: wire.headers.map(({ name, value }) => [name, show(value)]),
        body: wire.body?.kind === 'text' ? show(wire.body.text) : null,
      },
      ...(outcome.kind === 'answer'
        ? { response: { status: outcome.status, headers: outcome.headers, body: outcome.body.text } }
        : {
            failure: {
              code: outcome.code,
              message: outcome.message,
              ...(outcome.cause ? { cause: outcome.cause } : {}),
            },
          }),
      timings,
      diagnosis: diagnosisJson(diagnosis, words),
    };
    return { output: `${JSON.stringify(document, null, 2)}\n`, status };
  } finally {
    await sandbox?.close();
  }
}

/** What was set in the call, by expression or by name, then the environment, then what the code falls back to. */
function valuesWith(set: readonly string[]): Values {
  const given = new Map(set.map(readSetting));
  return ({ source, expression }) => {
    const name = source.kind === 'environment' || source.kind === 'variable' ? source.name : undefined;
    const own = given.get(expression) ?? (name === undefined ? undefined : given.get(name));
    if (own !== undefined || name === undefined) return own;
    return process.env[name] ?? (source.kind === 'environment' ? source.fallback : undefined);
  };
}

/** `name=value`. Secrets come from the environment: a command line stands in histories and in lists of processes. */
function readSetting(written: string): [name: string, value: string] {
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(written) ?? [];
  if (name === '') throw new UsageError({ code: 'bad-set' });
  if (namesSecret(name) || findTokenShapes(value).length > 0) throw new UsageError({ code: 'secret-set', name });
  return [name, value];
}

function namesOf(holes: readonly Hole[]): string[] {
  return holes.map(({ source, expression }) => (source.kind === 'environment' ? source.name : expression));
}

/** The credential from an environment variable, with or without its scheme; a webhook's address is one too. */
function profileOf(name: string | undefined): ActiveProfile | null {
  if (name === undefined) return null;
  const { kind, secret } = foundCredential(process.env[name] ?? '');
  if (secret === '') throw new UsageError({ code: 'empty-variable', name });
  return { name, kind, secret };
}

/** A local Discord for this one request. */
async function startLocal(scenario: string | undefined) {
  const { startSandbox } = await import('../sandbox/server.ts');
  const { defaultSeed } = await import('../sandbox/world/defaultSeed.ts');
  if (scenario !== undefined) (await import('./sandbox.ts')).demandScenario(scenario);
  const sandbox = await startSandbox({ port: 0, seed: defaultSeed, ...(scenario === undefined ? {} : { scenario }) });
  const profile: ActiveProfile = { name: 'sandbox', kind: 'bot', secret: sandbox.token };
  return { ...sandbox.address, profile, close: () => sandbox.close() };
}
