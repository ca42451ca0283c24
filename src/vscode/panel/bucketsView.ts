import * as vscode from 'vscode';
import { viewIds } from '../contributions.ts';
import { Lifetime } from '../lifetime.ts';
import type { Speech } from '../speech.ts';
import type { BucketLedger } from './bucketLedger.ts';
import type { LiveBuckets, OpenSource } from './liveBuckets.ts';
import { webviewHtml, webviewOptions } from './webviewHtml.ts';

/** The live view of the buckets. What fills it is loaded when it is first in sight. */
export class BucketsView implements vscode.WebviewViewProvider, vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #extension: vscode.Uri;
  readonly #ledger: BucketLedger;
  readonly #speech: Speech;
  readonly #openSource: OpenSource;
  #live: LiveBuckets | undefined;

  constructor(extension: vscode.Uri, ledger: BucketLedger, speech: Speech, openSource: OpenSource) {
    this.#extension = extension;
    this.#ledger = ledger;
    this.#speech = speech;
    this.#openSource = openSource;
    this.#lifetime.own(vscode.window.registerWebviewViewProvider(viewIds.buckets, this));
  }

  async resolveWebviewView(view: vscode.WebviewView): Promise<void> {
    const { LiveBuckets } = await import('./liveBuckets.ts');
    this.#live?.dispose();
    this.#live = new LiveBuckets(view, this.#ledger, this.#speech, this.#openSource);
    view.webview.options = webviewOptions(this.#extension);
    view.webview.html = webviewHtml(view.webview, this.#extension, 'buckets', this.#speech.locale);
  }

  dispose(): void {
    this.#live?.dispose();
    this.#lifetime.dispose();
  }
}
