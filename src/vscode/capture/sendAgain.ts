import * as vscode from 'vscode';
import { compose } from '../../core/compose/compose.ts';
import { routeOf } from '../../core/discord/route.ts';
import { indentJson } from '../../core/editing/indentJson.ts';
import { dialectOf, loadExtractor } from '../../core/extract/extract.ts';
import type { Draft, DraftBody } from '../../core/request/draft.ts';
import { literalOf } from '../../core/request/text.ts';
import { loadCaptureWords } from '../../words/capture.ts';
import type { RunRecord } from '../history/journal.ts';
import type { Speech } from '../speech.ts';
import { isOfRoute } from './failurePlaces.ts';

/**
 * Opens the request of a bot as one of an .http file, ready to be sent: without a secret, with the body as the code says
 * it, else with a place for it.
 */
export async function openCaptured(run: RunRecord, speech: Speech): Promise<void> {
  if (run.bot === undefined) return;
  const words = await loadCaptureWords(speech.locale);
  const { draft, place, bot } = run;
  const body = draft.body === null || !bot.isPlaced || bot.isWeak ? undefined : await bodyInCode(run);
  const shown = bot.isPlaced ? `${vscode.workspace.asRelativePath(place.uri)}:${place.line + 1}` : '';
  const notes = [
    words.draftNote(bot.program, bot.isWeak ? '' : shown),
    ...(draft.body !== null && body === undefined ? [words.bodyNote] : []),
  ];
  const request = compose(body === undefined ? draft : { ...draft, body: indented(body) }, 'http');
  const content = `${notes.map((note) => `# ${note}`).join('\n')}\n${request}\n`;
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'http', content }));
}

/** The body of the request, or of the high-level call, that stands on the line. */
async function bodyInCode({ place, state }: RunRecord): Promise<DraftBody | undefined> {
  const document = await vscode.workspace.openTextDocument(place.uri).then(
    (opened) => opened,
    () => undefined,
  );
  if (document === undefined || state.kind !== 'done') return undefined;
  const extract = await loadExtractor(dialectOf(document.languageId, document.fileName));
  const { drafts = [], payloads = [] } = extract?.(document.getText()) ?? {};
  const isOnLine = ({ span: [start, end] }: Pick<Draft, 'span'>) =>
    document.positionAt(start).line <= place.line && place.line <= document.positionAt(end).line;
  const draft = drafts.find((one) => isOnLine(one) && isOfRoute(one, state.exchange.wire));
  if (draft !== undefined) return draft.body ?? undefined;
  const { method, url } = state.exchange.wire;
  const isMessage = /^\/channels\/\{channel_id\}\/messages(?:\/\{message_id\})?$/.test(
    routeOf(method, url)?.template ?? '',
  );
  const payload = payloads.filter(isOnLine).find(({ kind }) => kind === 'message' || kind === 'message-change');
  return isMessage ? payload?.body : undefined;
}

/** JSON that nothing is left open in, as people write it. */
function indented(body: DraftBody): DraftBody {
  const text = body.kind === 'json' ? literalOf(body.text) : undefined;
  return text === undefined ? body : { ...body, text: [indentJson(text)] };
}
