import { dirname, resolve } from 'node:path';
import { emptyLedger } from '../core/buckets/ledger.ts';
import { diagnose } from '../core/diagnose/diagnose.ts';
import { withBodyFiles } from '../core/request/bodyFile.ts';
import type { Question } from '../core/request/caution.ts';
import { verdictOf } from '../core/request/guard.ts';
import type { GuardRefusal, Refusal } from '../core/request/refusal.ts';
import { show } from '../core/request/seal.ts';
import { toWire } from '../core/request/toWire.ts';
import { type RunEnd, type RunPorts, run } from '../core/run.ts';
import { nameOfHole } from '../core/values/remembered.ts';
import { bodyFileLook, bodyFilePath } from '../node/bodyFile.ts';
import { bodyFileText } from '../node/bodyFileText.ts';
import { systemClock } from '../node/systemClock.ts';
import { loadCommandLineWords } from '../words/commandLine.ts';
import { loadDiagnosisWords } from '../words/diagnosis.ts';
import { diagnosisJson } from '../words/diagnosisJson.ts';
import type { Locale } from '../words/locale.ts';
import { loadRefusalWords } from '../words/refusal.ts';
import { type CommandResult, UsageError } from './commandLine.ts';
import { diagnosisText } from './diagnosisText.ts';
import { exchangeDocument } from './exchangeDocument.ts';
import { runWithRetries } from './runWithRetries.ts';
import { selectRequest } from './selector.ts';
import { limits, profileOf, startLocal, transportTo, valuesOf } from './sending.ts';
import { version } from './version.ts';

interface SendOptions {
  readonly language?: string;
  readonly json: boolean;
  readonly locale: Locale;
  /** Send again what limits or faults refused, where that is safe. Without it there is one clean failing signal. */
  readonly retry: boolean;
  readonly sandbox: boolean;
  /** How that sandbox behaves. */
  readonly scenario?: string;
  /** Send what cannot be brought back without asking; the sandbox needs no yes. */
  readonly yes: boolean;
  /** Read every file that the body names, also outside of the working directory and the folder of the request's file. */
  readonly allowFiles: boolean;
  readonly tokenVariable?: string;
  /** Values of what only run time knows, each as `name=value`; they win over the environment. */
  readonly set: readonly string[];
}

/** `tracecord send`: one request, once unless told otherwise, and what its answer means. */
export async function sendCommand(operands: readonly string[], options: SendOptions): Promise<CommandResult> {
  const { file, draft } = await selectRequest('send', operands, options.language);
  const values = valuesOf(draft, options.set);
  const sandbox = options.sandbox ? await startLocal(options.scenario) : null;
  try {
    const folder = resolve(file === '-' ? '.' : dirname(file));
    const wire = toWire(draft, {
      values,
      profile: sandbox?.profile ?? profileOf(options.tokenVariable),
      withoutCredential: false,
      allowedOrigins: [],
      trusted: true,
      versions: { tracecord: version },
      filePath: (written) => bodyFilePath(folder, written),
      ...(sandbox === null ? {} : { sandboxOrigin: sandbox.origin }),
    });
    const look = bodyFileLook([process.cwd(), folder], { anywhere: options.allowFiles });
    const prepared = await withBodyFiles(wire, draft, { look, outside: 'refuse' });
    const transport = transportTo(sandbox);
    const cancel = new AbortController();
    process.once('SIGINT', () => cancel.abort());
    let asked: { readonly question: Question; readonly exposure: string } | undefined;
    const confirm = async (question: Question) => {
      const { exposure } = question;
      const words = exposure === undefined ? undefined : await loadRefusalWords(options.locale);
      const isFirst = asked === undefined;
      asked = { question, exposure: words && exposure ? words.exposure(exposure) : '' };
      // Never silently, but once however often it is tried.
      if (options.yes && isFirst && asked.exposure !== '') {
        process.stderr.write(`${(await loadCommandLineWords(options.locale)).sendsToken(asked.exposure)}\n`);
      }
      return options.yes;
    };
    const once = (ports: Pick<RunPorts, 'hear' | 'turn'>): Promise<RunEnd> =>
      run(
        {
          id: globalThis.crypto.randomUUID(),
          prepared,
          limits,
          origin: sandbox === null ? 'runner' : 'sandbox',
          vantage: { kind: 'local' },
        },
        {
          transport,
          clock: systemClock,
          verdict: (local) => verdictOf(emptyLedger, systemClock.monotonic(), local),
          readFile: bodyFileText,
          confirm,
          show: () => {},
          ...ports,
        },
        cancel.signal,
      );
    const { result: end, attempts } = options.retry
      ? await runWithRetries(once, await loadCommandLineWords(options.locale), cancel)
      : { result: await once({ hear: () => {} }), attempts: 1 };
    await transport.close();
    if (end.kind === 'refused') {
      if (end.refusal.reason === 'unresolved')
        throw new UsageError({ code: 'unresolved', names: end.refusal.holes.map(nameOfHole) });
      const reason = (await loadRefusalWords(options.locale)).refusal(end.refusal);
      throw new UsageError({ code: 'refused', reason }, refusalDocument(end.refusal, file, reason));
    }
    if (end.kind === 'cancelled') {
      if (cancel.signal.aborted || prepared.kind !== 'ready') return { output: '', status: 1 };
      const { method, url } = prepared.wire;
      const { question, exposure = '' } = asked ?? {};
      const destroys = question?.destruction !== null;
      throw new UsageError({ code: 'needs-yes', method, path: new URL(show(url)).pathname, destroys, exposure });
    }
    const diagnosis = diagnose(end.exchange);
    const words = await loadDiagnosisWords(options.locale);
    const status = diagnosis.class === 'success' ? 0 : 1;
    if (!options.json) {
      return { output: diagnosisText(diagnosis, words, await loadCommandLineWords(options.locale)), status };
    }
    const document = { ...exchangeDocument(end.exchange), attempts, diagnosis: diagnosisJson(diagnosis, words) };
    return { output: `${JSON.stringify(document, null, 2)}\n`, status };
  } finally {
    await sandbox?.close();
  }
}

/** A refusal for programs: its facts, where in the file it is about (UTF-16 units), and the sentence for people. */
function refusalDocument(refusal: Refusal | GuardRefusal, file: string, message: string): object {
  const { span, ...facts } = { span: undefined, ...refusal };
  const place = span === undefined ? {} : { start: span[0], end: span[1] };
  const isAllowable =
    refusal.reason === 'body-file' && (refusal.problem === 'outside' || refusal.problem === 'other-host');
  return { refused: { ...facts, file, ...place, message, ...(isAllowable ? { option: '--allow-files' } : {}) } };
}
