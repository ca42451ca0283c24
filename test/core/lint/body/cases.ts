import { deepEqual, equal } from 'node:assert/strict';
import type { Finding, RuleId, Severity } from '../../../../src/core/lint/finding.ts';
import { countPositive, findingsIn, readMarks } from '../marked.ts';

const api = 'https://discord.com/api/v10';

/** Routes by short names. */
export const at = {
  message: 'POST /channels/1/messages',
  edit: 'PATCH /channels/1/messages/2',
  webhook: 'POST /webhooks/1/abc',
  webhookEdit: 'PATCH /webhooks/1/abc/messages/2',
  callback: 'POST /interactions/1/abc/callback',
  command: 'POST /applications/1/commands',
  commands: 'PUT /applications/1/guilds/2/commands',
  commandEdit: 'PATCH /applications/1/commands/2',
  thread: 'POST /channels/1/threads',
  threadOn: 'POST /channels/1/messages/2/threads',
  channel: 'PATCH /channels/1',
  newChannel: 'POST /guilds/1/channels',
  bulk: 'POST /channels/1/messages/bulk-delete',
  newWebhook: 'POST /channels/1/webhooks',
  role: 'POST /guilds/1/roles',
  member: 'PATCH /guilds/1/members/2',
  ban: 'PUT /guilds/1/bans/2',
  bulkBan: 'POST /guilds/1/bulk-ban',
  invite: 'POST /channels/1/invites',
  emoji: 'POST /guilds/1/emojis',
  sticker: 'PATCH /guilds/1/stickers/2',
  sound: 'POST /guilds/1/soundboard-sounds',
  event: 'POST /guilds/1/scheduled-events',
  moderation: 'POST /guilds/1/auto-moderation/rules',
  stage: 'POST /stage-instances',
  guild: 'PATCH /guilds/1',
  welcome: 'PATCH /guilds/1/welcome-screen',
  template: 'POST /guilds/1/templates',
  application: 'PATCH /applications/@me',
  connections: 'PUT /applications/1/role-connections/metadata',
  overwrite: 'PUT /channels/1/permissions/2',
  user: 'PATCH /users/@me',
  status: 'PUT /channels/1/voice-status',
  directMessage: 'POST /users/@me/channels',
} as const;

/** What the rules about bodies, and how they are sent, find in a text. */
export async function bodyFindingsIn(language: string, text: string): Promise<Finding[]> {
  const findings = await findingsIn(language, text);
  return findings.filter(({ facts }) => /^(?:body|header)\/|^url\/unencoded-emoji$/.test(facts.rule));
}

/** A request with a JSON body as a `.http` file. */
export function httpRequest(line: string, body: string): string {
  const [method, path] = line.split(' ');
  return `${method} ${api}${path}\nAuthorization: Bot {{token}}\nContent-Type: application/json\n\n${body}\n`;
}

/** What is expected of the marked ranges of a document, in order: rule and severity; all of them the same by default. */
export async function assertMarked(
  language: string,
  marked: string,
  rule: RuleId,
  severity: Severity = 'error',
): Promise<void> {
  const { text, spans } = readMarks(marked);
  equal(spans.length > 0, true, 'a case without marks says nothing');
  deepEqual(
    (await bodyFindingsIn(language, text)).map((found) => [
      found.facts.rule,
      found.severity,
      text.slice(...found.span),
      found.span,
    ]),
    spans.map((span) => [rule, severity, text.slice(...span), span]),
    marked.slice(0, 600),
  );
  countPositive(rule, language, marked);
}

/** The same for the JSON body of a request in a `.http` file. */
export function assertBody(
  line: string,
  marked: string,
  rule: RuleId = 'body/limit',
  severity?: Severity,
): Promise<void> {
  return assertMarked('http', httpRequest(line, marked), rule, severity);
}

/** Nothing is found. */
export async function assertSilent(language: string, text: string): Promise<void> {
  deepEqual(await bodyFindingsIn(language, text), [], text.slice(0, 600));
}

/** Nothing is found in the body. */
export function assertFine(line: string, body: string): Promise<void> {
  return assertSilent('http', httpRequest(line, body));
}
