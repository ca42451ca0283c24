import type { Path } from './errorTree.ts';
import { boolean, fail, integer, list, object, type Report, required, snowflake, text } from './form.ts';
import { imageData } from './image.ts';

const color = integer({ min: 0, max: 0xff_ff_ff });

/**
 * A role to create or to change. Lengths are those of Discord's OpenAPI description.
 * Source: https://docs.discord.com/developers/resources/guild#create-guild-role
 */
export const role = object({
  name: text({ max: 100 }),
  permissions: permissionBits,
  color,
  colors: object({ primary_color: color, secondary_color: color, tertiary_color: color }),
  hoist: boolean,
  icon: imageData,
  unicode_emoji: text({ max: 100 }),
  mentionable: boolean,
});

/**
 * New places of roles; that there are not more of them than a guild has roles is a bound of ours.
 * Source: https://docs.discord.com/developers/resources/guild#modify-guild-role-positions
 */
export const rolePositions = list(object({ id: required(snowflake), position: integer() }), { max: 250 });

/** Permissions as decimal text or a number. The message is from the pattern of its neighbours, not seen. */
function permissionBits(value: unknown, path: Path, report: Report): void {
  if (/^\d{1,20}$/.test(String(value))) return;
  fail(report, path, 'NUMBER_TYPE_COERCE', `Value "${String(value)}" is not int.`);
}
