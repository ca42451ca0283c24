type Unit = 'day' | 'hour' | 'minute' | 'second' | 'millisecond';

const formats = new Map<string, Intl.NumberFormat>();

/** Time to go, rounded up so that it never says zero too early: `0.4s`, `12s`, `4m 32s`, `23h 5m`, `3d 2h`. */
export function countdown(milliseconds: number, locale: string): string {
  const tenths = Math.ceil(milliseconds / 100);
  if (tenths < 100) return unit(tenths / 10, 'second', locale, 1);
  return inTwoUnits(milliseconds / 1000, locale, Math.ceil);
}

/** Milliseconds until `countdown` would say something else. */
export function countdownStep(milliseconds: number): number {
  if (milliseconds <= 10_000) return milliseconds % 100 || 100;
  return milliseconds % 1000 || 1000;
}

/** Time gone by, rounded down. */
export function elapsed(milliseconds: number, locale: string): string {
  const tenths = Math.floor(milliseconds / 100);
  if (tenths < 100) return unit(tenths / 10, 'second', locale, 1);
  return inTwoUnits(milliseconds / 1000, locale, Math.floor);
}

/** A measured time: `0.4ms`, `12ms`, `1.24s`. */
export function measured(milliseconds: number, locale: string): string {
  if (milliseconds >= 1000) return unit(milliseconds / 1000, 'second', locale, 2);
  return unit(milliseconds, 'millisecond', locale, milliseconds < 10 ? 1 : 0);
}

function inTwoUnits(exact: number, locale: string, round: (value: number) => number): string {
  const seconds = round(exact);
  if (seconds < 60) return unit(seconds, 'second', locale, 0);
  if (seconds < 3600) return pair(seconds, 60, 'minute', 'second', locale);
  if (seconds < 86_400) return pair(round(exact / 60), 60, 'hour', 'minute', locale);
  return pair(round(exact / 3600), 24, 'day', 'hour', locale);
}

function pair(amount: number, base: number, large: Unit, small: Unit, locale: string): string {
  const rest = amount % base;
  const whole = unit(Math.floor(amount / base), large, locale, 0);
  return rest === 0 ? whole : `${whole} ${unit(rest, small, locale, 0)}`;
}

function unit(value: number, name: Unit, locale: string, decimals: number): string {
  const key = `${locale} ${name} ${decimals}`;
  let format = formats.get(key);
  if (format === undefined) {
    // Narrow Japanese writes Latin letters.
    const unitDisplay = locale.startsWith('ja') ? 'short' : 'narrow';
    const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    format = new Intl.NumberFormat(locale, { style: 'unit', unit: name, unitDisplay, ...digits });
    formats.set(key, format);
  }
  return format.format(value);
}
