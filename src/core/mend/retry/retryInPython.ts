import type { Edit, MendContext } from '../mend.ts';
import { definitionsEdit, withDefinitions } from './placement.ts';
import { pythonCallOf } from './pythonCall.ts';
import { pythonAdapters, pythonRetryDelay } from './pythonHelper.ts';
import type { Wrapped } from './retryAdapter.ts';
import { isIdempotent, waitsInMilliseconds } from './sending.ts';

/** The edits that send a call of Python through the helper of its library; null where that cannot be sure. */
export function retryInPython({ text, draft }: MendContext): Wrapped | null {
  const wrapping = pythonCallOf(text, draft);
  if (wrapping === null) return null;
  const { name, code, imports } = pythonAdapters[wrapping.adapter];
  const isDefined = (each: string): boolean => new RegExp(`^\\s*(?:async )?def ${each}\\b`, 'm').test(text);
  const definitions: string[] = [];
  if (!isDefined(name)) {
    if (!isDefined(pythonRetryDelay.name)) {
      if (/\b(?:retry_delay|global_limit_end)\b/.test(text)) return null;
      definitions.push(pythonRetryDelay.code);
    }
    definitions.push(code);
  }
  if (definitions.length > 0 && imports.some((module) => isTaken(text, module))) return null;
  const lines = imports.filter((module) => !isImported(text, module)).map((module) => `import ${module}`);
  const options = [
    ...(isIdempotent(draft) ? ['idempotent=True'] : []),
    // What v6 and v7 say is in milliseconds.
    ...(waitsInMilliseconds(draft) === true ? ['unit=0.001'] : []),
  ];
  const [start, end] = wrapping.span;
  const edits: Edit[] = [
    { span: [start, start], text: `${wrapping.awaits ? 'await ' : ''}${name}(lambda: ` },
    { span: [end, end], text: `${options.map((option) => `, ${option}`).join('')})` },
  ];
  if (definitions.length === 0) return { edits, call: wrapping.span };
  const whole = draft.code ?? ([0, text.length] as const);
  return {
    edits: withDefinitions(definitionsEdit(text, 'python', whole, lines, definitions), edits),
    call: wrapping.span,
  };
}

/** Whether a module is there by its own name. */
export function isImported(text: string, module: string): boolean {
  return new RegExp(`^import[ \\t](?:.*,)?[ \\t]*${module.replace('.', '\\.')}[ \\t]*(?:,|#|\\r?$)`, 'm').test(text);
}

/** Whether the module's name means something else in the file: `from time import time`. */
export function isTaken(text: string, module: string): boolean {
  return new RegExp(`^from[ \\t].*\\bimport\\b.*\\b${module}\\b|\\bas ${module}\\b|^${module}\\s*=`, 'm').test(text);
}
