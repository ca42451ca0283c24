import { type Answer, json } from '../answer.ts';
import { demand, isRecord, object } from '../forms/form.ts';
import { imageData } from '../forms/image.ts';
import { userName } from '../forms/userName.ts';
import { imageHash } from '../imageHash.ts';
import { limits } from '../limits/rules.ts';
import type { Call, Operation } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import { ownBot } from './currentUser.ts';

const form = object({ username: userName, avatar: imageData, banner: imageData });

const hour = 3_600_000;

/** Changes of name in an hour. Going beyond is no 429 but a form error (discord.py#256, discord-api-docs#1462). */
const hourlyRenames = 2;

/** Source: https://docs.discord.com/developers/resources/user#modify-current-user */
export const ownProfileOperations: readonly Operation[] = [
  { method: 'PATCH', path: '/users/@me', auth: 'bot', accepts: 'json', limit: limits.selfEdit, run: edit },
];

function edit(call: Call): Answer {
  demand(form, call.body);
  const { username, avatar, banner } = isRecord(call.body) ? call.body : {};
  const { bot } = call.world;
  if (typeof username === 'string' && username !== bot.username) {
    demandRename(call);
    bot.username = username.trim();
  }
  if (avatar !== undefined) bot.avatar = imageHash(avatar);
  if (banner !== undefined) bot.banner = imageHash(banner);
  return json(200, ownBot(call));
}

function demandRename({ world, now }: Call): void {
  const { renames } = world.application;
  renames.splice(0, renames.length, ...renames.filter((time) => now - time < hour));
  if (renames.length >= hourlyRenames) {
    throw new Refusal('invalidForm', [
      {
        path: ['username'],
        code: 'USERNAME_RATE_LIMIT',
        message: 'You are changing your username or Discord Tag too fast. Try again later.',
      },
    ]);
  }
  renames.push(now);
}
