import { scalarText } from '../../scalar.ts';
import { boolean, type Check, isNothing, itemsOf, listOf, oneOf, record, repeatedIn, snowflake } from './shape.ts';

/** Naming some and allowing all of a kind exclude each other. */
const exclusive: Check = ({ parse, roles, users }, path, judge) => {
  for (const [kind, named] of Object.entries({ roles, users })) {
    if (!itemsOf(parse).includes(kind) || isNothing(named)) continue;
    judge.refuse(`${path}${kind}`, { kind: 'conflict', other: `parse: ["${kind}"]` });
  }
};

/** No id and no kind stands twice. */
const distinct: Check = ({ parse, roles, users }, path, judge) => {
  for (const [key, list] of Object.entries({ parse, roles, users })) {
    const values = itemsOf(list).map((one) => (judge.knows(one) ? scalarText(one) : undefined));
    for (const [index, first] of repeatedIn(values)) {
      judge.refuse(`${path}${key}[${index}]`, { kind: 'duplicate', first: `${path}${key}[${first}]` });
    }
  }
};

/**
 * Whom a message may notify.
 * Source: https://docs.discord.com/developers/resources/message#allowed-mentions-object
 */
export const allowedMentions = record(
  {
    parse: listOf(oneOf('roles', 'users', 'everyone')),
    roles: listOf(snowflake, 100),
    users: listOf(snowflake, 100),
    replied_user: boolean,
  },
  [],
  exclusive,
  distinct,
);
