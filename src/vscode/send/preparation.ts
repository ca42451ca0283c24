import * as vscode from 'vscode';
import { type BodyFiles, withBodyFiles } from '../../core/request/bodyFile.ts';
import { authorizationPart, type Draft } from '../../core/request/draft.ts';
import type { Refusal } from '../../core/request/refusal.ts';
import { fillText, type Hole, holesOf } from '../../core/request/text.ts';
import { toWire, type WireResult } from '../../core/request/toWire.ts';
import type { Wire } from '../../core/request/wire.ts';
import { expectedOf } from '../../core/values/expected.ts';
import { type FilledValue, filledValues } from '../../core/values/filledValue.ts';
import { credentialName } from '../credentials/credentialName.ts';
import type { CredentialPrompts } from '../credentials/credentialPrompts.ts';
import type { ActiveCredential, Profiles } from '../credentials/profiles.ts';
import type { Journal } from '../history/journal.ts';
import type { SandboxHost } from '../sandboxHost.ts';
import { allowedOrigins, setting, transportLimits } from '../settings.ts';
import type { Speech } from '../speech.ts';
import { folderOf, openFolders } from './documentFolder.ts';
import type { ListReader, ListReaderParts } from './listReader.ts';
import type { LookUp, RuntimeValues } from './runtimeValues.ts';
import { goesToSandbox, type ProfileFacts, type SendingWay, sendingWay } from './sendingWay.ts';

/** Why there is nothing to send: the request refuses, or the person left a question unanswered. */
export type Preparation =
  | (Extract<WireResult, { kind: 'ready' }> & {
      readonly filled: readonly FilledValue[];
      /** Of the profile that it goes with; absent without one. */
      readonly facts?: ProfileFacts;
    })
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'dismissed' };

/** A request that is not to be sent but asked about, with what reads for it. */
export type ReadPreparation =
  | { readonly kind: 'ready'; readonly wire: Wire; readonly reader: ListReader }
  | Exclude<Preparation, { kind: 'ready' }>;

/** What became of the questions, and with what a ready request goes. */
interface Settled {
  readonly preparation: Preparation;
  readonly sending?: SendingWay;
  readonly lookUp?: LookUp;
}

const dismissed: Settled = { preparation: { kind: 'dismissed' } };

/** At most this many questions for one request. */
const mostQuestions = 25;

/** Makes a draft ready to send: asks for the credential and the values that are missing, one after the other. */
export class Preparer {
  readonly #profiles: Profiles;
  readonly #prompts: () => Promise<CredentialPrompts>;
  readonly #values: RuntimeValues;
  readonly #sandbox: SandboxHost;
  readonly #journal: Journal;
  readonly #speech: Speech;
  readonly #reading: ListReaderParts;
  readonly #files: BodyFiles;

  constructor(parts: {
    readonly profiles: Profiles;
    /** Loaded by the first question. */
    readonly prompts: () => Promise<CredentialPrompts>;
    readonly values: RuntimeValues;
    readonly sandbox: SandboxHost;
    readonly journal: Journal;
    readonly speech: Speech;
    /** With what the lists of ids to pick from are read. */
    readonly reading: ListReaderParts;
    readonly files: BodyFiles;
  }) {
    this.#profiles = parts.profiles;
    this.#prompts = parts.prompts;
    this.#values = parts.values;
    this.#sandbox = parts.sandbox;
    this.#journal = parts.journal;
    this.#speech = parts.speech;
    this.#reading = parts.reading;
    this.#files = parts.files;
  }

  async prepare(document: vscode.Uri, draft: Draft, toSandbox: boolean): Promise<Preparation> {
    const { preparation } = await this.#settle(document, draft, toSandbox);
    if (preparation.kind !== 'ready') return preparation;
    // Looked at and not opened: what lies outside of the open folders is asked about before it is read.
    const look = this.#files.bodyFileLook(openFolders());
    const settled = await withBodyFiles(preparation, draft, { look, outside: 'ask' });
    return settled.kind === 'ready' ? { ...preparation, ...settled } : settled;
  }

  /** The request as it would be sent, and what reads with its credential. */
  async prepareToRead(document: vscode.Uri, draft: Draft, toSandbox: boolean): Promise<ReadPreparation> {
    const { preparation, sending, lookUp } = await this.#settle(document, draft, toSandbox);
    if (preparation.kind !== 'ready') return preparation;
    if (sending === undefined || lookUp === undefined) return { kind: 'dismissed' };
    const { wire } = preparation;
    return { kind: 'ready', wire, reader: await this.#readerOf(document, draft, sending, lookUp) };
  }

  async #settle(document: vscode.Uri, draft: Draft, toSandbox: boolean): Promise<Settled> {
    let active = this.#active(toSandbox, document);
    const allowed = allowedOrigins();
    for (let question = 0; question < mostQuestions; question += 1) {
      const sending = await this.#sending(active);
      if (sending === undefined) return dismissed;
      const lookUp = await this.#values.lookUp({ document, draft, realm: sending.realm });
      const result = this.#attempt(document, draft, sending, lookUp, allowed);
      if (result.kind === 'ready') {
        const { facts } = sending;
        const filled = filledValues(draft, lookUp);
        return { preparation: { ...result, filled, ...(facts === undefined ? {} : { facts }) }, sending, lookUp };
      }
      const { refusal } = result;
      const [hole] = refusal.reason === 'unresolved' ? refusal.holes : [];
      const needsCredential =
        refusal.reason === 'missing-credential' || (hole !== undefined && this.#isListed(hole, draft, lookUp));
      if (needsCredential && active.kind === 'none' && !sending.isWithout) {
        const chosen = await (await this.#prompts()).choose(document);
        if (chosen === undefined) return { preparation: result };
        active = chosen;
      } else if (refusal.reason === 'host' && refusal.origin !== undefined && sending.sandboxOrigin === undefined) {
        const { askForOrigin } = await import('./originQuestion.ts');
        const credential = active.kind === 'profile' ? active.profile.name : credentialName(active, this.#speech);
        if (!(await askForOrigin(refusal.origin, credential, this.#speech))) return { preparation: result };
        allowed.push(refusal.origin);
      } else if (hole !== undefined) {
        if (!(await this.#ask(document, draft, hole, sending, lookUp))) return { preparation: result };
      } else {
        return { preparation: result };
      }
    }
    return dismissed;
  }

  /** Asks for the value of one hole, also where it has one; false when the person dismissed the question. */
  async change(document: vscode.Uri, draft: Draft, hole: Hole): Promise<boolean> {
    const sending = await this.#sending(this.#active(false, document));
    if (sending === undefined) return false;
    return this.#ask(document, draft, hole, sending, await this.lookUp(document, draft));
  }

  /** What is known without asking of a request that is sent with the credential in use. */
  lookUp(document: vscode.Uri, draft: Draft | undefined): Promise<LookUp> {
    const realm = goesToSandbox(this.#active(false, document)) ? 'sandbox' : 'discord';
    return this.#values.lookUp({ document, draft, realm });
  }

  #active(toSandbox: boolean, document: vscode.Uri): ActiveCredential {
    return toSandbox ? { kind: 'sandbox' } : this.#profiles.active(document);
  }

  /** Undefined when the sandbox does not start or the secret is gone, which was said. */
  async #sending(active: ActiveCredential): Promise<SendingWay | undefined> {
    const way = await sendingWay(active, { profiles: this.#profiles, sandbox: this.#sandbox, speech: this.#speech });
    if (way === 'lost' && active.kind === 'profile') {
      void vscode.window.showWarningMessage(this.#speech.shell.lostSecret(active.profile.name));
    }
    return typeof way === 'string' ? undefined : way;
  }

  #attempt(
    document: vscode.Uri,
    draft: Draft,
    { realm, profile, isWithout, sandboxOrigin, way }: SendingWay,
    lookUp: LookUp,
    allowed: readonly string[],
  ): WireResult {
    return toWire(draft, {
      values: (hole) => lookUp(hole)?.value,
      answers: (request) => this.#journal.lastAnswer(document, request, realm === 'sandbox'),
      profile,
      withoutCredential: isWithout,
      allowedOrigins: allowed,
      unverifiedOrigins: setting('tls.allowSelfSigned'),
      way,
      trusted: vscode.workspace.isTrusted,
      filePath: (written) => this.#files.bodyFilePath(folderOf(document), written),
      ...(sandboxOrigin === undefined ? {} : { sandboxOrigin }),
    });
  }

  /** Whether a list of ids can be read for the hole of a request that takes its credential from run time. */
  #isListed(hole: Hole, draft: Draft, lookUp: LookUp): boolean {
    const { of, isSecret } = expectedOf(draft, hole.expression, (one) => lookUp(one)?.value);
    const authorization = authorizationPart(draft);
    return of !== undefined && !isSecret && (authorization === undefined || holesOf(authorization.text).length > 0);
  }

  async #ask(document: vscode.Uri, draft: Draft, hole: Hole, sending: SendingWay, lookUp: LookUp): Promise<boolean> {
    const reader = await this.#reader(document, draft, sending, lookUp);
    return this.#values.ask(hole, { document, draft, realm: sending.realm }, reader);
  }

  /** A webhook lists nothing, and without a credential nothing is listed. */
  async #reader(
    document: vscode.Uri,
    draft: Draft,
    sending: SendingWay,
    lookUp: LookUp,
  ): Promise<ListReader | undefined> {
    const { profile } = sending;
    return profile === null || profile.kind === 'webhook'
      ? undefined
      : this.#readerOf(document, draft, sending, lookUp);
  }

  async #readerOf(
    document: vscode.Uri,
    draft: Draft,
    { profile, sandboxOrigin, way, facts }: SendingWay,
    lookUp: LookUp,
  ): Promise<ListReader> {
    const { ListReader: Reader } = await import('./listReader.ts');
    return new Reader(this.#reading, {
      url: fillText(draft.url.text, (hole) => lookUp(hole)?.value).text,
      profile,
      draft,
      limits: transportLimits(document),
      way,
      passage: facts?.passage,
      ...(sandboxOrigin === undefined ? {} : { sandboxOrigin }),
    });
  }
}
