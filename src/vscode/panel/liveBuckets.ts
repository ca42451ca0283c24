import * as vscode from 'vscode';
import type { BucketDetails, SeenExchange } from '../../core/buckets/bucketDetails.ts';
import { type BucketRecord, bucketRecord } from '../../core/buckets/bucketRecord.ts';
import type { RequestSource } from '../../core/buckets/event.ts';
import type { BucketRow } from '../../core/buckets/row.ts';
import { diffRows, type LedgerRows, rowsOf } from '../../core/buckets/rows.ts';
import type { ShownDetails, ShownNote, ToBuckets } from '../../protocol/buckets.ts';
import { parseFromBuckets } from '../../protocol/validate.ts';
import { Lifetime } from '../lifetime.ts';
import type { Speech } from '../speech.ts';
import type { BucketLedger } from './bucketLedger.ts';

/** Shows the source of a request: where it stands now, or where it stood. */
export type OpenSource = (request: string, from: RequestSource) => Thenable<unknown>;

/** Milliseconds in which changes are gathered into one message. */
const gather = 50;

/** Milliseconds after which counts that fall with time alone (invalid requests) are looked at again. */
const recount = 10_000;

/** One life of the view of the buckets: ready, then one snapshot, then patches; nothing while it is hidden. */
export class LiveBuckets implements vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #view: vscode.WebviewView;
  readonly #ledger: BucketLedger;
  readonly #speech: Speech;
  readonly #openSource: OpenSource;
  #details: BucketDetails | undefined;
  #shown: LedgerRows | undefined;
  #chosen: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: vscode.WebviewView, ledger: BucketLedger, speech: Speech, openSource: OpenSource) {
    this.#view = view;
    this.#ledger = ledger;
    this.#speech = speech;
    this.#openSource = openSource;
    const own = this.#lifetime;
    own.own(view.webview.onDidReceiveMessage((message: unknown) => this.#receive(message)));
    own.own(
      view.onDidChangeVisibility(() => {
        if (!view.visible) this.#shown = undefined;
      }),
    );
    own.own(view.onDidDispose(() => this.dispose()));
    own.own(ledger.onDidChange(() => this.#schedule()));
    own.own(speech.onDidChange(() => void this.#snapshot()));
    const counting = setInterval(() => this.#patch(), recount);
    own.own({ dispose: () => clearInterval(counting) });
  }

  async #receive(message: unknown): Promise<unknown> {
    const wish = parseFromBuckets(message);
    switch (wish?.type) {
      case undefined:
        return undefined;
      case 'ready':
        return this.#snapshot();
      case 'forget':
        return this.#ledger.forget();
      case 'allowSendingAgain':
        return this.#ledger.liftBan();
      case 'choose':
        this.#chosen = wish.key;
        return this.#postDetails();
      case 'copyBucket':
        return this.#copy(wish.key);
      case 'exportAll':
        return this.#exportAll();
      case 'openSource':
        return this.#open(wish.key, wish.exchange);
      default:
        return wish satisfies never;
    }
  }

  async #snapshot(): Promise<void> {
    const [{ buckets: words }, details] = await Promise.all([this.#speech.panel(), this.#ledger.details()]);
    this.#details = details;
    const shown = this.#ledger.rows(rowsOf);
    this.#shown = shown;
    const { rows, summary, at } = shown;
    const notes = details.all(at).map(shownNote);
    await this.#post({ type: 'snapshot', words, rows, notes, summary, traffic: this.#ledger.traffic(at) });
  }

  #schedule(): void {
    if (this.#shown === undefined) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#patch();
    }, gather);
  }

  #patch(): void {
    if (this.#shown === undefined || this.#details === undefined) return;
    const now = this.#ledger.rows(rowsOf);
    const patch = diffRows(this.#shown, now);
    const notes = this.#details.changed(now.at).map(shownNote);
    this.#shown = now;
    if (patch === null && notes.length === 0) return;
    const told = patch ?? { changed: [], removed: [], summary: now.summary };
    void this.#post({ type: 'patch', ...told, notes, traffic: this.#ledger.traffic(now.at) });
    if (notes.some(({ key }) => key === this.#chosen)) void this.#postDetails();
  }

  async #postDetails(): Promise<void> {
    const key = this.#chosen;
    if (key === null || this.#details === undefined) return;
    const now = this.#ledger.monotonic();
    const exchanges = this.#details.exchanges(key).map((exchange) => shownExchange(exchange, now));
    const hidden = await this.#hiddenLimit(key);
    const hiddenLimit = hidden && { limit: hidden.limit, windowMs: hidden.window };
    const details: ShownDetails = { key, exchanges, hiddenLimit };
    await this.#post({ type: 'details', details });
  }

  async #hiddenLimit(key: string) {
    const request = this.#details?.lastRequest(key);
    return request === undefined ? null : (await this.#ledger.planner()).hiddenLimit(request);
  }

  async #copy(key: string): Promise<void> {
    const row = this.#ledger.rows(rowsOf).rows.find((candidate) => candidate.key === key);
    if (row === undefined) return;
    await vscode.env.clipboard.writeText(written(await this.#record(row)));
    void vscode.window.setStatusBarMessage((await this.#speech.panel()).buckets.copied, 4000);
  }

  async #exportAll(): Promise<void> {
    const { rows, summary } = this.#ledger.rows(rowsOf);
    const buckets = await Promise.all(rows.map((row) => this.#record(row)));
    const content = written({ exportedAt: new Date().toISOString(), ...summary, buckets });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'json', content }));
  }

  async #record(row: BucketRow): Promise<BucketRecord> {
    const exchanges = this.#details?.exchanges(row.key) ?? [];
    const hidden = await this.#hiddenLimit(row.key);
    return bucketRecord(row, exchanges, hidden, Date.now() - this.#ledger.monotonic(), placeOf);
  }

  async #open(key: string, id: string): Promise<void> {
    const from = this.#details?.exchanges(key).find((exchange) => exchange.id === id)?.from;
    if (from?.file) await this.#openSource(id, from);
  }

  async #post(message: ToBuckets): Promise<void> {
    await this.#view.webview.postMessage(message);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#shown = undefined;
    this.#lifetime.dispose();
  }
}

function written(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function shownNote({ key, usedBy, trend }: ReturnType<BucketDetails['all']>[number]): ShownNote {
  return { key, profile: usedBy?.profile ?? '', place: placeOf(usedBy), trend };
}

function shownExchange({ at, from, ...exchange }: SeenExchange, now: number): ShownDetails['exchanges'][number] {
  return { ...exchange, agoMs: now - at, profile: from?.profile ?? '', place: placeOf(from) };
}

/** The place as people write it, `src/bot.ts:12`; empty where the request stands in no document. */
function placeOf(from: RequestSource | null): string {
  if (!from?.file) return '';
  return `${vscode.workspace.asRelativePath(vscode.Uri.parse(from.file))}:${from.line}`;
}
