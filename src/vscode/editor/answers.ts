import * as vscode from 'vscode';
import type { Diagnosis, RejectedField } from '../../core/diagnose/diagnosis.ts';
import { shiftSpan } from '../../core/editing/shiftSpan.ts';
import type { Span } from '../../core/request/text.ts';
import { Lifetime } from '../lifetime.ts';
import { explainUri } from './explainDocuments.ts';
import { type Changes, rangeOf, stretchSpan } from './spans.ts';

/** One place in the text that an answer speaks of. */
export interface AnswerPlace {
  readonly span: Span;
  readonly message: string;
  /** The rejected property that stands there. */
  readonly field?: RejectedField;
}

/** A squiggle that an answer left. It keeps its diagnosis for the lightbulb. */
export class AnswerDiagnostic extends vscode.Diagnostic {
  readonly diagnosis: Diagnosis;
  readonly run: string;
  /** The rejected property that it stands on. */
  readonly field: RejectedField | undefined;
  /** A bot that is watched got the answer, and not a request that was sent from here. */
  readonly isBots: boolean;

  constructor(
    range: vscode.Range,
    { message, field }: Pick<AnswerPlace, 'message' | 'field'>,
    diagnosis: Diagnosis,
    run: string,
    isBots = false,
  ) {
    const certain = diagnosis.confidence !== 'possible';
    super(range, message, certain ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning);
    this.diagnosis = diagnosis;
    this.run = run;
    this.field = field;
    this.isBots = isBots;
    this.source = 'discord';
    const query = diagnosis.code === null || diagnosis.code === 0 ? diagnosis.class : String(diagnosis.code);
    this.code = { value: query, target: explainUri(query) };
  }
}

/** An answer that stands in a document, with offsets that follow its edits. */
interface StandingAnswer {
  readonly run: string;
  readonly diagnosis: Diagnosis;
  /** The whole request; another run of it replaces this answer. */
  request: Span;
  places: readonly AnswerPlace[];
}

/**
 * Answers as squiggles on the text that caused them. VS Code does not move diagnostics when lines are inserted above
 * them, so each is shifted through every change; it goes when its own text is edited.
 */
export class Answers implements vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #collection = this.#lifetime.own(vscode.languages.createDiagnosticCollection('discord'));
  readonly #changed = this.#lifetime.own(new vscode.EventEmitter<vscode.TextDocument>());
  readonly #standing = new Map<string, StandingAnswer[]>();

  readonly #cleared = this.#lifetime.own(new vscode.EventEmitter<void>());

  /** Fires when other answers stand in a document, or the same ones elsewhere, whoever got them. */
  readonly onDidChange = this.#changed.event;

  /** Fires when a person wants none of them any more. */
  readonly onDidClear = this.#cleared.event;

  constructor() {
    const own = this.#lifetime;
    own.own(vscode.workspace.onDidChangeTextDocument((event) => this.#edit(event)));
    own.own(vscode.workspace.onDidCloseTextDocument((document) => this.#forget(document.uri)));
  }

  /** Shows an answer on its places, in place of what earlier runs of the same request left. */
  show(
    document: vscode.TextDocument,
    request: Span,
    run: string,
    diagnosis: Diagnosis,
    places: readonly AnswerPlace[],
  ): void {
    const others = this.#without(document.uri, request);
    this.#standing.set(document.uri.toString(), [...others, { run, diagnosis, request, places }]);
    this.#publish(document);
  }

  /** Removes what earlier runs of a request left. */
  clearRequest(document: vscode.TextDocument, request: Span): void {
    this.#standing.set(document.uri.toString(), this.#without(document.uri, request));
    this.#publish(document);
  }

  /** Removes everything. */
  clear(): void {
    this.#standing.clear();
    this.#collection.clear();
    this.#cleared.fire();
    for (const document of vscode.workspace.textDocuments) this.#changed.fire(document);
  }

  /** Answers that something else brought stand in a file, or no longer. */
  changedBeside(uri: vscode.Uri): void {
    const key = uri.toString();
    const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === key);
    if (document !== undefined) this.#changed.fire(document);
  }

  #without(uri: vscode.Uri, request: Span): StandingAnswer[] {
    const standing = this.#standing.get(uri.toString()) ?? [];
    return standing.filter((answer) => answer.request[1] <= request[0] || request[1] <= answer.request[0]);
  }

  #edit({ document, contentChanges }: vscode.TextDocumentChangeEvent): void {
    const standing = this.#standing.get(document.uri.toString());
    if (standing === undefined || standing.length === 0 || contentChanges.length === 0) return;
    const shifted = standing.flatMap((answer) => {
      const places = answer.places.flatMap((place) => {
        const span = shiftAll(place.span, contentChanges);
        return span === null ? [] : [{ ...place, span }];
      });
      const request = stretchSpan(answer.request, contentChanges);
      return places.length === 0 ? [] : [{ ...answer, request, places }];
    });
    this.#standing.set(document.uri.toString(), shifted);
    this.#publish(document);
  }

  #publish(document: vscode.TextDocument): void {
    const standing = this.#standing.get(document.uri.toString()) ?? [];
    this.#collection.set(
      document.uri,
      standing.flatMap((answer) =>
        answer.places.map(
          (place) => new AnswerDiagnostic(rangeOf(document, place.span), place, answer.diagnosis, answer.run),
        ),
      ),
    );
    this.#changed.fire(document);
  }

  #forget(uri: vscode.Uri): void {
    this.#standing.delete(uri.toString());
    this.#collection.delete(uri);
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}

/** The answers that stand in a document, whoever got them. */
export function answersIn(document: vscode.TextDocument): AnswerDiagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter((one) => one instanceof AnswerDiagnostic);
}

function shiftAll(span: Span, changes: Changes): Span | null {
  let shifted: Span | null = span;
  for (const change of changes) {
    if (shifted === null) return null;
    const { rangeOffset: offset, rangeLength: length, text } = change;
    shifted = shiftSpan(shifted, { offset, length, inserted: text.length });
  }
  return shifted;
}
