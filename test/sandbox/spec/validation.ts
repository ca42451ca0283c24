import type * as z from 'zod/mini';

const incidents = 'documented in developers/resources/guild#incidents-data-object';
const template =
  'documented in developers/resources/guild-template#guild-template-object-example-guild-template-object';
const media = 'no GUILD_MEDIA (16) is described (developers/resources/channel#channel-object-channel-types)';
const partial = 'a test entitlement comes without them (developers/resources/entitlement#create-test-entitlement)';

function sameFor(faults: Readonly<Record<string, string>>, ...operations: readonly string[]) {
  return Object.fromEntries(operations.map((operation) => [operation, faults]));
}

/**
 * Where the documentation or logs contradict the description, by operation and complaint (indices are `*`), and why the
 * sandbox keeps to them.
 */
const contradictions: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'any 429': {
    'code: invalid_type (number expected)':
      'a 429 has a code only for some limits (developers/topics/rate-limits#exceeding-a-rate-limit-rate-limit-response-structure)',
  },
  ...sameFor(
    {
      'incidents_data.raid_detected_at: not described': incidents,
      'incidents_data.dm_spam_detected_at: not described': incidents,
    },
    'GET /guilds/{guild_id}',
    'PATCH /guilds/{guild_id}',
  ),
  ...sameFor(
    { 'serialized_source_guild.icon_hash: not described': template },
    'GET /guilds/templates/{code}',
    'POST /guilds/{guild_id}/templates',
    'PUT /guilds/{guild_id}/templates/{code}',
    'PATCH /guilds/{guild_id}/templates/{code}',
    'DELETE /guilds/{guild_id}/templates/{code}',
  ),
  'GET /guilds/{guild_id}/templates': { '*.serialized_source_guild.icon_hash: not described': template },
  'GET /channels/{channel_id}': { 'type: invalid_value': media },
  'GET /guilds/{guild_id}/channels': { '*.type: invalid_value': media },
  'POST /channels/{channel_id}/threads': {
    'message: not described':
      'a post comes with its message (developers/resources/channel#start-thread-in-forum-or-media-channel)',
  },
  'POST /applications/{application_id}/entitlements': {
    'starts_at: invalid_type (string expected)': partial,
    'ends_at: invalid_type (string expected)': partial,
    'user_id: invalid_type (string expected)':
      "what a guild has is no user's (developers/resources/entitlement#entitlement-object)",
  },
  'POST /interactions/{interaction_id}/{interaction_token}/callback': {
    'resource.type: invalid_value':
      'only 4, 7 and 12 are described; a deferred answer (5) has its message too, which discord.js hands out',
  },
};

const needed = new Set<string>();

/**
 * What the schema does not accept of an answer, as `path: what`, and fields that it does not name. Known contradictions
 * are left out.
 */
export function faults(operation: string, schema: z.ZodMiniType, value: unknown): string[] {
  const result = schema.safeParse(withZuluTimes(value));
  const found = result.success
    ? missing(value, result.data, '').map((path) => `${path}: not described`)
    : result.error.issues.flatMap((issue) => leaves(issue as Issue, []));
  const known = contradictions[operation] ?? {};
  return [...new Set(found)].filter((fault) => {
    if (known[fault] !== undefined) needed.add(`${operation} ${fault}`);
    return known[fault] === undefined;
  });
}

/** Contradictions that no answer has shown so far. */
export function unneededContradictions(): string[] {
  return Object.entries(contradictions)
    .flatMap(([operation, known]) => Object.keys(known).map((fault) => `${operation} ${fault}`))
    .filter((name) => !needed.has(name));
}

/**
 * The schemas' `iso.datetime()` takes only `Z`; the documentation and Discord's answers have `+00:00`
 * (developers/reference#iso-8601-date-time), so that here only this is a time.
 */
function withZuluTimes(value: unknown): unknown {
  if (typeof value === 'string') {
    const [, time, zone] = /^(\d{4}-\d\d-\d\dT[\d:.]+)(Z|\+00:00)$/.exec(value) ?? [];
    if (time === undefined) return value;
    return zone === 'Z' ? `${value}, not +00:00` : `${time}Z`;
  }
  if (Array.isArray(value)) return value.map(withZuluTimes);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withZuluTimes(inner)]));
}

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly expected?: string;
  readonly errors?: readonly (readonly Issue[])[];
}

/**
 * Complaints as text. Of a union's branches only those of the one that fits best: it fits at its root, and then has the
 * fewest complaints.
 */
function leaves({ code, path, expected, errors = [] }: Issue, before: readonly PropertyKey[]): string[] {
  const here = [...before, ...path];
  const misfit = (branch: readonly Issue[]) => (branch.some((inner) => inner.path.length === 0) ? 1000 : 0);
  const [best] = errors
    .map((branch) => ({ texts: branch.flatMap((inner) => leaves(inner, here)), rank: misfit(branch) }))
    .sort((a, b) => a.rank + a.texts.length - (b.rank + b.texts.length));
  if (best !== undefined) return best.texts;
  const place = here.map((step) => (typeof step === 'number' ? '*' : String(step))).join('.');
  return [`${place}: ${code}${expected === undefined ? '' : ` (${expected} expected)`}`];
}

function missing(sent: unknown, read: unknown, path: string): string[] {
  if (Array.isArray(sent) && Array.isArray(read)) {
    return sent.flatMap((item, index) => missing(item, read[index], `${path}*.`));
  }
  if (typeof sent !== 'object' || sent === null || typeof read !== 'object' || read === null) return [];
  const known = read as Readonly<Record<string, unknown>>;
  return Object.entries(sent).flatMap(([name, inner]) =>
    name in known ? missing(inner, known[name], `${path}${name}.`) : [path + name],
  );
}
