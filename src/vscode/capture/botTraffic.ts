import * as vscode from 'vscode';
import type { LedgerEvent, LedgerRequest } from '../../core/buckets/event.ts';
import { botExchange, isCredentialUnseen } from '../../core/capture/botExchange.ts';
import { holdsCall } from '../../core/capture/callRange.ts';
import type { CallSite } from '../../core/capture/callSite.ts';
import { botLedgerRequest, endEvent, isToSandbox, PendingCalls } from '../../core/capture/capturedCalls.ts';
import type { CaptureEvent, EndEvent, SentEvent } from '../../core/capture/captureEvent.ts';
import type { CaptureHearer, DecodeBody, ToSource, WatchedProcess } from '../../core/capture/listening.ts';
import { writtenSite } from '../../core/capture/writtenSite.ts';
import { diagnose } from '../../core/diagnose/diagnose.ts';
import { routeOf } from '../../core/discord/route.ts';
import { basename } from '../../core/editing/basename.ts';
import type { Exchange, Vantage } from '../../core/exchange.ts';
import { exchangeLine } from '../../core/exchangeLine.ts';
import type { Clock } from '../../core/ports.ts';
import { queueing } from '../../core/request/queueing.ts';
import { redact } from '../../core/request/redaction.ts';
import { loadCaptureWords } from '../../words/capture.ts';
import type { RequestIndex } from '../editor/requestIndex.ts';
import type { BucketLedger } from '../panel/bucketLedger.ts';
import type { Delivery } from '../send/delivery.ts';
import type { Speech } from '../speech.ts';
import type { BotFailures } from './botFailures.ts';
import type { RecordBot } from './botJournal.ts';
import type { EditedFiles } from './editedFiles.ts';
import { failurePlaces } from './failurePlaces.ts';

/** Processes whose beginnings are remembered: they may be heard anew. */
const beginningsKept = 200;

/** What the traffic of bots is told to. */
export interface TrafficParts {
  readonly ledger: Pick<BucketLedger, 'hear'>;
  readonly delivery: Delivery;
  readonly index: RequestIndex;
  readonly failures: BotFailures;
  readonly edited: EditedFiles;
  readonly record: RecordBot;
  readonly toSource: ToSource;
  readonly decodeBody: DecodeBody;
  readonly speech: Speech;
  readonly log: Pick<vscode.LogOutputChannel, 'info' | 'warn'>;
  readonly clock: Clock;
  readonly vantage: Vantage;
}

/** A line of a program, and when its text was read or compiled (milliseconds since the epoch); null: it is not known. */
interface Origin {
  readonly site: CallSite;
  readonly uri: vscode.Uri;
  readonly since: number | null;
}

/** A request under way. */
interface Call {
  readonly sent: SentEvent;
  readonly origin: Origin | null;
  readonly request: LedgerRequest | null;
}

/** What is shown of a process that is watched. */
export interface ProcessCount {
  readonly process: WatchedProcess;
  readonly program: string;
  requests: number;
  failures: number;
  dropped: number;
}

interface Watched extends ProcessCount {
  readonly pending: PendingCalls<Call>;
  /** A line of it was passed over, and that was said. */
  hasSkipped?: true;
  /** Since when its code can be what it is; undefined before its first request. */
  since?: number;
}

/** Takes what bots send to the ledger, the journal, the log and the lines of code that it came from. */
export class BotTraffic implements CaptureHearer, vscode.Disposable {
  readonly #parts: TrafficParts;
  readonly #watched = new Map<string, Watched>();
  readonly #changed = new vscode.EventEmitter<void>();
  /** When processes began that have been heard, by their ids. */
  readonly #beginnings = new Map<number, number>();
  #lastAt = Number.NEGATIVE_INFINITY;

  /** Fires when a process has come or gone. */
  readonly onDidChange = this.#changed.event;

  constructor(parts: TrafficParts) {
    this.#parts = parts;
  }

  /** The processes that are heard. */
  get processes(): readonly ProcessCount[] {
    return [...this.#watched.values()];
  }

  joined(process: WatchedProcess): void {
    const program = basename(process.hello.program.replaceAll('\\', '/')) || process.hello.runtime;
    const counts = { requests: 0, failures: 0, dropped: 0 };
    this.#watched.set(process.key, { process, program, ...counts, pending: new PendingCalls() });
    this.#changed.fire();
  }

  async heard({ key }: WatchedProcess, event: CaptureEvent): Promise<void> {
    const watched = this.#watched.get(key);
    if (watched === undefined) return;
    if (event.t === 'dropped') watched.dropped += event.count;
    else if (event.t === 'sent') await this.#sent(watched, event);
    else
      await this.#ended(watched, event).catch((error: Error) =>
        this.#parts.log.warn(redact(error.stack ?? error.message)),
      );
  }

  skipped({ key }: WatchedProcess, field: string): void {
    const watched = this.#watched.get(key);
    if (watched === undefined) return;
    watched.dropped += 1;
    if (watched.hasSkipped) return;
    watched.hasSkipped = true;
    const { speech, log } = this.#parts;
    void loadCaptureWords(speech.locale).then((words) => log.warn(words.skipped(watched.program, redact(field))));
  }

  left({ key }: WatchedProcess): void {
    const { ledger, clock } = this.#parts;
    const at = clock.monotonic();
    for (const { request } of this.#watched.get(key)?.pending.abandon() ?? []) {
      if (request !== null) ledger.hear({ kind: 'failed', at, request });
    }
    this.#watched.delete(key);
    this.#changed.fire();
  }

  async #sent(watched: Watched, event: SentEvent): Promise<void> {
    watched.requests += 1;
    watched.since ??= this.#beginningOf(watched.process, event);
    // Ids of a process are its own; those of the journal are unique in the window.
    const sent = { ...event, id: `bot-${watched.process.key}-${event.id}` };
    const origin = await this.#originOf(watched, sent);
    const place =
      origin === null || origin.site.isWeak
        ? { file: '', line: 0 }
        : { file: origin.uri.toString(), line: origin.site.line };
    const request = botLedgerRequest(sent, { profile: watched.program, ...place });
    watched.pending.begin(event.id, { sent, origin, request });
    if (request !== null) this.#tell({ kind: 'sent', at: this.#monotonic(sent.at), request });
  }

  async #ended(watched: Watched, end: EndEvent): Promise<void> {
    const { decodeBody, vantage, delivery, record, log } = this.#parts;
    const call = watched.pending.end(end.id);
    if (call === null) return;
    const { sent, origin, request } = call;
    const body = await decodeBody(end);
    if (request !== null) this.#tell(endEvent(request, this.#monotonic(sent.at + end.after), end, body));
    if (end.t === 'cancelled') return;
    const exchange = botExchange(sent, end, body, vantage);
    const diagnosis = diagnose(exchange, {
      ...(await delivery.surroundings(exchange)),
      ...unseen(sent, exchange),
    });
    const toSandbox = isToSandbox(sent);
    const { program, process } = watched;
    record(exchange, diagnosis, {
      sent,
      program,
      pid: process.hello.pid,
      library: sent.library,
      uri: origin?.uri ?? vscode.Uri.file(process.hello.program),
      line: origin?.site.line ?? 1,
      isPlaced: origin !== null,
      isWeak: origin?.site.isWeak === true,
      toSandbox,
    });
    const failed = diagnosis.class !== 'success';
    if (failed) {
      watched.failures += 1;
      log.info(`${program}: ${exchangeLine(exchange, diagnosis)}${placeText(sent, origin)}`);
    }
    if (origin !== null && !origin.site.isWeak && diagnosis.class !== 'transport/aborted')
      await this.#showOnLine(watched, exchange, diagnosis, origin);
  }

  /** Puts a failure on its line, or takes away what an earlier one left there. */
  async #showOnLine(
    { program }: Watched,
    exchange: Exchange,
    diagnosis: ReturnType<typeof diagnose>,
    { site, uri, since }: Origin,
  ): Promise<void> {
    const { failures, edited, index, speech } = this.#parts;
    const { wire } = exchange;
    const route = `${wire.method} ${routeOf(wire.method, wire.url)?.template ?? ''}`;
    const failed = diagnosis.class !== 'success';
    if (since === null || (!failed && !failures.mayClear(uri, route))) return;
    const isLike = async (at: number) => {
      const text = await vscode.workspace.openTextDocument(uri);
      return at < text.lineCount && holdsCall(site, text.lineAt(at).text);
    };
    const line = await edited.lineNow({ uri, line: site.line, since, isLike });
    if (line === null) return;
    if (!failed) return failures.succeed(uri, line, route);
    const document = await vscode.workspace.openTextDocument(uri);
    const { version } = document;
    const [extraction, words, capture] = await Promise.all([
      index.extraction(document),
      speech.diagnosis(),
      loadCaptureWords(speech.locale),
    ]);
    // Edited meanwhile: the next failure will find the line again.
    if (document.version !== version) return;
    const places = failurePlaces(document, extraction, { site, line, wire, diagnosis }, words);
    if (places.length === 0) return;
    const seen = (count: number) => capture.seen(count, program, route);
    failures.show({ uri, line, route, run: exchange.id, diagnosis, places, seen });
  }

  /**
   * Since when the code of a process can be what it is. One whose first request is not its first ever was heard by
   * another window, or before this one was loaded anew: its text may be older than anything that is known of the files.
   */
  #beginningOf({ hello, since }: WatchedProcess, { id }: SentEvent): number {
    const { pid } = hello;
    const isFirst = /\.1$/.test(id) || hello.runtime === 'proxy';
    const began = hello.started !== undefined || isFirst ? since : (this.#beginnings.get(pid) ?? 0);
    this.#beginnings.delete(pid);
    this.#beginnings.set(pid, began);
    for (const eldest of this.#beginnings.keys()) {
      if (this.#beginnings.size <= beginningsKept) break;
      this.#beginnings.delete(eldest);
    }
    return began;
  }

  async #originOf({ since = 0 }: Watched, { site }: SentEvent): Promise<Origin | null> {
    const found = await writtenSite(site, workspaceRoots(), this.#parts.toSource);
    if (found === null) return null;
    const uri = vscode.Uri.file(found.site.file);
    const { builtAt } = found;
    // Compiled anew since the program began: its lines are those of another text.
    return { site: found.site, uri, since: builtAt === undefined ? since : builtAt > since ? null : builtAt };
  }

  /** The moment as the ledger counts it; never before the last one. `at`: milliseconds since the epoch. */
  #monotonic(at: number): number {
    const { clock } = this.#parts;
    const now = clock.monotonic();
    const moment = Math.min(now, now - (clock.now() - at));
    // A bot's clock is this machine's; what it kept back for long is told as if it were new.
    this.#lastAt = Math.max(this.#lastAt, moment > now - 60_000 ? moment : now);
    return this.#lastAt;
  }

  #tell(event: LedgerEvent): void {
    this.#parts.ledger.hear(event);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** What nobody told of a request. */
function unseen(sent: SentEvent, { wire }: Exchange) {
  if (!isCredentialUnseen(sent)) return {};
  const clientAuthorizes = queueing.has(wire.client) ? { clientAuthorizes: true as const } : {};
  return { requestHeadersUnseen: true as const, ...clientAuthorizes };
}

/** Where a request came from, for the log: also from a frame outside of the workspace. */
function placeText({ site }: SentEvent, origin: Origin | null): string {
  const [first] = site?.frames ?? [];
  if (origin !== null) return `, ${vscode.workspace.asRelativePath(origin.uri)}:${origin.site.line}`;
  return first === undefined ? '' : `, ${basename(first.file.replaceAll('\\', '/'))}:${first.line}`;
}

/** Absolute paths of the workspace's folders on this machine. */
export function workspaceRoots(): readonly string[] {
  return (vscode.workspace.workspaceFolders ?? []).flatMap(({ uri }) => (uri.scheme === 'file' ? [uri.fsPath] : []));
}
