/** A stretch of time in milliseconds since the epoch, both ends included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Reads `2026-11-29 08:00 to 2026-11-29 09:30`; null where that is no span. Without a zone a time is local. */
export function parseSpan(text: string): Span | null {
  const [first = '', second, ...more] = text.split(/\s+(?:to|–|から)\s+/);
  if (second === undefined || more.length > 0) return null;
  const [from, to] = [timeOf(first), timeOf(second)];
  return Number.isNaN(from) || Number.isNaN(to) || from > to ? null : { from, to };
}

/** A date alone is read as UTC by the language: here it is local, as a time is. */
function timeOf(text: string): number {
  const written = text.trim();
  if (!/^\d{4}-\d\d-\d\d/.test(written)) return Number.NaN;
  return Date.parse(
    /^\d{4}-\d\d-\d\d$/.test(written) ? `${written}T00:00` : written.replace(' ', 'T').replace(' ', ''),
  );
}
