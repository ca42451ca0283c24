import type { Inspected } from '../core/inspect/inspected.ts';
import type { Locale } from './locale.ts';

/** What a hover says about an id or a bitfield, in one language. */
export interface InspectedWords {
  /** The time in UTC, and how long ago that is. */
  readonly made: (iso: string, ago: string) => string;
  readonly snowflakeParts: (worker: number, process: number, increment: number) => string;
  readonly permissions: (count: number) => string;
  readonly intents: (count: number) => string;
  readonly privileged: (names: string) => string;
  readonly unknownBits: (bits: string) => string;
  readonly explain: (query: string) => string;
}

/** Loads them when they are first needed. */
export async function loadInspectedWords(locale: Locale): Promise<InspectedWords> {
  switch (locale) {
    case 'en':
      return (await import('./en/inspected.ts')).inspectedWords;
    case 'ja':
      return (await import('./ja/inspected.ts')).inspectedWords;
    default:
      return locale satisfies never;
  }
}

/**
 * Everything about an id or a bitfield as paragraphs.
 * @param now ms since 1970
 */
export function speakInspected(
  found: Exclude<Inspected, { kind: 'code' }>,
  words: InspectedWords,
  locale: Locale,
  now: number,
): readonly string[] {
  switch (found.kind) {
    case 'snowflake': {
      const iso = new Date(found.time).toISOString().replace('T', ' ').replace('Z', ' UTC');
      return [
        words.made(iso, agoOf(found.time - now, locale)),
        words.snowflakeParts(found.worker, found.process, found.increment),
      ];
    }
    case 'permissions':
      return [words.permissions(found.names.length), listOf(found.names), ...unknownOf(found.unknown, words)];
    case 'intents':
      return [
        words.intents(found.names.length),
        listOf(found.names),
        ...(found.privileged.length === 0 ? [] : [words.privileged(found.privileged.join(', '))]),
        ...unknownOf(found.unknown, words),
      ];
    default:
      return found satisfies never;
  }
}

function listOf(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' · ');
}

function unknownOf(unknown: bigint, words: InspectedWords): string[] {
  if (unknown === 0n) return [];
  const bits = [...unknown.toString(2)].reverse().flatMap((bit, index) => (bit === '1' ? `1 << ${index}` : []));
  return [words.unknownBits(bits.join(', '))];
}

const steps: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_556_952_000],
  ['month', 2_629_746_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
];

function agoOf(difference: number, locale: Locale): string {
  const [unit, size] = steps.find(([, each]) => Math.abs(difference) >= each) ?? (['second', 1000] as const);
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(Math.trunc(difference / size), unit);
}
