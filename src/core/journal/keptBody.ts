import type { KeptBody } from './safeRecord.ts';

/** What may be kept of the JSON of an answer, or was: numbers and a switch, of anything else nothing. */
export function keptBody(value: unknown): KeptBody {
  if (typeof value !== 'object' || value === null) return {};
  const { code, retry_after, global } = value as Readonly<Record<string, unknown>>;
  return {
    ...(typeof code === 'number' && Number.isFinite(code) && { code }),
    ...(typeof retry_after === 'number' && Number.isFinite(retry_after) && { retry_after }),
    ...(typeof global === 'boolean' && { global }),
  };
}
