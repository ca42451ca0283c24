import * as vscode from 'vscode';
import { routeOf } from '../../core/discord/route.ts';
import type { Draft } from '../../core/request/draft.ts';
import { type Span, writeText } from '../../core/request/text.ts';
import type { RequestIndex } from '../editor/requestIndex.ts';
import { stretchSpan } from '../editor/spans.ts';
import { Lifetime } from '../lifetime.ts';
import type { RunRecord } from './journal.ts';

/** As many as the journal remembers runs. */
const capacity = 100;

/** Where the request of a run stands now. */
export interface StandingRequest {
  readonly document: vscode.TextDocument;
  /** Undefined when it is no longer in the document. */
  readonly draft: Draft | undefined;
}

/** Follows the request of every run through the edits of its document, so that "again" means that very request. */
export class StandingRequests implements vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #index: RequestIndex;
  readonly #spans = new Map<string, { readonly uri: string; span: Span }>();

  constructor(index: RequestIndex) {
    this.#index = index;
    this.#lifetime.own(
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        const uri = document.uri.toString();
        for (const place of this.#spans.values()) {
          if (place.uri === uri) place.span = stretchSpan(place.span, contentChanges);
        }
      }),
    );
    // What happens to a file after that is not told.
    this.#lifetime.own(
      vscode.workspace.onDidCloseTextDocument(({ uri }) => {
        for (const [run, place] of this.#spans) if (place.uri === uri.toString()) this.#spans.delete(run);
      }),
    );
  }

  /** Follows a request from here on. */
  follow(run: string, document: vscode.TextDocument, { span }: Draft): void {
    this.#spans.set(run, { uri: document.uri.toString(), span });
    for (const oldest of this.#spans.keys()) {
      if (this.#spans.size <= capacity) break;
      this.#spans.delete(oldest);
    }
  }

  /** The request of a run as it stands now; undefined when its document cannot be opened any more. */
  async of(run: RunRecord): Promise<StandingRequest | undefined> {
    const document = await open(run.place.uri);
    if (document === undefined) return undefined;
    if (run.isApart) return { document, draft: undefined };
    const drafts = await this.#index.requests(document);
    if (run.bot !== undefined) return { document, draft: onItsLine(run, document, drafts) };
    return { document, draft: this.#atItsPlace(run.id, drafts) ?? nearestLike(run, document, drafts) };
  }

  /** The request of a run where it was followed to, in a document that stayed open; undefined when it is not there. */
  async followed(run: string, document: vscode.TextDocument): Promise<Draft | undefined> {
    return document.isClosed ? undefined : this.#atItsPlace(run, await this.#index.requests(document));
  }

  #atItsPlace(run: string, drafts: readonly Draft[]): Draft | undefined {
    const span = this.#spans.get(run)?.span;
    if (span === undefined) return undefined;
    const there = drafts.filter((draft) => draft.span[0] < span[1] && span[0] < draft.span[1]);
    return there.find((draft) => draft.span[0] === span[0]) ?? (there.length === 1 ? there[0] : undefined);
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}

async function open(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
  const known = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  // Text that was never saved would come up again as an empty document.
  if (known !== undefined || uri.scheme === 'untitled') return known;
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    return undefined;
  }
}

/** A file that was changed outside the editor: the request of the same name, else the nearest one of the same shape. */
function nearestLike(run: RunRecord, document: vscode.TextDocument, drafts: readonly Draft[]): Draft | undefined {
  const { draft: sent, place } = run;
  const named = drafts.find(({ name }) => name !== undefined && name === sent.name);
  if (named !== undefined) return named;
  const distance = ({ span }: Draft) => Math.abs(document.positionAt(span[0]).line - place.line);
  return drafts.filter((draft) => shapeOf(draft) === shapeOf(sent)).toSorted((a, b) => distance(a) - distance(b))[0];
}

/** The call of a bot, where the text says the request itself; another of the same shape is not it. */
function onItsLine(run: RunRecord, document: vscode.TextDocument, drafts: readonly Draft[]): Draft | undefined {
  const { draft: sent, place } = run;
  return drafts.find(
    (draft) =>
      shapeOf(draft) === shapeOf(sent) &&
      document.positionAt(draft.span[0]).line <= place.line &&
      place.line <= document.positionAt(draft.span[1]).line,
  );
}

/** What stays the same of a request while it is edited: method and path. */
function shapeOf(draft: Draft): string {
  return `${writeText(draft.method.text)} ${routeOf('', writeText(draft.url.text))?.template ?? ''}`;
}
