import type { Diagnosis } from '../../core/diagnose/diagnosis.ts';
import { basename } from '../../core/editing/basename.ts';
import type { Answer, Exchange, Vantage } from '../../core/exchange.ts';
import { type MendId, mendIds } from '../../core/mend/mend.ts';
import type { Clock } from '../../core/ports.ts';
import type { CredentialFacts } from '../../core/request/credentialFacts.ts';
import { type Sealed, show } from '../../core/request/seal.ts';
import { writeText } from '../../core/request/text.ts';
import type { Wire } from '../../core/request/wire.ts';
import type { ShownAnswer, ShownRequest, ShownRun } from '../../protocol/runner.ts';
import { loadCaptureWords } from '../../words/capture.ts';
import { speakDiagnosis } from '../../words/diagnosis.ts';
import { sizeText } from '../../words/size.ts';
import { readProject } from '../editor/project.ts';
import type { BotFacts, RunRecord } from '../history/journal.ts';
import { pathOf } from '../history/runPath.ts';
import type { StandingRequests } from '../history/standingRequests.ts';
import type { Speech } from '../speech.ts';

/** Characters of a body that the panel shows; the whole is in the editor. */
const previewLength = 10_000;

/** Fixes that a press can carry out, beside those that change text. */
const commandFixes: readonly string[] = [
  'choose-credential',
  'store-credential',
  'send-again',
  'send-to-sandbox',
  'show-buckets',
  'check-status-page',
  'explain-permissions',
  'explain',
];

/** Puts runs into the words of the panel. */
export class ShownRuns {
  readonly #speech: Speech;
  readonly #vantage: Vantage;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #standing: StandingRequests;

  constructor(speech: Speech, vantage: Vantage, clock: Pick<Clock, 'now'>, standing: StandingRequests) {
    this.#speech = speech;
    this.#vantage = vantage;
    this.#clock = clock;
    this.#standing = standing;
  }

  /** A run as the runner view shows it; nothing in it is secret. */
  async of(run: RunRecord): Promise<ShownRun> {
    const { state } = run;
    const shown = {
      id: run.id,
      title: `${writeText(run.draft.method.text)} ${pathOf(run)}`,
      sandbox: run.toSandbox,
      production: run.environment === 'production',
      place: this.#speech.shell.place(basename(run.place.uri.path), run.place.line + 1),
      request: null,
      answer: null,
    };
    const words = this.#speech.shell;
    switch (state.kind) {
      case 'sending':
        return {
          ...shown,
          state: 'sending',
          stateText: words.inProgress,
          elapsedMs: Math.max(0, this.#clock.now() - run.startedAt),
          request: await this.#request(run, state.wire, state.credential),
        };
      case 'refused':
        return { ...shown, state: 'refused', stateText: state.reason };
      case 'cancelled': {
        const request = state.wire && state.credential ? await this.#request(run, state.wire, state.credential) : null;
        const stateText = request === null ? words.cancelledBefore : words.cancelledUnderWay;
        return { ...shown, state: 'cancelled', stateText, request };
      }
      case 'done':
        return {
          ...shown,
          state: 'done',
          stateText: '',
          request: await this.#request(run, state.exchange.wire, state.exchange.credential),
          answer: await this.#answer(state.exchange, state.diagnosis, run),
        };
      default:
        return state satisfies never;
    }
  }

  async #request(run: RunRecord, wire: Wire, credential: CredentialFacts): Promise<ShownRequest> {
    const words = this.#speech.shell;
    const notes =
      run.bot !== undefined
        ? [await this.#madeBy(run, run.bot)]
        : [words.credentialNote(credential), ...run.filled.map(words.valueFilled), ...run.notes.map(words.wireNote)];
    if (wire.headers.some((header) => header.assumed)) notes.push(words.assumedDefaults(words.client(wire.client)));
    notes.push(words.sentFrom(this.#vantage.name ?? words.thisMachine));
    return {
      method: wire.method,
      url: show(wire.url),
      headers: wire.headers.map(({ name, value, assumed }) => ({ name, value: show(value), assumed })),
      body: bodyText(wire),
      notes,
    };
  }

  async #madeBy({ place }: RunRecord, { program, pid, library, isPlaced, isWeak }: BotFacts): Promise<string> {
    const words = await loadCaptureWords(this.#speech.locale);
    const at = isPlaced ? this.#speech.shell.place(basename(place.uri.path), place.line + 1) : '';
    return words.madeBy(program, pid, library, at, isWeak);
  }

  async #answer(exchange: Exchange, diagnosis: Diagnosis, run: RunRecord): Promise<ShownAnswer> {
    const spoken = speakDiagnosis(diagnosis, await this.#speech.diagnosis());
    const { outcome } = exchange;
    const answer = outcome.kind === 'answer' ? outcome : null;
    const located = run.draft.body?.fields;
    const actionable = await this.#actionable(
      spoken.fixes.map(({ id }) => id),
      run,
    );
    return {
      status: answer?.status ?? null,
      statusText: answer?.statusText ?? (outcome.kind === 'failure' ? outcome.code : ''),
      class: diagnosis.class,
      classTitle: spoken.classTitle,
      tone: toneOf(diagnosis),
      code: diagnosis.code,
      confidence: spoken.confidence,
      summary: spoken.summary,
      cause: spoken.cause,
      evidence: spoken.evidence,
      check: spoken.check,
      fixes: spoken.fixes.map((fix) => ({ ...fix, actionable: actionable.has(fix.id) })),
      fields: diagnosis.fields.map((field) => ({ ...field, located: located?.has(field.path) ?? false })),
      permissions: diagnosis.permissions,
      retry: diagnosis.class === 'success' ? '' : spoken.retry,
      headers: answer?.headers.map(([name, value]) => ({ name, value })) ?? [],
      timings: exchange.timings,
      ...bodyOf(answer),
    };
  }

  /** Those of the fixes of which a press does something: not every mend knows every kind of file. */
  async #actionable(fixes: readonly string[], run: RunRecord): Promise<ReadonlySet<string>> {
    const commands = fixes.filter((id) => commandFixes.includes(id));
    const mends = fixes.filter(isMend);
    const standing = mends.length === 0 ? undefined : await this.#standing.of(run);
    if (standing?.draft === undefined) return new Set(commands);
    const { document, draft } = standing;
    const [{ mend }, project] = await Promise.all([import('../../core/mend/mends.ts'), readProject(document.uri)]);
    const context = { text: document.getText(), draft, project };
    return new Set([...commands, ...mends.filter((id) => mend(id, context) !== null)]);
  }
}

function isMend(id: string): id is MendId {
  const mends: readonly string[] = mendIds;
  return mends.includes(id);
}

function bodyOf(answer: Answer | null): Pick<ShownAnswer, 'bodySize' | 'bodyTruncated' | 'bodyPreview'> {
  return {
    bodySize: answer === null ? '' : sizeText(answer.body.bytes),
    bodyTruncated: answer?.body.truncated ?? false,
    bodyPreview: answer?.body.text.slice(0, previewLength) ?? '',
  };
}

function bodyText({ body }: Wire): string {
  if (body === null) return '';
  switch (body.kind) {
    case 'text':
      return show(body.text).slice(0, previewLength);
    case 'file':
      return `< ${body.path}`;
    case 'multipart':
      return body.parts
        .map(({ name, filename, content }) => {
          const label = filename === undefined ? name : `${name}; ${filename}`;
          return `${label}: ${content.kind === 'text' ? show(content.text as Sealed) : `< ${content.path}`}`;
        })
        .join('\n')
        .slice(0, previewLength);
    default:
      return body satisfies never;
  }
}

function toneOf(diagnosis: Diagnosis): ShownAnswer['tone'] {
  if (diagnosis.class === 'success') return 'good';
  return diagnosis.class.startsWith('rate/') ? 'warning' : 'bad';
}
