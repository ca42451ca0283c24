import type { Path } from './errorTree.ts';
import {
  boolean,
  type Check,
  fail,
  integer,
  isRecord,
  lengthOf,
  list,
  object,
  type Report,
  required,
  text,
  time,
  url,
} from './form.ts';

/** Characters that all embeds of a message may have together. */
const totalLimit = 6000;

const image = object({ url: required(url(['http', 'https', 'attachment'])) });

/** Blank ends of a text do not count. Source: https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
function trimmed(max: number): Check {
  const check = text({ max });
  return (value, path, report) => check(typeof value === 'string' ? value.trim() : value, path, report);
}

const field = object({ name: required(trimmed(256)), value: required(trimmed(1024)), inline: boolean });

/** One embed. Limits: https://docs.discord.com/developers/resources/message#embed-object-embed-limits */
const embed = object({
  title: trimmed(256),
  description: trimmed(4096),
  url: url(),
  timestamp: time,
  color: integer({ min: 0, max: 0xffffff }),
  footer: object({ text: required(trimmed(2048)), icon_url: url(['http', 'https', 'attachment']) }),
  image,
  thumbnail: image,
  author: object({ name: required(trimmed(256)), url: url(), icon_url: url(['http', 'https', 'attachment']) }),
  fields: list(field, { max: 25 }),
});

const each = list(embed, { max: 10 });

/** The embeds of a message. The error of the sum stands at the list itself (`embeds[MAX_EMBED_SIZE_EXCEEDED]` in logs). */
export const embeds: Check = (value, path, report) => {
  const before = report.length;
  each(value, path, report);
  if (report.length === before && Array.isArray(value)) checkTotal(value, path, report);
};

function checkTotal(value: readonly unknown[], path: Path, report: Report): void {
  const total = value.reduce<number>((sum, one) => sum + embedLength(one), 0);
  if (total > totalLimit) {
    fail(report, path, 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of ${totalLimit}`);
  }
}

/** Title, description, names and values of fields, footer and author count. */
function embedLength(value: unknown): number {
  if (!isRecord(value)) return 0;
  const { title, description, footer, author, fields } = value;
  const texts: unknown[] = [title, description];
  if (isRecord(footer)) texts.push(footer.text);
  if (isRecord(author)) texts.push(author.name);
  for (const one of Array.isArray(fields) ? fields : []) if (isRecord(one)) texts.push(one.name, one.value);
  return texts.reduce<number>((sum, part) => sum + (typeof part === 'string' ? lengthOf(part.trim()) : 0), 0);
}
