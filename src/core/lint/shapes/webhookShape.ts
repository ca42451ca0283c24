import { dataUri, record, snowflake, type TextShape, text } from './shape.ts';

/**
 * A webhook's name, also for a single message.
 * Source: https://docs.discord.com/developers/resources/webhook#create-webhook; discord-webhooks#100
 */
export const webhookName: TextShape = { ...text(80, 1), without: ['clyde', 'discord'] };

export const newWebhook = record({ name: webhookName, avatar: dataUri }, ['name']);

/** Source: https://docs.discord.com/developers/resources/webhook#modify-webhook */
export const webhookChange = record({ name: webhookName, avatar: dataUri, channel_id: snowflake });
