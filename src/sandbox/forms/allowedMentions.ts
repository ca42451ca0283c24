import { boolean, choice, fail, object, set, snowflake } from './form.ts';

const exclusive = ['roles', 'users'] as const;

/**
 * Whom a message may notify. Ids must differ (`allowed_mentions.users.1` with SET_TYPE_ALREADY_CONTAINS_VALUE in logs).
 * Source: https://docs.discord.com/developers/resources/message#allowed-mentions-object
 */
export const allowedMentions = object(
  {
    parse: set(choice(['roles', 'users', 'everyone'])),
    roles: set(snowflake, { max: 100 }),
    users: set(snowflake, { max: 100 }),
    replied_user: boolean,
  },
  (sent, path, report) => {
    const { parse } = sent;
    for (const kind of exclusive) {
      const named = sent[kind];
      if (!Array.isArray(parse) || !parse.includes(kind) || !Array.isArray(named) || named.length === 0) continue;
      // grade C: constants of an API mock
      const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
      fail(report, path, 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message);
    }
  },
);
