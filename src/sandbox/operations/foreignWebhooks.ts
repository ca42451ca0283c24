import { type Answer, noContent } from '../answer.ts';
import { webhookAuthor } from '../channels/webhooks.ts';
import { demand, isRecord } from '../forms/form.ts';
import { demandMessage, webhookMessage } from '../forms/message.ts';
import { githubEvent, slackMessage } from '../forms/webhook.ts';
import { limits } from '../limits/rules.ts';
import { composeMessage } from '../messages/composeMessage.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { keepMessage } from '../world/world.ts';
import { byToken, placeOf } from './webhooks.ts';

const execute = '/webhooks/{webhook_id}/{webhook_token}';

/** Messages as other services send them. Source: https://docs.discord.com/developers/resources/webhook#execute-slackcompatible-webhook */
export const foreignWebhookOperations: readonly Operation[] = [
  {
    method: 'POST',
    path: `${execute}/slack`,
    auth: 'none',
    accepts: 'form',
    limit: limits.webhookExecute,
    run: (call) => {
      byToken(call);
      demand(slackMessage, call.body);
      const sent = isRecord(call.body) ? call.body : {};
      post(call, { content: sent.text, embeds: slackEmbeds(sent.attachments), username: sent.username });
      return { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' }, body: 'ok' };
    },
  },
  {
    method: 'POST',
    path: `${execute}/github`,
    auth: 'none',
    accepts: 'form',
    limit: limits.webhookExecute,
    run: fromGithub,
  },
];

/** Which event it is stands in a header of GitHub's; here the body is told in one line, whatever it is. */
function fromGithub(call: Call): Answer {
  byToken(call);
  demand(githubEvent, call.body);
  const { sender, repository, action } = isRecord(call.body) ? call.body : {};
  const author = isRecord(sender) ? String(sender.login) : '';
  const place = isRecord(repository) ? `[${String(repository.full_name)}] ` : '';
  post(call, {
    embeds: [{ title: `${place}${String(action ?? 'event')}`, author: { name: author } }],
    username: 'GitHub',
  });
  return noContent;
}

function post(call: Call, message: Readonly<Record<string, unknown>>): void {
  const form = demandMessage(webhookMessage, given(message), []);
  const channel = placeOf(call);
  const author = webhookAuthor(byToken(call), form.username);
  keepMessage(channel, composeMessage(call, channel, author, form, { webhook_id: param(call, 'webhook_id') }));
}

/** Fields that Discord understands, by Slack's names. */
function slackEmbeds(attachments: unknown): Record<string, unknown>[] | undefined {
  if (!Array.isArray(attachments)) return undefined;
  return attachments.filter(isRecord).map((one) =>
    given({
      title: one.title,
      url: one.title_link,
      description: one.text,
      color: typeof one.color === 'string' ? Number.parseInt(one.color.replace('#', ''), 16) || 0 : undefined,
      footer: one.footer === undefined ? undefined : { text: one.footer },
      author: one.author_name === undefined ? undefined : { name: one.author_name },
      fields: Array.isArray(one.fields) ? one.fields.filter(isRecord).map(slackField) : undefined,
    }),
  );
}

function given(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

function slackField({ title, value, short }: Readonly<Record<string, unknown>>) {
  return { name: title, value, inline: short === true };
}
