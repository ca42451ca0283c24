import { isSnowflake } from '../../core/discord/snowflake.ts';
import { isUnicodeEmoji } from '../unicodeEmoji.ts';
import type { Path } from './errorTree.ts';
import { boolean, type Check, fail, object, type Report, text } from './form.ts';

/**
 * The emoji of a button or of an option of a select: by id, or as a character. Both kinds of component say
 * BUTTON_COMPONENT_INVALID_EMOJI (discord-api-docs#8071), at `emoji.id` or `emoji.name` (logs of several bots). Whether
 * there is such an id is not looked up.
 */
export const componentEmoji: Check = object({ id: known, name: text({ max: 32 }), animated: boolean }, checkName);

function known(value: unknown, path: Path, report: Report): void {
  if (!isSnowflake(String(value))) invalid(path, report);
}

function checkName({ id, name }: Record<string, unknown>, path: Path, report: Report): void {
  const custom = id !== undefined && id !== null;
  if (!custom && !isUnicodeEmoji(String(name ?? ''))) invalid([...path, 'name'], report);
}

function invalid(path: Path, report: Report): void {
  fail(report, path, 'BUTTON_COMPONENT_INVALID_EMOJI', 'Invalid emoji');
}
