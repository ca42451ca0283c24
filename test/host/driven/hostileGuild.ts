/** Where the guild of the hostile server is. */
export const guild = '1213458536202371091';
/** A channel of it that Discord would hide. */
export const hiddenChannel = '1213458536202371090';
const me = '1213458536202371089';

/** An answer of the hostile server about its guild: every name in it repeats the token that came with the request. */
export function guildAnswer(
  path: string,
  token: string,
): { readonly status: number; readonly body: object } | undefined {
  const user = { id: me, username: `name ${token}`, mfa_enabled: false };
  const everyone = { id: guild, name: `@everyone ${token}`, permissions: '0', position: 0 };
  const found: Readonly<Record<string, object>> = {
    '/users/@me': user,
    '/users/@me/guilds': [{ id: guild, name: `Guild ${token}` }],
    [`/guilds/${guild}`]: { id: guild, name: `Guild ${token}`, owner_id: guild, mfa_level: 0, roles: [everyone] },
    [`/guilds/${guild}/members/${me}`]: { user, nick: `Nick ${token}`, roles: [] },
    [`/guilds/${guild}/channels`]: [
      { id: hiddenChannel, name: `channel-${token}`, type: 0, guild_id: guild, permission_overwrites: [] },
    ],
    [`/guilds/${guild}/threads/active`]: { threads: [] },
  };
  const body = found[path];
  if (body !== undefined) return { status: 200, body };
  return path === `/channels/${hiddenChannel}`
    ? { status: 403, body: { message: `Missing Access ${token}`, code: 50001 } }
    : undefined;
}
