/** Secrets of every kind, put together here so that no scanner finds one; each holds its mark several times over. */
export const marks = {
  bot: 'canaryB1',
  other: 'canaryD3',
  webhook: 'canaryW5',
  interaction: 'canaryI7',
  bearer: 'canaryR2',
  client: 'canaryL4',
  cookie: 'canaryC6',
  proxy: 'canaryP8',
} as const;

/** A kind of secret. */
export type Mark = keyof typeof marks;

function tokenOf(id: string, mark: string): string {
  return [Buffer.from(id).toString('base64url'), 'GaBcDe', `${mark.repeat(4)}xyzTAI`].join('.');
}

/** Shaped as Discord's are. */
export const secrets = {
  bot: tokenOf('123456789012345678', marks.bot),
  other: tokenOf('223456789012345678', marks.other),
  webhook: `${marks.webhook.repeat(8)}TAIL`,
  interaction: `aW50ZXJhY3Rpb246${marks.interaction.repeat(8)}`,
  bearer: `${marks.bearer.repeat(3)}canary`,
  client: marks.client.repeat(4),
  cookie: marks.cookie.repeat(4),
  proxy: `p/${marks.proxy.repeat(2)}@#${marks.proxy}`,
} as const satisfies Record<Mark, string>;

/** Addresses that hold one. */
export const addresses = {
  webhook: `https://discord.com/api/v10/webhooks/323456789012345678/${secrets.webhook}`,
  interaction: `https://discord.com/api/v10/interactions/423456789012345678/${secrets.interaction}/callback`,
  proxy: `http://me:${secrets.proxy}@127.0.0.1:9`,
} as const;

/** Which secrets stand in a text: two marks in a row, for the last four characters of one may be shown. */
export function marksIn(text: string): Mark[] {
  return (Object.keys(marks) as Mark[]).filter((name) => text.includes(marks[name].repeat(2)));
}
