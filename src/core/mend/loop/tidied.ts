import type { Handling, Statement } from '../../request/handling.ts';
import { applyEdits } from '../applyEdits.ts';
import type { Edit } from '../mend.ts';
import type { LastTurn } from './lastTurn.ts';
import { removal } from './lineEdits.ts';

/** The edits, with the definitions of what only counted; null where something still counts on it. */
export function tidied(
  text: string,
  handling: Handling,
  turn: LastTurn,
  counters: ReadonlySet<string>,
  errors: readonly string[],
  before: readonly Statement[],
): readonly Edit[] | null {
  const edits = turn.edits.all();
  if (edits === null) return null;
  const [from, to] = [Math.max(0, handling.code.span[0]), handling.code.span[1]];
  const own = edits.filter(({ span }) => from <= span[0] && span[1] <= to);
  const left = applyEdits(
    text.slice(from, to),
    own.map((edit) => ({ ...edit, span: [edit.span[0] - from, edit.span[1] - from] as const })),
  );
  const definitions: Edit[] = [];
  for (const name of [...counters, ...errors]) {
    const uses = [...left.matchAll(new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}(?![\\w$])`, 'g'))].length;
    if (uses === 0) continue;
    const definition = before.find(
      ({ kind, text: written }) =>
        kind === 'plain' &&
        new RegExp(
          `^(?:(?:let|var|const)\\s+)?${name.replaceAll('$', '\\$')}(?:\\s*:\\s*[^=]+)?(?:\\s*=\\s*[\\w.*]+)?\\s*;?$`,
        ).test(written.trim()),
    );
    if (definition !== undefined && uses === 1) definitions.push(removal(text, definition.span));
    // A parameter stays for those who give it, where there may be some.
    else if (uses === 1 && before.length === 0) definitions.push(...parameterRemoval(text, handling, name));
    else if (counters.has(name) && (uses > 1 || before.length > 0)) return null;
  }
  definitions.push(...merged(text, left, before, edits));
  return [...definitions, ...edits].toSorted((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
}

/** The last parameter of a function of JavaScript that counted its calls, where nobody else may give it. */
function parameterRemoval(text: string, { code, name = '' }: Handling, parameter: string): Edit[] {
  const local = name.replaceAll('$', '\\$');
  const isShared = new RegExp(`\\bexport\\b[^;\\n]*\\b${local}\\b|\\bexports\\b[^;]*\\b${local}\\b`).test(text);
  const head = new RegExp(
    `^(?:async\\s+)?function\\s+${local}\\s*\\(([^()]*?)(,?\\s*\\b${parameter}(?:\\s*:\\s*\\w+)?\\s*=\\s*\\d+)\\)`,
  );
  const [, others, own] = head.exec(code.text) ?? [];
  if (isShared || others === undefined || own === undefined) return [];
  const count = others.split(',').filter((each) => each.trim() !== '').length;
  const [start, end] = code.span;
  const outside = text.slice(0, start) + text.slice(end);
  const uses = [...outside.matchAll(new RegExp(`(?<![\\w$])${local}\\b(?:\\s*\\(([^()]*)\\))?`, 'g'))];
  // Handed over as a value, or called with something nested, it may be given.
  const isGiven = uses.some(
    ([, list]) => list === undefined || list.split(',').filter((each) => each.trim() !== '').length > count,
  );
  const at = start + code.text.indexOf(others + own) + others.length;
  return isGiven ? [] : [{ span: [at, at + own.length], text: '' }];
}

/** `let answer;` right above the only place that sets it becomes one with it. */
function merged(text: string, left: string, before: readonly Statement[], edits: readonly Edit[]): Edit[] {
  const last = before.at(-1);
  const [, name, type = ''] = /^let\s+([\w$]+)(\s*:\s*[^=;]+)?;?$/.exec(last?.text.trim() ?? '') ?? [];
  if (last === undefined || name === undefined) return [];
  const set = new RegExp(`(?<![\\w$.])${name.replaceAll('$', '\\$')}\\s*=(?![=>])`, 'g');
  const opening = edits.find(({ span }) => span[0] >= last.span[1]);
  const at = opening === undefined ? -1 : opening.span[1] + (/^\s*/.exec(text.slice(opening.span[1]))?.[0].length ?? 0);
  if (
    [...left.matchAll(set)].length !== 1 ||
    !new RegExp(`^${name.replaceAll('$', '\\$')}\\s*=(?![=>])`).test(text.slice(at))
  )
    return [];
  return [removal(text, last.span), { span: [at, at + name.length], text: `const ${name}${type}` }];
}
