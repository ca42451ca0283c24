import { once } from 'node:events';
import { baseAddresses } from '../core/capture/baseAddress.ts';
import { botExchange } from '../core/capture/botExchange.ts';
import { PendingCalls } from '../core/capture/capturedCalls.ts';
import type { CaptureEvent, SentEvent } from '../core/capture/captureEvent.ts';
import { diagnose } from '../core/diagnose/diagnose.ts';
import { plainOrigin } from '../core/discord/host.ts';
import type { Exchange } from '../core/exchange.ts';
import { exchangeLine } from '../core/exchangeLine.ts';
import { capturedBody } from '../node/capture/capturedBody.ts';
import { startCaptureProxy } from '../node/capture/captureProxy.ts';
import { systemClock } from '../node/systemClock.ts';
import type { CommandLineWords } from '../words/commandLine.ts';
import { type CommandResult, portNumber, UsageError } from './commandLine.ts';
import { exchangeDocument } from './exchangeDocument.ts';

interface ProxyOptions {
  readonly json: boolean;
  readonly port?: string | undefined;
  /** Where everything goes; Discord where it is absent. */
  readonly upstream?: string | undefined;
}

/**
 * `tracecord proxy`: hands what bots send on to Discord and writes a line for each answer, until it is interrupted. With
 * `json` the lines are exchanges as the other commands read them, and the address goes to standard error.
 */
export async function proxyCommand(options: ProxyOptions, words: CommandLineWords): Promise<CommandResult> {
  const upstream = upstreamOf(options.upstream);
  const port = portNumber(options.port ?? '0');
  const told = tellTo((line) => process.stdout.write(line), options.json);
  const proxy = await startCaptureProxy({
    port,
    upstream,
    clock: systemClock,
    environment: process.env,
    hear: told,
    words: words.proxy,
  }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new UsageError({ code: 'port-in-use', port }) : error;
  });
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());
  const lines = baseAddresses(proxy.api).map(({ library, code }) => `  ${library.padEnd(20)} ${code}`);
  const head = `${words.proxy.listening(proxy.api, new URL(upstream).host)}\n${lines.join('\n')}\n${words.proxy.ending}\n\n`;
  (options.json ? process.stderr : process.stdout).write(head);
  await once(interrupted.signal, 'abort');
  await proxy.close();
  return { output: '', status: 0 };
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
 * The origin of `--upstream`; a path is the bot's own.
 * @throws UsageError for what is no origin
 */
export function upstreamOf(written = 'https://discord.com'): string {
  const origin = plainOrigin(written);
  if (origin !== null) return origin;
  throw new UsageError({ code: 'bad-origin', option: '--upstream' });
}
