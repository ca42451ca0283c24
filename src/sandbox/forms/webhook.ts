import { anything, list, object, required, snowflake, text } from './form.ts';
import { imageData } from './image.ts';
import { webhookName } from './userName.ts';

/** Source: https://docs.discord.com/developers/resources/webhook#create-webhook */
export const webhook = object({ name: required(webhookName), avatar: imageData });

/** Source: https://docs.discord.com/developers/resources/webhook#modify-webhook */
export const webhookChange = object({ name: webhookName, avatar: imageData, channel_id: snowflake });

/** A message for Slack; what of it is understood is in Discord's OpenAPI description. */
export const slackMessage = object({
  text: text(),
  username: text({ max: 80 }),
  icon_url: text(),
  attachments: list(object({})),
});

/** An event of GitHub: everything but who caused it depends on its kind. */
export const githubEvent = object({
  sender: required(object({ login: required(text()) })),
  repository: object({ full_name: text() }),
  action: anything,
});
