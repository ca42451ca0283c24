import type { UploadedFile } from '../body/multipart.ts';
import { allComponents } from './componentTree.ts';
import type { Path } from './errorTree.ts';
import { boolean, fail, float, isRecord, list, object, type Report, required, snowflake, text } from './form.ts';

/** Files that a message may have. */
export const filesOfMessage = 10;

/**
 * What is told of the files of a message.
 * Source: https://docs.discord.com/developers/resources/message#attachment-object-attachment-request-structure
 */
export const attachments = list(
  object({
    id: required(snowflake),
    filename: text({ min: 1, max: 1024 }),
    title: text({ max: 1024 }),
    description: text({ max: 1024 }),
    duration_secs: float,
    waveform: text({ max: 400 }),
    is_spoiler: boolean,
  }),
  { max: filesOfMessage },
);

/** A file that was there before. */
export interface Kept {
  readonly id: string;
  readonly filename: string;
}

/**
 * The number `n` of a file that came as `files[n]`, as text; undefined where the field has another name, which clients
 * from before attachments had numbers use.
 */
export function fileNumber({ field }: UploadedFile): string | undefined {
  return /^files\[(\d+)\]$/.exec(field)?.[1];
}

/**
 * Holds what is told of files against the files themselves: those of the request by their number, those that the message
 * has by their id. Code and message are grade C: constants of an API mock.
 */
export function checkAttachments(
  told: unknown,
  files: readonly UploadedFile[],
  kept: readonly Kept[],
  path: Path,
  report: Report,
): void {
  const known = new Set([...files.map(fileNumber), ...kept.map(({ id }) => id)]);
  for (const [index, one] of (Array.isArray(told) ? told : []).entries()) {
    const id = isRecord(one) ? String(one.id) : '';
    if (!known.has(id)) fail(report, [...path, index], 'ATTACHMENT_NOT_FOUND', 'Attachment data not found');
  }
}

/**
 * Components that show a file (`attachment://NAME`) need it in the message. The code is in several bots' logs; neither
 * its message nor whether it stands at the medium or at its url is.
 */
export function checkReferences(components: unknown, names: readonly string[], path: Path, report: Report): void {
  for (const { component, path: at } of allComponents(components, path)) {
    checkMedium(component.media, names, [...at, 'media'], report);
    checkMedium(component.file, names, [...at, 'file'], report);
    for (const [index, item] of (Array.isArray(component.items) ? component.items : []).entries()) {
      if (isRecord(item)) checkMedium(item.media, names, [...at, 'items', index, 'media'], report);
    }
  }
}

function checkMedium(medium: unknown, names: readonly string[], path: Path, report: Report): void {
  const name = /^attachment:\/\/(.*)$/is.exec(isRecord(medium) ? String(medium.url) : '')?.[1];
  if (name === undefined || names.includes(name)) return;
  const message = `The referenced attachment "${name}" was not found`;
  fail(report, [...path, 'url'], 'UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND', message);
}
