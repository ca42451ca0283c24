import type { Hole } from '../request/text.ts';

/** The environment variable that stands for a hole in code: its own name, or its expression in capitals. */
export function holeName(hole: Hole): string {
  const { source } = hole;
  switch (source.kind) {
    case 'environment':
      return source.name;
    case 'variable':
      return ownName(source.name);
    case 'answer':
    case 'expression':
      return ownName(hole.expression);
    default:
      return source satisfies never;
  }
}

/** Names that mean something to a shell or a system: code that took its value from one of them would take theirs. */
const taken: ReadonlySet<string> = new Set(
  'PATH HOME USER USERNAME LOGNAME SHELL PWD OLDPWD LANG LANGUAGE TERM TMP TEMP TMPDIR HOST HOSTNAME IFS UID EDITOR'.split(
    ' ',
  ),
);

function ownName(name: string): string {
  const constant = constantCase(name);
  return taken.has(constant) ? `${constant}_VALUE` : constant;
}

/** What the code takes where the environment has no such name. */
export function fallbackOf(hole: Hole): string | undefined {
  return hole.source.kind === 'environment' ? hole.source.fallback : undefined;
}

/** A name in capitals: `clientSecret` → `CLIENT_SECRET`. */
export function constantCase(name: string): string {
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').replace(/[^A-Za-z\d]+/g, '_');
  const trimmed = words
    .replace(/^_+|_+$/g, '')
    .slice(0, 40)
    .toUpperCase();
  return /^[A-Z]/.test(trimmed) ? trimmed : `VALUE${trimmed === '' ? '' : `_${trimmed}`}`;
}
