import { bitSet, boolean, integer, list, object, required, snowflake, text } from './form.ts';
import { imageData } from './image.ts';

const color = integer({ min: 0, max: 0xff_ff_ff });

/**
 * A role to create or to change. Lengths are those of Discord's OpenAPI description.
 * Source: https://docs.discord.com/developers/resources/guild#create-guild-role
 */
export const role = object({
  name: text({ max: 100 }),
  permissions: bitSet,
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
