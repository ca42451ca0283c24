import type { Path } from './errorTree.ts';
import { fail, list, object, type Report, required, snowflake, text } from './form.ts';
import { emojiImage } from './image.ts';

/** Letters, digits and underscores, 2 to 32 of them (support.discord.com); the code of the pattern is that of commands. */
function emojiName(value: unknown, path: Path, report: Report): void {
  const before = report.length;
  text({ min: 2, max: 32 })(value, path, report);
  if (report.length > before || /^\w+$/.test(String(value))) return;
  fail(report, path, 'STRING_TYPE_REGEX', 'String value did not match validation regex.');
}

/** Source: https://docs.discord.com/developers/resources/emoji#create-guild-emoji */
export const emoji = object({ name: required(emojiName), image: required(emojiImage), roles: list(snowflake) });

/** Source: https://docs.discord.com/developers/resources/emoji#modify-guild-emoji */
export const emojiChange = object({ name: emojiName, roles: list(snowflake) });
