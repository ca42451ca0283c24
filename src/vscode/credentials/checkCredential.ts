import * as vscode from 'vscode';
import { type CredentialReport, credentialReport } from '../../core/credentials/credentialReport.ts';
import { credentialQuestions, readCredential } from '../../core/credentials/readCredential.ts';
import { secretFacts } from '../../core/credentials/secretFacts.ts';
import { comparePlaces, type Fingerprint } from '../../core/credentials/secretPlaces.ts';
import { controlLimits } from '../../core/outage/control.ts';
import { credentialPage } from '../../words/credentialPage.ts';
import { type CredentialReportWords, loadCredentialReportWords, speakReport } from '../../words/credentialReport.ts';
import type { MadeDocuments } from '../editor/madeDocuments.ts';
import type { SandboxHost } from '../sandboxHost.ts';
import { ListReader, type ListReaderParts } from '../send/listReader.ts';
import { sendingWay } from '../send/sendingWay.ts';
import { surveyCode } from './codeSurvey.ts';
import type { CredentialPrompts } from './credentialPrompts.ts';
import type { Profiles } from './profiles.ts';
import { type CheckedCredential, secretSources } from './secretSources.ts';

/** What checking needs of the rest. */
export interface CheckParts {
  readonly documents: MadeDocuments;
  readonly profiles: Profiles;
  readonly prompts: () => Promise<CredentialPrompts>;
  readonly sandbox: SandboxHost;
  /** The road that every request takes. */
  readonly reading: ListReaderParts;
  /** By which equal secrets are known. */
  readonly fingerprint: Fingerprint;
  /** Of the process that the editor's extensions run in. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Fires when a person calls off everything. */
  readonly onDidCancelAll: vscode.Event<void>;
}

/** Milliseconds for everything together. */
const longest = 60_000;

/** "What is this credential, and does it work?": says what can be told of it, and where else it stands. */
export class CredentialCheck {
  readonly #parts: CheckParts;
  #last: string | undefined;
  #running: Promise<void> | undefined;

  constructor(parts: CheckParts) {
    this.#parts = parts;
  }

  /** Command: checks the active credential and shows the report. One at a time. */
  async run(): Promise<void> {
    this.#running ??= this.#check().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Command: copies the last report, which holds no secret. */
  async copy(): Promise<void> {
    if (this.#last === undefined) await this.run();
    if (this.#last === undefined) return;
    await vscode.env.clipboard.writeText(this.#last);
    void vscode.window.setStatusBarMessage((await this.#words()).copied, 4000);
  }

  async #check(): Promise<void> {
    const { documents, reading, profiles } = this.#parts;
    const words = await this.#words();
    const checked = await this.#chosen(words);
    if (checked === undefined) return;
    const report = await this.#withProgress(words, (progress, cancel) => this.#ask(checked, words, progress, cancel));
    if (report === undefined) return;
    const { active, profile, way } = checked;
    const sandbox = way.realm === 'sandbox';
    const rows = await speakReport(report, words, reading.speech.locale);
    const page = { name: active.name, sandbox, words, rows };
    this.#last = credentialPage(report, page);
    const { applicationId } = report;
    if (profile !== null && applicationId !== null && !sandbox) await profiles.learn(profile.id, { applicationId });
    await documents.open(documents.add('credential', credentialPage(report, { ...page, copyHint: words.copyHint })));
  }

  /** The active credential with its secret; undefined where there is none, which was said. */
  async #chosen(words: CredentialReportWords): Promise<CheckedCredential | undefined> {
    const { profiles, prompts, sandbox, reading } = this.#parts;
    const { speech } = reading;
    const current = profiles.active(vscode.window.activeTextEditor?.document.uri);
    const active = current.kind === 'none' ? await (await prompts()).choose() : current;
    if (active === undefined) return undefined;
    const way = await sendingWay(active, { profiles, sandbox, speech });
    if (way === 'no-sandbox') return undefined;
    const profile = active.kind === 'profile' ? active.profile : null;
    if (way !== 'lost' && way.profile !== null) return { active: way.profile, profile, way };
    const sentence = way === 'lost' ? speech.shell.lostSecret(profile?.name ?? '') : words.nothingToCheck;
    void vscode.window.showWarningMessage(sentence);
    return undefined;
  }

  /** Undefined where it was called off. */
  async #ask(
    checked: CheckedCredential,
    words: CredentialReportWords,
    progress: vscode.Progress<{ message: string }>,
    cancel: AbortSignal,
  ): Promise<CredentialReport | undefined> {
    const { active, way } = checked;
    const { reading, profiles, environment, fingerprint } = this.#parts;
    const reader = new ListReader(reading, {
      url: 'https://discord.com/api/v10',
      profile: active,
      limits: controlLimits,
      way: way.way,
      passage: way.facts?.passage,
      ...(way.sandboxOrigin === undefined ? {} : { sandboxOrigin: way.sandboxOrigin }),
    });
    const bounded = AbortSignal.any([cancel, AbortSignal.timeout(longest)]);
    const readings = await readCredential(credentialQuestions(active.kind, active.secret), (path) =>
      reader.answer(path, bounded, (waits) => progress.report({ message: waits ? words.waiting : '' })),
    );
    progress.report({ message: words.lookingAtCode });
    const survey = active.kind === 'bot' ? await surveyCode(bounded) : null;
    const sources = await secretSources(profiles, checked, environment);
    const places = await comparePlaces(sources, fingerprint);
    if (cancel.aborted) return undefined;
    const secret = secretFacts(active.kind, active.secret);
    return credentialReport({ secret, readings, survey, places, now: reading.clock.now() });
  }

  #withProgress<T>(
    words: CredentialReportWords,
    task: (progress: vscode.Progress<{ message: string }>, cancel: AbortSignal) => Promise<T>,
  ): Thenable<T> {
    const options = { location: vscode.ProgressLocation.Notification, title: words.looking, cancellable: true };
    return vscode.window.withProgress<T>(options, async (progress, token) => {
      const cancel = new AbortController();
      const listening = [token, { onCancellationRequested: this.#parts.onDidCancelAll }].map((source) =>
        source.onCancellationRequested(() => cancel.abort()),
      );
      try {
        return await task(progress, cancel.signal);
      } finally {
        for (const listener of listening) listener.dispose();
      }
    });
  }

  #words(): Promise<CredentialReportWords> {
    return loadCredentialReportWords(this.#parts.reading.speech.locale);
  }
}
