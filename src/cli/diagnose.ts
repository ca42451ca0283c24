import { diagnose } from '../core/diagnose/diagnose.ts';
import { type Pasted, readPasted } from '../core/diagnose/pasted.ts';
import { loadCommandLineWords } from '../words/commandLine.ts';
import { loadDiagnosisWords } from '../words/diagnosis.ts';
import { diagnosisJson } from '../words/diagnosisJson.ts';
import type { Locale } from '../words/locale.ts';
import { type CommandResult, type Input, readInputs, UsageError, writeJson } from './commandLine.ts';
import { diagnosisText } from './diagnosisText.ts';

/** `tracecord diagnose`: what the answers of pasted exchanges mean. Exit status 1 when one of them failed. */
export async function diagnoseCommand(
  files: readonly string[],
  options: { readonly json: boolean; readonly locale: Locale },
): Promise<CommandResult> {
  const words = await loadDiagnosisWords(options.locale);
  const labels = await loadCommandLineWords(options.locale);
  const read = (await readInputs(files)).map((input) => {
    const { exchange, surroundings } = exchangeOf(input);
    return { file: input.file, diagnosis: diagnose(exchange, surroundings) };
  });
  const output = options.json
    ? writeJson(read.map(({ file, diagnosis }) => ({ file, value: diagnosisJson(diagnosis, words) })))
    : read.map(({ diagnosis }) => diagnosisText(diagnosis, words, labels)).join('\n');
  return { output, status: read.every(({ diagnosis }) => diagnosis.class === 'success') ? 0 : 1 };
}

function exchangeOf({ file, text }: Input): Extract<Pasted, { kind: 'exchange' }> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new UsageError({ code: 'not-json', file, reason: (error as Error).message });
  }
  const pasted = readPasted(value);
  if (pasted.kind === 'exchange') return pasted;
  throw new UsageError({ code: 'not-an-exchange', file, problems: pasted.problems });
}
