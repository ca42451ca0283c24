/** A copied request as a document, and VS Code's id of the language that it is written in. */
export interface PastedSource {
  readonly text: string;
  readonly language: string;
}

/** Tells an HTTP archive, an entry of one, or its request by their JSON; else the shell that a command is for. */
export function pastedSource(source: string): PastedSource {
  const trimmed = source.trim();
  const entries = /^[{[]/.test(trimmed) ? entriesOf(trimmed) : undefined;
  if (entries !== undefined) return { text: JSON.stringify({ log: { entries } }), language: 'json' };
  // What a terminal shows before a command.
  const command = trimmed.replace(/^(?:\$|%|>|PS [^>\n]*>)\s+/, '');
  return { text: command, language: shellOf(command) };
}

/** The entries of an archive, however much of it was copied. */
function entriesOf(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (Array.isArray(value)) return value;
    if (!isRecord(value)) return undefined;
    if (isRecord(value.log) && Array.isArray(value.log.entries)) return value.log.entries;
    if (isRecord(value.request)) return [value];
    return typeof value.url === 'string' ? [{ request: value }] : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Browsers copy for cmd with carets, and for PowerShell with its own commands. */
function shellOf(command: string): string {
  if (/\^(?:["^]|\r?\n)/.test(command)) return 'bat';
  return /\bInvoke-(?:WebRequest|RestMethod)\b|`\r?\n/i.test(command) ? 'powershell' : 'shellscript';
}
