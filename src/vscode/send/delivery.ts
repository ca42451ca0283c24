import * as vscode from 'vscode';
import type { Diagnosis } from '../../core/diagnose/diagnosis.ts';
import type { Surroundings } from '../../core/diagnose/surroundings.ts';
import type { Exchange } from '../../core/exchange.ts';
import type { Draft } from '../../core/request/draft.ts';
import type { GuardRefusal, Refusal } from '../../core/request/refusal.ts';
import { writeText } from '../../core/request/text.ts';
import { loadRefusalWords } from '../../words/refusal.ts';
import type { Answers } from '../editor/answers.ts';
import type { Journal } from '../history/journal.ts';
import type { StandingRequests } from '../history/standingRequests.ts';
import { offer, type Remedy } from '../remedy.ts';
import type { Speech } from '../speech.ts';
import { workspaceFileNames } from './workspaceFiles.ts';

/** Milliseconds for which the names of the workspace's files are taken as they were. */
const filesKnownFor = 60_000;

/** Recent exchanges that a diagnosis may rest on. */
const recentExchanges = 20;

/** Brings what became of a request to the person: refusals as a sentence, answers onto their text. */
export class Delivery {
  readonly #answers: Answers;
  readonly #standing: StandingRequests;
  readonly #journal: Journal;
  readonly #speech: Speech;
  #files: { readonly names: Promise<readonly string[]>; readonly at: number } | undefined;

  constructor(answers: Answers, standing: StandingRequests, journal: Journal, speech: Speech) {
    this.#answers = answers;
    this.#standing = standing;
    this.#journal = journal;
    this.#speech = speech;
  }

  /** Says why nothing was sent, and gives the sentence back. */
  async refuse(refusal: Refusal | GuardRefusal): Promise<string> {
    const words = await loadRefusalWords(this.#speech.locale);
    const sentence = words.refusal(refusal);
    void offer(remedyFor(refusal), this.#speech, (button) => vscode.window.showWarningMessage(sentence, button));
    return sentence;
  }

  /** Loads what an answer will need while the request is still on its way. */
  prepare(): void {
    void this.#fileNames();
    void this.#speech.diagnosis();
    void import('../../core/diagnose/diagnose.ts');
    void import('../editor/answerPlaces.ts');
  }

  /** What is known around an exchange. The names of files count only after a failure. */
  async surroundings(exchange: Exchange): Promise<Surroundings> {
    const failed = exchange.outcome.kind === 'failure' || exchange.outcome.status >= 400;
    const recent = this.#journal.runs
      .flatMap((run) => (run.state.kind === 'done' ? [run.state.exchange] : []))
      .slice(0, recentExchanges)
      .reverse();
    return { workspaceFiles: failed ? await this.#fileNames() : [], recent };
  }

  /** Shows an answer on its text as it stands now; a success takes away what earlier answers left. */
  async showInText(document: vscode.TextDocument, sent: Draft, run: string, diagnosis: Diagnosis): Promise<void> {
    const draft = await this.#standing.followed(run, document);
    if (draft === undefined) return;
    if (diagnosis.class === 'success') return this.#answers.clearRequest(document, draft.span);
    // It was edited while it was on its way: the answer is about a text that is no longer there.
    if (whatIsSaid(draft) !== whatIsSaid(sent)) return;
    const words = await this.#speech.diagnosis();
    const { answerPlaces } = await import('../editor/answerPlaces.ts');
    const places = answerPlaces(diagnosis, draft, document.getText(), words);
    this.#answers.show(document, draft.span, run, diagnosis, places);
  }

  #fileNames(): Promise<readonly string[]> {
    const now = performance.now();
    if (this.#files === undefined || now - this.#files.at > filesKnownFor) {
      this.#files = { names: workspaceFileNames(), at: now };
    }
    return this.#files.names;
  }
}

/** A request as its text says it, wherever it stands. */
function whatIsSaid({ method, url, headers, body }: Draft): string {
  const parts = [method.text, url.text, ...headers.map(({ value }) => value.text), body?.text ?? []];
  return [...parts.map(writeText), ...headers.map(({ name }) => name)].join('\n');
}

/** Where a refusal can be answered; else the runner says it at length. */
function remedyFor(refusal: Refusal | GuardRefusal): Remedy {
  switch (refusal.reason) {
    case 'missing-credential':
      return { kind: 'choose-credential' };
    case 'untrusted-workspace':
      return { kind: 'manage-trust' };
    case 'host':
      return refusal.problem === 'not-discord'
        ? { kind: 'open-setting', setting: 'allowedOrigins' }
        : { kind: 'show-runner' };
    default:
      return { kind: 'show-runner' };
  }
}
