import type { APISoundboardSound } from 'discord-api-types/v10';
import { demandInGuild, guildOf } from '../access.ts';
import { type Answer, json, noContent } from '../answer.ts';
import { demand, isRecord } from '../forms/form.ts';
import { soundChange, sound as soundForm } from '../forms/sound.ts';
import { limits } from '../limits/rules.ts';
import { type Call, type Operation, param } from '../operation.ts';
import { Refusal } from '../refusal.ts';
import type { Guild } from '../world/world.ts';
import { demandToManage } from './emojis.ts';

const all = '/guilds/{guild_id}/soundboard-sounds';
const one = `${all}/{sound_id}`;

/** Sounds that a guild without boosts may have (support.discord.com). */
const guildLimit = 8;

/** Source: https://docs.discord.com/developers/resources/soundboard */
export const soundOperations: readonly Operation[] = [
  {
    method: 'GET',
    path: '/soundboard-default-sounds',
    auth: 'bot',
    limit: limits.read,
    run: () => json(200, defaultSounds),
  },
  {
    method: 'GET',
    path: all,
    auth: 'bot',
    limit: limits.read,
    run: (call) => json(200, { items: [...guildOf(call).sounds.values()] }),
  },
  { method: 'POST', path: all, auth: 'bot', accepts: 'json', limit: limits.emojiEdit, run: create },
  { method: 'GET', path: one, auth: 'bot', limit: limits.read, run: (call) => json(200, soundOf(call, guildOf(call))) },
  { method: 'PATCH', path: one, auth: 'bot', accepts: 'json', limit: limits.emojiEdit, run: edit },
  { method: 'DELETE', path: one, auth: 'bot', limit: limits.emojiEdit, run: remove },
];

/** Those of everybody have small ids and no guild (developers/resources/soundboard#soundboard-sound-object). */
const defaultSounds: readonly APISoundboardSound[] = [
  { sound_id: '1', name: 'quack', volume: 1, emoji_id: null, emoji_name: '🦆', available: true },
  { sound_id: '2', name: 'airhorn', volume: 1, emoji_id: null, emoji_name: '🔊', available: true },
];

function create(call: Call): Answer {
  const guild = guildOf(call);
  demandInGuild(call, guild, 'CREATE_GUILD_EXPRESSIONS');
  demand(soundForm, call.body);
  if (guild.sounds.size >= guildLimit) throw new Refusal('tooManySounds');
  const sound: APISoundboardSound = {
    sound_id: call.world.newId(call.now),
    guild_id: guild.id,
    name: '',
    volume: 1,
    emoji_id: null,
    emoji_name: null,
    available: true,
    user: call.world.bot,
  };
  guild.sounds.set(sound.sound_id, sound);
  return json(201, changed(call, sound));
}

function edit(call: Call): Answer {
  const guild = guildOf(call);
  const sound = soundOf(call, guild);
  demandToManage(call, guild, sound.user?.id);
  demand(soundChange, call.body);
  return json(200, changed(call, sound));
}

function remove(call: Call): Answer {
  const guild = guildOf(call);
  const sound = soundOf(call, guild);
  demandToManage(call, guild, sound.user?.id);
  guild.sounds.delete(sound.sound_id);
  return noContent;
}

function changed(call: Call, sound: APISoundboardSound): APISoundboardSound {
  const { name, volume, emoji_id, emoji_name } = isRecord(call.body) ? call.body : {};
  if (typeof name === 'string') sound.name = name;
  if (volume !== undefined) sound.volume = Number(volume ?? 1);
  if (emoji_id !== undefined) sound.emoji_id = emoji_id === null ? null : String(emoji_id);
  if (emoji_name !== undefined) sound.emoji_name = emoji_name === null ? null : String(emoji_name);
  return sound;
}

function soundOf(call: Call, guild: Guild): APISoundboardSound {
  const found = guild.sounds.get(param(call, 'sound_id'));
  if (found === undefined) throw new Refusal('unknownSound');
  return found;
}
