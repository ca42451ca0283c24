import * as vscode from 'vscode';
import { askedRequest, operationOf } from '../../core/permissions/askedRequest.ts';
import { explainPermissions } from '../../core/permissions/explainPermissions.ts';
import type { AskedRequest } from '../../core/permissions/permissionNeeds.ts';
import { type FactsEnd, readFacts } from '../../core/permissions/readFacts.ts';
import type { Clock } from '../../core/ports.ts';
import type { ApiAnswer } from '../../core/request/readApi.ts';
import { loadPermissionWords, type PermissionWords } from '../../words/permissions.ts';
import { noPermissionsPage, permissionsPage } from '../../words/permissionsPage.ts';
import { unreadMeaning } from '../../words/unreadMeaning.ts';
import type { MadeDocuments } from '../editor/madeDocuments.ts';
import type { RequestIndex } from '../editor/requestIndex.ts';
import type { Speech } from '../speech.ts';
import type { Delivery } from './delivery.ts';
import { IdPicker } from './idPicker.ts';
import type { ListReader } from './listReader.ts';
import type { Preparer } from './preparation.ts';
import { pickRequest } from './requestPicker.ts';

/** What explaining needs of the rest. */
export interface PermissionParts {
  readonly index: RequestIndex;
  readonly preparer: Preparer;
  readonly delivery: Delivery;
  readonly documents: MadeDocuments;
  readonly speech: Speech;
  readonly clock: Pick<Clock, 'now'>;
}

/** The request in question: at a place, or at the cursor; `toSandbox`: it was sent to the sandbox. */
export interface PermissionWish {
  readonly uri?: vscode.Uri | undefined;
  readonly range?: vscode.Range | undefined;
  readonly toSandbox: boolean;
}

/**
 * Command: explains the permissions of a request on a page beside the code. The request is not sent; what decides on it
 * is read with the credential that it would get.
 */
export async function explainRequest(parts: PermissionParts, { uri, range, toSandbox }: PermissionWish): Promise<void> {
  const { index, preparer, delivery, documents, speech } = parts;
  const picked = await pickRequest(index, speech, uri, range);
  if (picked === undefined) return;
  const prepared = await preparer.prepareToRead(picked.document.uri, picked.draft, toSandbox);
  if (prepared.kind === 'dismissed') return;
  if (prepared.kind === 'refused') {
    await delivery.refuse(prepared.refusal);
    return;
  }
  const words = await loadPermissionWords(speech.locale);
  const request = askedRequest(prepared.wire);
  const page =
    request === null
      ? noPermissionsPage(prepared.wire.method, { why: 'no-place' }, '', words)
      : await explained(request, prepared.reader, words, parts);
  if (page !== null) await documents.open(documents.add('permissions', page));
}

/** The page about a request; null where it was called off. */
async function explained(
  request: AskedRequest,
  reader: ListReader,
  words: PermissionWords,
  { speech, clock }: PermissionParts,
): Promise<string | null> {
  let readings = 0;
  const end = await withProgress(words.reading, async (cancel): Promise<FactsEnd> => {
    const read = async (path: string): Promise<ApiAnswer> => {
      readings += 1;
      return reader.answer(path, cancel, () => {});
    };
    return readFacts(request, { read, chooseGuild: () => chooseGuild(reader, speech), now: clock.now() });
  });
  const operation = operationOf(request);
  if (end.kind === 'read') return permissionsPage(operation, readings, explainPermissions(request, end.facts), words);
  return end.why === 'cancelled'
    ? null
    : noPermissionsPage(operation, end, await unreadMeaning(end, speech.locale), words);
}

function withProgress<T>(title: string, task: (cancel: AbortSignal) => Promise<T>): Thenable<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (_, token) => {
    const cancel = new AbortController();
    token.onCancellationRequested(() => cancel.abort());
    return task(cancel.signal);
  });
}

async function chooseGuild(reader: ListReader, speech: Speech): Promise<string | null> {
  const picker = new IdPicker('guild', {
    reader,
    words: await speech.values(),
    expression: 'guild_id',
    recents: () => [],
  });
  const end = await picker.pick({});
  if (end.kind === 'picked') return end.id;
  return end.kind === 'type' ? typedGuild(speech) : null;
}

async function typedGuild(speech: Speech): Promise<string | null> {
  const words = await speech.values();
  const typed = await vscode.window.showInputBox({
    title: words.typeTitle('guild_id'),
    prompt: words.typePrompt('id'),
    ignoreFocusOut: true,
    validateInput: (written) => (/^\d{15,20}$/.test(written.trim()) ? undefined : words.problem('no-id')),
  });
  return typed?.trim() ?? null;
}
