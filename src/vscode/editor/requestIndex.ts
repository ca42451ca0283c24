import * as vscode from 'vscode';
import { dialectOf, loadExtractor } from '../../core/extract/extract.ts';
import type { Extraction, Extractor } from '../../core/extract/extraction.ts';
import { KnownTrees } from '../../core/extract/knownTrees.ts';
import { mayHoldPayload } from '../../core/extract/payloads/payloadPrefilter.ts';
import { mayHoldInteraction, mayHoldRequest, namesDiscord } from '../../core/extract/prefilter.ts';
import type { Draft } from '../../core/request/draft.ts';
import { ContextKey } from '../contextKey.ts';
import { contextKeys, requestLanguages } from '../contributions.ts';
import { Lifetime } from '../lifetime.ts';
import { cellsAfter, cellsBefore } from './notebookCells.ts';

/** Milliseconds of quiet before a changed document is read again. */
const debounce = 150;

/** Documents above this many UTF-16 units are not searched. */
const largestDocument = 2_000_000;

const nothing: Extraction = { drafts: [], incomplete: false };

/** What is known of one open document. */
interface Entry {
  /** A trace of Discord was found once; until then only changed lines are looked at. */
  maybe: boolean;
  version: number;
  extraction: Extraction;
  /** What was parsed of it, for the next reading. */
  readonly known: KnownTrees;
  timer: ReturnType<typeof setTimeout> | undefined;
}

/**
 * The requests of every open document. No parser is loaded before a document that may hold a request is seen, and a
 * keystroke in a document without one costs a look at the changed lines.
 */
export class RequestIndex implements vscode.Disposable {
  readonly #entries = new Map<string, Entry>();
  readonly #lifetime = new Lifetime();
  readonly #changed = this.#lifetime.own(new vscode.EventEmitter<vscode.TextDocument>());
  readonly #hasRequests = new ContextKey(contextKeys.hasRequests);

  /** Fires when the requests of a document were read again, also when there are none left. */
  readonly onDidChange = this.#changed.event;

  constructor() {
    const own = this.#lifetime;
    own.own(vscode.workspace.onDidOpenTextDocument((document) => this.#open(document)));
    own.own(vscode.workspace.onDidChangeTextDocument((event) => this.#edit(event)));
    own.own(vscode.workspace.onDidCloseTextDocument((document) => this.#close(document)));
    own.own(vscode.workspace.onDidOpenNotebookDocument((notebook) => this.#rereadCells(notebook)));
    own.own(
      vscode.workspace.onDidChangeNotebookDocument(({ notebook, contentChanges }) => {
        if (contentChanges.length > 0) this.#rereadCells(notebook);
      }),
    );
    own.own(vscode.window.onDidChangeActiveTextEditor(() => this.#showInContext()));
    for (const document of vscode.workspace.textDocuments) this.#open(document);
  }

  /** The requests of a document as it stands now, read at once where they are out of date. */
  async requests(document: vscode.TextDocument): Promise<readonly Draft[]> {
    return (await this.extraction(document)).drafts;
  }

  /** All that is read of a document, as it stands now. */
  async extraction(document: vscode.TextDocument): Promise<Extraction> {
    const known = this.currentExtraction(document);
    if (known !== null) return known;
    if (this.#entries.get(document.uri.toString())?.maybe === false) return nothing;
    const extract = await extractorFor(document);
    // While a parser was loaded the document may have been edited, or read for somebody else.
    const meanwhile = this.currentExtraction(document);
    if (meanwhile !== null) return meanwhile;
    const entry = this.#entries.get(document.uri.toString());
    const extraction = extract?.(document.getText(), entry?.known) ?? nothing;
    // A document that was closed and opened again is another one with the same address.
    if (entry !== undefined && !document.isClosed) {
      entry.version = document.version;
      entry.extraction = extraction;
      entry.maybe = entry.maybe || extraction.drafts.length > 0;
      this.#changed.fire(document);
      this.#showInContext();
    }
    return extraction;
  }

  /** The requests of a text that a document had at a version, for who has waited since. */
  async requestsIn(document: vscode.TextDocument, text: string, version: number): Promise<readonly Draft[]> {
    const drafts = await this.requests(document);
    return document.version === version ? drafts : ((await extractorFor(document))?.(text).drafts ?? []);
  }

  /** The requests last read, without reading: for what must not wait. Null where they are out of date. */
  current(document: vscode.TextDocument): readonly Draft[] | null {
    return this.currentExtraction(document)?.drafts ?? null;
  }

  /** All that was last read, without reading; null where it is out of date. */
  currentExtraction(document: vscode.TextDocument): Extraction | null {
    const entry = document.isClosed ? undefined : this.#entries.get(document.uri.toString());
    return entry?.version === document.version ? entry.extraction : null;
  }

  /** Whether anything of Discord's was seen in a document: for what costs nothing in others. */
  mayHold(document: vscode.TextDocument): boolean {
    return this.#entries.get(document.uri.toString())?.maybe === true;
  }

  #open(document: vscode.TextDocument): void {
    if (!isSearched(document)) return;
    const before = cellsBefore(document).map((cell) => cell.getText());
    const maybe = isWorthReading([...before, document.getText()].join('\n'), document.languageId);
    this.#entries.set(document.uri.toString(), {
      maybe,
      version: -1,
      extraction: nothing,
      known: new KnownTrees(),
      timer: undefined,
    });
    if (maybe) void this.requests(document);
    this.#showInContext();
  }

  #edit(event: vscode.TextDocumentChangeEvent): void {
    const entry = this.#entries.get(event.document.uri.toString());
    if (entry === undefined || event.contentChanges.length === 0) return;
    entry.maybe ||= event.contentChanges.some((change) =>
      isWorthReading(linesAround(event.document, change), event.document.languageId),
    );
    if (!entry.maybe) return;
    this.#readSoon(event.document, entry);
    for (const cell of cellsAfter(event.document)) this.#invalidate(cell);
  }

  #readSoon(document: vscode.TextDocument, entry: Entry): void {
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => void this.requests(document), debounce);
  }

  /** A cell is out of date, too, where one above it has changed. */
  #invalidate(cell: vscode.TextDocument): void {
    const entry = this.#entries.get(cell.uri.toString());
    if (entry === undefined) return;
    entry.maybe = true;
    entry.version = -1;
    this.#readSoon(cell, entry);
  }

  /** Cells may open before their notebook is known, and be moved and taken out. */
  #rereadCells(notebook: vscode.NotebookDocument): void {
    const [first] = notebook.getCells().filter((cell) => this.#entries.get(cell.document.uri.toString())?.maybe);
    for (const cell of first === undefined ? [] : notebook.getCells()) this.#invalidate(cell.document);
  }

  #close(document: vscode.TextDocument): void {
    const key = document.uri.toString();
    clearTimeout(this.#entries.get(key)?.timer);
    this.#entries.delete(key);
  }

  #showInContext(): void {
    const active = vscode.window.activeTextEditor?.document;
    const entry = active && this.#entries.get(active.uri.toString());
    this.#hasRequests.set((entry?.extraction.drafts.length ?? 0) > 0);
  }

  dispose(): void {
    for (const entry of this.#entries.values()) clearTimeout(entry.timer);
    this.#lifetime.dispose();
  }
}

/** Whether a text may hold a request, or is code that there may be a word to say of without one. */
function isWorthReading(text: string, languageId: string): boolean {
  const isCode = languageId !== 'json' && languageId !== 'plaintext';
  return mayBeRead(text, languageId) || (isCode && namesDiscord(text));
}

/** Whether requests are looked for in a document. What another tool prints or compares with is nobody's to send. */
function isSearched(document: vscode.TextDocument): boolean {
  const languages: readonly string[] = requestLanguages;
  return languages.includes(document.languageId) && !['output', 'git'].includes(document.uri.scheme);
}

/** The reader of a document; that of a cell knows the cells before it. */
export async function extractorFor(document: vscode.TextDocument): Promise<Extractor | undefined> {
  const before = cellsBefore(document).map((cell) => cell.getText());
  const text = [...before, document.getText()].join('\n');
  if (text.length > largestDocument || !mayBeRead(text, document.languageId)) return undefined;
  const extract = await loadExtractor(dialectOf(document.languageId, document.fileName));
  if (extract === undefined || before.length === 0) return extract;
  const { contextOf, extractCell } = await import('../../core/extract/cells.ts');
  return (cell, known) => extractCell(contextOf(before), cell, extract, known);
}

/** Whether a text, or a changed line of one, may hold something that is read. */
function mayBeRead(text: string, languageId: string): boolean {
  return mayHoldRequest(text, languageId) || mayHoldPayload(text, languageId) || mayHoldInteraction(text, languageId);
}

/** The text of the lines that a change wrote. */
function linesAround(document: vscode.TextDocument, change: vscode.TextDocumentContentChangeEvent): string {
  const first = change.range.start.line;
  const last = first + change.text.split('\n').length - 1;
  return document.getText(new vscode.Range(first, 0, last + 1, 0));
}
