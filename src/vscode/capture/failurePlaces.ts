import type { TextDocument } from 'vscode';
import { callRange } from '../../core/capture/callRange.ts';
import type { CallSite } from '../../core/capture/callSite.ts';
import type { Diagnosis } from '../../core/diagnose/diagnosis.ts';
import { bodyPathOf } from '../../core/diagnose/fieldErrors.ts';
import { routeOf } from '../../core/discord/route.ts';
import type { LineRange } from '../../core/editing/shiftRange.ts';
import type { Extraction } from '../../core/extract/extraction.ts';
import type { Draft } from '../../core/request/draft.ts';
import { type Span, writeText } from '../../core/request/text.ts';
import type { Wire } from '../../core/request/wire.ts';
import type { DiagnosisWords } from '../../words/diagnosis.ts';
import { answerMessage, answerPlaces, fieldMessage } from '../editor/answerPlaces.ts';
import type { FailurePlace } from './botFailures.ts';

/** A failed request with the line that made it. */
export interface FailedCall {
  readonly site: CallSite;
  /** Where the line stands now, counted from 0. */
  readonly line: number;
  readonly wire: Wire;
  readonly diagnosis: Diagnosis;
}

/**
 * What a failure underlines: the parts of the request where it stands in the text as one, the rejected properties of a
 * high-level call (`channel.send`), else the call. Empty where no such line is there.
 */
export function failurePlaces(
  document: TextDocument,
  { drafts, payloads = [] }: Extraction,
  { site, line, wire, diagnosis }: FailedCall,
  words: DiagnosisWords,
): FailurePlace[] {
  const textOf = (at: number) => (at < document.lineCount ? document.lineAt(at).text : undefined);
  const call = callRange(site, line, textOf);
  if (call === null) return [];
  const isAround = ({ span: [start, end] }: { readonly span: Span }) =>
    document.positionAt(start).line <= line && line <= document.positionAt(end).line;
  const whole = answerMessage(diagnosis, words);
  const draft = drafts.find((one) => isAround(one) && isOfRoute(one, wire));
  if (draft !== undefined) {
    return answerPlaces(diagnosis, draft, document.getText(), words).map(({ span, ...said }) => ({
      ...said,
      range: linesOf(document, span),
    }));
  }
  const fields = payloads.filter(isAround).at(-1)?.body.fields;
  const route = routeOf(wire.method, wire.url);
  const rejected = diagnosis.fields.map((field) => {
    // What answers an interaction is wrapped in `data` by the library.
    const paths = [bodyPathOf(field, route), field.path, bodyPathOf(field, null)];
    const place = paths.map((path) => fields?.get(path)).find((one) => one !== undefined);
    const range = place === undefined ? call : linesOf(document, place.value);
    return { range, message: fieldMessage(field, words, whole), field };
  });
  return rejected.length === 0 ? [{ range: call, message: whole }] : rejected;
}

/** Whether a request of the text has the method and the route of one that was sent. */
export function isOfRoute(draft: Draft, { method, url }: Pick<Wire, 'method' | 'url'>): boolean {
  const written = writeText(draft.method.text).toUpperCase();
  const route = routeOf(method, url)?.template;
  return written === method && route !== undefined && routeOf(written, writeText(draft.url.text))?.template === route;
}

function linesOf(document: TextDocument, [start, end]: Span): LineRange {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
