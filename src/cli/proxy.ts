import { once } from 'node:events';
import { baseAddresses } from '../core/capture/baseAddress.ts';
import { botExchange } from '../core/capture/botExchange.ts';
import { PendingCalls } from '../core/capture/capturedCalls.ts';
import type { CaptureEvent, SentEvent } from '../core/capture/captureEvent.ts';
import { isProxyKey } from '../core/capture/listening.ts';
import { type Upstream, upstreamOf } from '../core/capture/upstream.ts';
import { diagnose } from '../core/diagnose/diagnose.ts';
import type { Exchange } from '../core/exchange.ts';
import { exchangeLine } from '../core/exchangeLine.ts';
import { capturedBody } from '../node/capture/capturedBody.ts';
import { startCaptureProxy } from '../node/capture/captureProxy.ts';
import { systemClock } from '../node/systemClock.ts';
import type { CommandLineWords } from '../words/commandLine.ts';
import { isRatherSecret } from './callSecrets.ts';
import { type CommandResult, portNumber, UsageError } from './commandLine.ts';
import { exchangeDocument } from './exchangeDocument.ts';

interface ProxyOptions {
  readonly json: boolean;
  readonly port?: string | undefined;
  /** The variable that holds the part of the address that nobody can guess; made anew where it is absent. */
  readonly pathVariable?: string | undefined;
  /** Where everything goes; Discord where it is absent. */
  readonly upstream?: string | undefined;
  /** That upstream a second time, where it is another machine over plain HTTP. */
  readonly insecure?: string | undefined;
}

/**
 * `tracecord proxy`: hands what bots send on to Discord and writes a line for each answer, until it is interrupted. With
 * `json` the lines are exchanges as the other commands read them, and the address goes to standard error.
 */
export async function proxyCommand(options: ProxyOptions, words: CommandLineWords): Promise<CommandResult> {
  const { origin: upstream, isPlain } = acceptedUpstream(options);
  const port = portNumber(options.port ?? '0');
  const key = options.pathVariable === undefined ? undefined : proxyKey(options.pathVariable);
  const told = tellTo((line) => process.stdout.write(line), options.json);
  const proxy = await startCaptureProxy({
    port,
    upstream,
    ...(key === undefined ? {} : { key }),
    clock: systemClock,
    environment: process.env,
    hear: told,
    words: words.proxy,
  }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'EADDRINUSE') throw new UsageError({ code: 'port-in-use', port });
    if (error.code === 'ERR_PROXY_INVALID_CONFIG')
      throw new UsageError({ code: 'unusable-proxy', reason: error.message });
    throw error;
  });
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());
  const lines = baseAddresses(proxy.api).map(({ library, code }) => `  ${library.padEnd(20)} ${code}`);
  const { host } = new URL(upstream);
  if (isPlain) process.stderr.write(`${words.proxy.plain(host)}\n\n`);
  const head = `${words.proxy.listening(proxy.api, host)}\n${lines.join('\n')}\n${words.proxy.ending}\n\n`;
  (options.json ? process.stderr : process.stdout).write(head);
  await once(interrupted.signal, 'abort');
  await proxy.close();
  return { output: '', status: 0 };
}

/** @throws UsageError where the variable holds no part of an address that is hard to guess */
function proxyKey(name: string): string {
  const option = '--path-env';
  if (isRatherSecret(name)) throw new UsageError({ code: 'secret-as-name', option });
  const key = process.env[name]?.trim() ?? '';
  if (key === '') throw new UsageError({ code: 'empty-variable', name });
  if (!isProxyKey(key)) throw new UsageError({ code: 'bad-path-key', name });
  return key;
}

/** Joins requests and their ends, and writes a line for each. */
function tellTo(write: (line: string) => void, json: boolean): (event: CaptureEvent) => void {
  const pending = new PendingCalls<SentEvent>();
  return async (event) => {
    if (event.t === 'sent') return pending.begin(event.id, event);
    if (event.t === 'dropped') return;
    const sent = pending.end(event.id);
    if (sent === null || event.t === 'cancelled') return;
    const exchange = botExchange(sent, event, await capturedBody(event), { kind: 'local' });
    write(json ? documentOf(exchange) : `${exchangeLine(exchange, diagnose(exchange))}\n`);
  };
}

function documentOf(exchange: Exchange): string {
  const { class: errorClass, code } = diagnose(exchange);
  const at = new Date(exchange.startedAt).toISOString();
  return `${JSON.stringify({ at, ...exchangeDocument(exchange), diagnosis: { class: errorClass, code } })}\n`;
}

/**
 * The origin of `--upstream`.
 * @throws UsageError for what is no origin, for the path is the bot's own, and for what tokens must not go to
 */
export function acceptedUpstream(
  options: Pick<ProxyOptions, 'upstream' | 'insecure'>,
): Extract<Upstream, { kind: 'taken' }> {
  const { upstream: written = 'https://discord.com', insecure } = options;
  const upstream = upstreamOf(written, insecure === undefined ? [] : [insecure]);
  if (upstream.kind === 'taken') return upstream;
  const option = '--upstream';
  switch (upstream.problem) {
    case 'no-origin':
      throw new UsageError({ code: 'bad-origin', option });
    case 'insecure':
      throw new UsageError({
        code: 'insecure-origin',
        option,
        origin: upstream.origin,
        acceptedBy: '--allow-insecure',
      });
    case 'insecure-discord':
      throw new UsageError({ code: 'insecure-discord', option });
    default:
      return upstream satisfies never;
  }
}
