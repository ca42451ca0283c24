import { type CallSite, callSiteOf } from './callSite.ts';
import type { SentEvent } from './captureEvent.ts';
import type { ToSource } from './listening.ts';

/** The line that made a request, in the text that the person wrote. */
export interface WrittenSite {
  readonly site: CallSite;
  /** When that text was compiled, milliseconds since the epoch; undefined where it runs as it is. */
  readonly builtAt?: number;
}

/** Packages whose calls send at once, in their caller's stack. */
const atOnce = /(?:^|[/\\])node_modules[/\\]undici[/\\]/;

/**
 * The nearest frame that the person wrote. Where a bundle lies between it and the request it is a guess: what of the
 * bundle sent may be a library with a queue, whose callers are others. Without one it is the line of the bundle, as a
 * guess. Null where no frame is in the workspace (`roots`: absolute paths).
 */
export async function writtenSite(
  site: SentEvent['site'],
  roots: readonly string[],
  toSource: ToSource,
): Promise<WrittenSite | null> {
  let isGuess = site?.weak === true;
  let inBundle: CallSite | null = null;
  for (const frame of site?.frames ?? []) {
    if (callSiteOf({ frames: [frame] }, roots) === null) continue;
    const { frame: written, builtAt, made, source = '' } = await toSource(frame);
    const found = callSiteOf({ frames: [written], weak: isGuess || made !== undefined }, roots);
    if (made === undefined && found !== null) return { site: found, ...(builtAt === undefined ? {} : { builtAt }) };
    inBundle ??= found;
    isGuess ||= !atOnce.test(source);
  }
  return inBundle === null ? null : { site: inBundle };
}
