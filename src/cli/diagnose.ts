import { decodeText } from '../core/decode/decodeText.ts';
import type { Frame } from '../core/decode/frames.ts';
import { diagnose } from '../core/diagnose/diagnose.ts';
import { readPasted } from '../core/diagnose/pasted.ts';
import type { Surroundings } from '../core/diagnose/surroundings.ts';
import type { Exchange } from '../core/exchange.ts';
import { loadCommandLineWords } from '../words/commandLine.ts';
import { loadDiagnosisWords } from '../words/diagnosis.ts';
import { diagnosisJson } from '../words/diagnosisJson.ts';
import type { Locale } from '../words/locale.ts';
import { type CommandResult, type Input, readInputs, UsageError, writeJson } from './commandLine.ts';
import { diagnosisText } from './diagnosisText.ts';

/** `tracecord diagnose`: what exchanges, stack traces and log lines mean. Exit status 1 when one of them failed. */
export async function diagnoseCommand(
  files: readonly string[],
  options: { readonly json: boolean; readonly locale: Locale },
): Promise<CommandResult> {
  const words = await loadDiagnosisWords(options.locale);
  const labels = await loadCommandLineWords(options.locale);
  const read = (await readInputs(files)).map((input) => {
    const { exchange, surroundings, frames } = exchangeOf(input);
    return { file: input.file, diagnosis: diagnose(exchange, surroundings), frames };
  });
  const output = options.json
    ? writeJson(
        read.map(({ file, diagnosis, frames }) => ({
          file,
          value: { ...diagnosisJson(diagnosis, words), ...(frames.length === 0 ? {} : { frames }) },
        })),
      )
    : read.map(({ diagnosis }) => diagnosisText(diagnosis, words, labels)).join('\n');
  return { output, status: read.every(({ diagnosis }) => diagnosis.class === 'success') ? 0 : 1 };
}

interface Read {
  readonly exchange: Exchange;
  readonly surroundings: Surroundings;
  /** The person's own code in a stack trace, the innermost first. */
  readonly frames: readonly Frame[];
}

/**
 * An exchange in the command line's own form, or whatever else a text tells: a trace, a log, an HTTP answer, a HAR.
 * @throws UsageError where it tells of none
 */
export function exchangeOf({ file, text }: Input): Read {
  const json = parsed(text.replace(/^\uFEFF/, ''));
  const pasted = 'value' in json ? readPasted(json.value) : undefined;
  if (pasted?.kind === 'exchange') return { ...pasted, frames: [] };
  if (pasted !== undefined && isMeantAsExchange(json)) {
    throw new UsageError({ code: 'not-an-exchange', file, problems: pasted.problems });
  }
  const decoded = decodeText(text);
  if (decoded?.kind === 'exchange') return { ...decoded.pasted, frames: decoded.frames };
  if (decoded !== null) throw new UsageError({ code: 'close-code', file, query: `${decoded.scope}/${decoded.code}` });
  if (pasted !== undefined) throw new UsageError({ code: 'not-an-exchange', file, problems: pasted.problems });
  throw new UsageError({ code: 'not-json', file, reason: 'reason' in json ? json.reason : '' });
}

/** Our own form, however faulty: decoding it as something else would hide what is wrong with it. */
function isMeantAsExchange(json: object): boolean {
  const { response, failure } = ('value' in json ? (json.value ?? {}) : {}) as Record<string, unknown>;
  return [response, failure].some((outcome) => typeof outcome === 'object' && outcome !== null);
}

function parsed(text: string): { readonly value: unknown } | { readonly reason: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { reason: (error as Error).message };
  }
}
