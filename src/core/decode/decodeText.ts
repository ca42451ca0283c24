import { type Pasted, readPasted } from '../diagnose/pasted.ts';
import type { RealtimeScope } from '../discord/realtimeCode.ts';
import { readClient } from './clientReport.ts';
import { readCompiled } from './compiledReport.ts';
import { type Frame, framesOf } from './frames.ts';
import { readHttp } from './httpReport.ts';
import { readJavaScript } from './javascriptReport.ts';
import { readJson } from './jsonReport.ts';
import { withoutLogPrefix } from './logLines.ts';
import { readClosed, readPage, readStatusLine, readTokenRefusal, readTransport } from './plainReport.ts';
import { readPython } from './pythonReport.ts';
import type { Reporter, ReportReader } from './reported.ts';

/** UTF-16 units that are looked at: the end of a longer text, where logs have the newest. */
const longest = 200_000;

/** What a pasted text tells. */
export type DecodedText =
  | {
      readonly kind: 'exchange';
      readonly by: Reporter;
      readonly pasted: Extract<Pasted, { kind: 'exchange' }>;
      readonly frames: readonly Frame[];
    }
  | {
      readonly kind: 'realtime';
      readonly by: Reporter;
      readonly scope: RealtimeScope;
      readonly code: number;
      readonly frames: readonly Frame[];
    };

/** The readers, the one that understands most of its text first. */
const readers: readonly ReportReader[] = [
  readJavaScript,
  readPython,
  readCompiled,
  readTokenRefusal,
  readHttp,
  readClient,
  readJson,
  readPage,
  readClosed,
  readTransport,
  readStatusLine,
];

/**
 * Finds what went wrong in a stack trace, a log line, an HTTP dump, a HAR or JSON, and the person's own code in it.
 * Null where the text tells of no failure of Discord's. Secrets in it are masked; it never throws.
 */
export function decodeText(text: string): DecodedText | null {
  const looked = withoutLogPrefix(
    text
      .slice(-longest)
      .replace(/^\uFEFF/, '')
      .replaceAll('\r\n', '\n'),
  );
  for (const read of readers) {
    const found = read(looked);
    if (found === null) continue;
    const frames = framesOf(looked.startsWith('{') ? looked.replaceAll('\\n', '\n').replaceAll('\\"', '"') : looked);
    if (found.kind === 'realtime') return { ...found, frames };
    const pasted = readPasted(found.exchange);
    if (pasted.kind !== 'exchange') continue;
    const surroundings = {
      ...pasted.surroundings,
      ...(isLibrary(found.by) ? { clientAuthorizes: true as const } : {}),
    };
    return { kind: 'exchange', by: found.by, pasted: { ...pasted, surroundings }, frames };
  }
  return null;
}

/** Libraries for bots refuse to start without a token; what only kept a record says nothing of it. */
function isLibrary(by: Reporter): boolean {
  return by !== 'axios' && by !== 'HAR' && by !== 'HTTP' && by !== 'JSON' && by !== 'transport';
}
