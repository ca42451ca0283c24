import * as vscode from 'vscode';
import type { Finding, Severity } from '../../core/lint/finding.ts';
import { Lifetime } from '../lifetime.ts';
import { concerns, setting } from '../settings.ts';
import type { Speech } from '../speech.ts';
import { type Answers, answersIn } from './answers.ts';
import { explainUri } from './explainDocuments.ts';
import type { RequestIndex } from './requestIndex.ts';
import { rangeOf, spanOf } from './spans.ts';

/** A squiggle that stands before anything is sent. It keeps its finding for the lightbulb. */
export class FindingDiagnostic extends vscode.Diagnostic {
  readonly finding: Finding;
  readonly documentVersion: number;

  constructor(range: vscode.Range, message: string, finding: Finding, documentVersion: number) {
    super(range, message, severities[finding.severity]);
    this.finding = finding;
    this.documentVersion = documentVersion;
    this.source = 'tracecord';
    this.code = { value: finding.facts.rule, target: explainUri(finding.facts.rule) };
  }
}

const severities: Readonly<Record<Severity, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** Whether the setting `tracecord.lint.exclude` leaves the document out; its patterns are relative to the folder. */
export function isExcluded(document: vscode.TextDocument): boolean {
  const folder = vscode.workspace.getWorkspaceFolder(document.uri);
  return setting('lint.exclude', document.uri).some((glob) => {
    const pattern = folder === undefined ? glob : new vscode.RelativePattern(folder, glob);
    return vscode.languages.match({ pattern }, document) > 0;
  });
}

/** Underlines what Discord will refuse, in every document with requests, as they are read. */
export class Findings implements vscode.Disposable {
  readonly #lifetime = new Lifetime();
  readonly #collection = this.#lifetime.own(vscode.languages.createDiagnosticCollection('tracecord'));
  readonly #index: RequestIndex;
  readonly #speech: Speech;

  constructor(index: RequestIndex, answers: Answers, speech: Speech) {
    this.#index = index;
    this.#speech = speech;
    const own = this.#lifetime;
    own.own(index.onDidChange((document) => void this.#refresh(document)));
    own.own(answers.onDidChange((document) => void this.#refresh(document)));
    own.own(speech.onDidChange(() => this.#refreshAll()));
    own.own(vscode.workspace.onDidCloseTextDocument((document) => this.#collection.delete(document.uri)));
    own.own(
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (concerns(event, 'lint.severity') || concerns(event, 'lint.exclude')) this.#refreshAll();
      }),
    );
  }

  #refreshAll(): void {
    for (const document of vscode.workspace.textDocuments) void this.#refresh(document);
  }

  async #refresh(document: vscode.TextDocument): Promise<void> {
    if (this.#index.current(document) === null) return;
    // The rules come with the first requests; what counts is how the document stands when they are there.
    const [{ lint, readSeverities }, { isAnswered }] = await Promise.all([
      import('../../core/lint/lint.ts'),
      import('../../core/lint/answered.ts'),
    ]);
    const extraction = this.#index.currentExtraction(document);
    if (extraction === null || document.isClosed) return;
    // Where Discord's own answer stands there is nothing to foretell.
    const answers = answersIn(document).map(({ range, diagnosis, field }) => ({
      span: spanOf(document, range),
      diagnosis,
      field,
    }));
    const severities = readSeverities(setting('lint.severity', document.uri));
    const findings = isExcluded(document)
      ? []
      : lint({ text: document.getText(), language: document.languageId, ...extraction }, { severities }).filter(
          (finding) => !answers.some((answer) => isAnswered(finding, answer)),
        );
    this.#collection.set(
      document.uri,
      findings.map(
        (finding) =>
          new FindingDiagnostic(
            rangeOf(document, finding.span),
            this.#speech.shell.finding(finding.facts),
            finding,
            document.version,
          ),
      ),
    );
  }

  dispose(): void {
    this.#lifetime.dispose();
  }
}
