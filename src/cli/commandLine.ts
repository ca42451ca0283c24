import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { dialectOf } from '../core/extract/extract.ts';
import type { UsageFault } from '../words/commandLine.ts';
import { withoutSecrets } from './callSecrets.ts';

/** A mistake in the call or an unreadable input: said on stderr, exit status 2. It holds no secret, whatever was called. */
export class UsageError extends Error {
  readonly fault: UsageFault;
  /** The same for programs, where there is more to tell: printed where JSON is asked for. */
  readonly document: object | undefined;

  constructor(fault: UsageFault, document?: object) {
    super(fault.code);
    this.fault = withoutSecrets(fault);
    this.document = withoutSecrets(document);
  }
}

/** What a command writes, and with which status it ends: 0 fine, 1 findings or a failed request. */
export interface CommandResult {
  readonly output: string;
  readonly status: 0 | 1;
}

/** One input with its text. `file` is `-` for standard input. */
export interface Input {
  readonly file: string;
  readonly text: string;
}

/** Reads files, or standard input for `-`, in their order. */
export async function readInputs(files: readonly string[]): Promise<Input[]> {
  if (files.length === 0) throw new UsageError({ code: 'no-files' });
  return Promise.all(
    files.map(async (file) => ({ file, text: file === '-' ? await readStandardInput() : await read(file) })),
  );
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError({ code: 'unreadable', file, reason: (error as Error).message });
  }
}

async function readStandardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const languages: Readonly<Record<string, string>> = {
  '.http': 'http',
  '.rest': 'http',
  '.vue': 'vue',
  '.svelte': 'svelte',
  '.har': 'json',
  '.txt': 'plaintext',
  '.sh': 'shellscript',
  '.bash': 'shellscript',
  '.zsh': 'shellscript',
  '.curl': 'shellscript',
  '.bat': 'bat',
  '.cmd': 'bat',
  '.ps1': 'powershell',
  '.psm1': 'powershell',
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
  // Google Apps Script, as clasp keeps it.
  '.gs': 'javascript',
  '.jsx': 'javascriptreact',
  '.ts': 'typescript',
  '.mts': 'typescript',
  '.cts': 'typescript',
  '.tsx': 'typescriptreact',
  '.py': 'python',
  '.pyw': 'python',
  '.ipynb': 'json',
};

/** VS Code's language id of a file, by its name; `--language` decides where it is given. */
export function languageOf(file: string, chosen: string | undefined): string {
  if (chosen !== undefined) return dialectOf(chosen, file);
  if (file === '-') throw new UsageError({ code: 'unnamed-language' });
  const language = languages[extname(file).toLowerCase()];
  if (language === undefined) throw new UsageError({ code: 'unknown-language', file });
  return dialectOf(language, file);
}

/** One document for one input, else one document a line with the file's name. */
export function writeJson(documents: readonly { readonly file: string; readonly value: object }[]): string {
  const [only] = documents;
  if (documents.length === 1 && only !== undefined) return `${JSON.stringify(only.value, null, 2)}\n`;
  return documents.map(({ file, value }) => `${JSON.stringify({ file: withoutSecrets(file), ...value })}\n`).join('');
}

/**
 * The value of an option that is a whole number, from 0 to `most`.
 * @throws UsageError
 */
export function wholeNumber(option: string, value: string, most: number = Number.MAX_SAFE_INTEGER): number {
  if (/^\d+$/.test(value) && Number(value) <= most) return Number(value);
  throw new UsageError({ code: 'bad-number', option, value });
}

/**
 * The value of `--port`; 0 takes any free one.
 * @throws UsageError
 */
export function portNumber(value: string): number {
  return wholeNumber('--port', value, 65_535);
}
