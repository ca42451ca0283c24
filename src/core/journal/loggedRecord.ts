import { diagnose } from '../diagnose/diagnose.ts';
import { readPasted } from '../diagnose/pasted.ts';
import { writtenMoment } from '../writtenMoment.ts';
import type { SafeRecord } from './safeRecord.ts';
import { toSafeRecord } from './toSafeRecord.ts';

/** A line that is no record, also no damaged one, but an exchange as other tools wrote it down; undefined where it is neither. */
export function loggedRecord(line: string): SafeRecord | undefined {
  const value = parsed(line);
  if (typeof (value as { readonly tracecord?: unknown } | null | undefined)?.tracecord === 'number') return undefined;
  const pasted = readPasted(value);
  if (pasted.kind === 'invalid') return undefined;
  const { at } = value as { readonly at?: unknown };
  const exchange = { ...pasted.exchange, startedAt: writtenMoment(at) ?? 0 };
  return toSafeRecord(exchange, diagnose(exchange, pasted.surroundings));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
