import * as vscode from 'vscode';
import { baseAddresses } from '../../core/capture/baseAddress.ts';
import type { StartProxy } from '../../core/capture/listening.ts';
import { type Upstream, upstreamOf } from '../../core/capture/upstream.ts';
import { redact } from '../../core/request/redaction.ts';
import { type CaptureWords, loadCaptureWords } from '../../words/capture.ts';
import { proxyPage } from '../../words/proxyPage.ts';
import { ContextKey } from '../contextKey.ts';
import { commandName, contextKeys } from '../contributions.ts';
import type { MadeDocuments } from '../editor/madeDocuments.ts';
import { Lifetime } from '../lifetime.ts';
import { offer } from '../remedy.ts';
import { allowedOrigins, setting } from '../settings.ts';
import { apartTraffic } from './apartTraffic.ts';
import type { WatchParts } from './botWatch.ts';
import { ProxyAddress } from './proxyAddress.ts';

/** What the proxy needs beside what watching needs. */
export interface ProxyParts extends WatchParts {
  readonly documents: MadeDocuments;
  readonly start: StartProxy;
}

interface Running extends vscode.Disposable {
  readonly api: string;
  /** Where it leads, and whether that is reached without TLS. */
  readonly upstream: { readonly host: string; readonly isPlain: boolean };
}

/** The proxy on this machine for bots in any language, from the command that starts it to the one that ends it. */
export class ProxyHost implements vscode.Disposable {
  readonly #parts: ProxyParts;
  readonly #key = new ContextKey(contextKeys.proxying);
  #running: Promise<Running> | undefined;

  constructor(parts: ProxyParts) {
    this.#parts = parts;
  }

  /** Command: starts it where it does not run, and shows its address and how libraries take it. */
  async start(): Promise<void> {
    const { speech, documents } = this.#parts;
    const words = await loadCaptureWords(speech.locale);
    if (!vscode.workspace.isTrusted) {
      return offer({ kind: 'manage-trust' }, speech, (button) =>
        vscode.window.showWarningMessage(words.proxy.untrusted, button),
      );
    }
    this.#running ??= this.#begin();
    try {
      const { api, upstream } = await this.#running;
      this.#key.set(true);
      const page = proxyPage(api, upstream, baseAddresses(api), words.proxy);
      await documents.open(documents.add('proxy', page));
    } catch (error) {
      this.#running = undefined;
      void vscode.window.showErrorMessage(words.proxy.failed(reasonOf(error as NodeJS.ErrnoException, words.proxy)));
    }
  }

  /** Command: ends it. Requests under way end with it. */
  async stop(): Promise<void> {
    const running = await this.#running?.catch(() => undefined);
    this.#running = undefined;
    this.#key.set(false);
    running?.dispose();
    const words = await loadCaptureWords(this.#parts.speech.locale);
    void vscode.window.setStatusBarMessage(words.proxy.stopped, 4000);
  }

  async #begin(): Promise<Running> {
    const { speech, start } = this.#parts;
    const words = await loadCaptureWords(speech.locale);
    const upstream = acceptedUpstream(words.proxy);
    const lifetime = new Lifetime();
    const own = lifetime.own.bind(lifetime);
    const hear = await apartTraffic(this.#parts, words.proxy.name, 'proxy', own);
    const address = new ProxyAddress(this.#parts.context);
    const key = await address.key();
    const startAt = (port: number) =>
      start({ port, key, upstream: upstream.origin, words: words.proxy, hear: (event) => void hear(event) });
    const wanted = setting('proxy.port');
    const proxy = wanted === 0 ? await startAt(address.port).catch(() => startAt(0)) : await startAt(wanted);
    await address.keepPort(Number(new URL(proxy.api).port));
    own({ dispose: () => void proxy.close() });
    own(statusOf(proxy.api, words.proxy.status(new URL(proxy.api).port), words.proxy.statusTooltip));
    const { host } = new URL(upstream.origin);
    return { api: proxy.api, upstream: { host, isPlain: upstream.isPlain }, dispose: () => lifetime.dispose() };
  }

  dispose(): void {
    void this.#running?.then(
      (running) => running.dispose(),
      () => {},
    );
  }
}

/** @throws Error with a sentence, where tokens must not go to what the setting says */
function acceptedUpstream(words: CaptureWords['proxy']): Extract<Upstream, { kind: 'taken' }> {
  const upstream = upstreamOf(setting('proxy.upstream'), allowedOrigins());
  if (upstream.kind === 'taken') return upstream;
  switch (upstream.problem) {
    case 'no-origin':
      throw new Error(words.badUpstream);
    case 'insecure':
      throw new Error(words.insecureUpstream(upstream.origin));
    case 'insecure-discord':
      throw new Error(words.insecureDiscord);
    default:
      return upstream satisfies never;
  }
}

function reasonOf({ code, message }: NodeJS.ErrnoException, words: CaptureWords['proxy']): string {
  if (code === 'EADDRINUSE') return words.portInUse(setting('proxy.port'));
  return code === 'ERR_PROXY_INVALID_CONFIG' ? words.unusableProxy(redact(message)) : redact(message);
}

function statusOf(api: string, text: string, tooltip: string): vscode.StatusBarItem {
  const item = vscode.window.createStatusBarItem('proxy', vscode.StatusBarAlignment.Left, 0.8);
  item.name = 'Tracecord Proxy';
  item.text = `$(arrow-swap) ${text}`;
  item.tooltip = `${tooltip}\n${new URL(api).origin}`;
  item.accessibilityInformation = { label: `${text}. ${tooltip}`, role: 'button' };
  item.command = commandName('startProxy');
  item.show();
  return item;
}
