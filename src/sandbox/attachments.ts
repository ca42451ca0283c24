import type { APIAttachment } from 'discord-api-types/v10';
import type { UploadedFile } from './body/multipart.ts';
import { isRecord } from './forms/form.ts';
import type { Call } from './operation.ts';

/**
 * The files of a message after a request: of the old ones those that are listed (all, if there is no list), then what
 * came with the request. Undefined if the request says nothing of files.
 * Source: developers/reference#uploading-files, #editing-message-attachments
 */
export function attachmentsAfter(
  call: Call,
  listed: unknown,
  old: readonly APIAttachment[],
): APIAttachment[] | undefined {
  if (!Array.isArray(listed) && call.files.length === 0) return undefined;
  const entries = Array.isArray(listed) ? listed.filter(isRecord) : undefined;
  const entryOf = (id: string) => entries?.find((entry) => String(entry.id) === id);
  const kept = old.filter(({ id }) => entries === undefined || entryOf(id) !== undefined);
  const added = call.files.map((file, index) => attachment(call, file, entryOf(numberOf(file, index))));
  return [...kept, ...added];
}

/** The number by which the list of attachments names a file: that of its field `files[n]`. */
function numberOf({ field }: UploadedFile, index: number): string {
  return /^files\[(\d+)\]$/.exec(field)?.[1] ?? String(index);
}

function attachment(call: Call, file: UploadedFile, entry: Readonly<Record<string, unknown>> = {}): APIAttachment {
  const id = call.world.newId(call.now);
  const filename = typeof entry.filename === 'string' ? entry.filename : file.filename;
  const url = `${call.origin}/attachments/${id}/${encodeURIComponent(filename)}`;
  const description = typeof entry.description === 'string' ? { description: entry.description } : {};
  return { id, filename, ...description, size: file.size, url, proxy_url: url, content_type: file.contentType };
}
