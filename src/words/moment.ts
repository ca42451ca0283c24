const formats = new Map<string | undefined, Intl.DateTimeFormat>();

function formatFor(zone: string | undefined): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
    ...(zone === undefined ? {} : { timeZone: zone }),
  });
  formats.set(zone, format);
  return format;
}

/**
 * A moment with its offset from UTC, as people compare them: `2026-11-29 17:45:12 +09:00`. `zone`: a name such as
 * `Asia/Tokyo`; without it, that of this machine.
 */
export function momentText(milliseconds: number, zone?: string): string {
  // Beyond what a date can hold, as a broken clock may say.
  if (!(Math.abs(milliseconds) <= 8.64e15)) return '?';
  const parts = new Map(
    formatFor(zone)
      .formatToParts(milliseconds)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? '';
  const offset = part('timeZoneName').replace('GMT', '') || '+00:00';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}:${part('second')} ${offset}`;
}

/** The day of a moment in a zone: `2026-11-29`. */
export function dayText(milliseconds: number, zone?: string): string {
  return momentText(milliseconds, zone).slice(0, 10);
}

/** The time of day: `17:45:12`. */
export function timeText(milliseconds: number, zone?: string): string {
  return momentText(milliseconds, zone).slice(11, 19);
}
