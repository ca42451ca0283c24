import assert from 'node:assert/strict';
import * as Discord from 'discord.js';

const exported = new Map<string, unknown>(Object.entries(Discord));
const names = [...exported.keys()].filter((name) => /^[A-Z]\w+(?:Builder|Option|Style|Type|Flags|Size)$/.test(name));

const { jsonTransformer: toSnakeCase } = Discord.Options.createDefault();
assert.ok(toSnakeCase);
const jsonTransformer: (value: unknown) => unknown = toSnakeCase;
const target = { client: { options: { jsonTransformer }, user: { id: '1' } } };

type Encodable = { toJSON(): unknown };
const isEncodable = (value: unknown): value is Encodable => typeof (value as Encodable)?.toJSON === 'function';

/** The code with what it takes from discord.js in front of it. */
export function withDiscord(code: string): string {
  const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(code));
  return `const Discord = require('discord.js');\nconst { ${['Client', ...used].join(', ')} } = Discord;\n${code}`;
}

/**
 * The body that discord.js itself makes of what code hands it: `channel.send(…)`, `interaction.showModal(…)`, or a
 * command in `module.exports.data`. Throws what the builders throw.
 */
export function executedBody(code: string): unknown {
  let body: unknown;
  const channel = {
    send: (options: string | object) => {
      body = Discord.MessagePayload.create(target as never, options as never).resolveBody().body;
    },
  };
  const interaction = {
    showModal: (modal: object) => {
      body = isEncodable(modal) ? modal.toJSON() : jsonTransformer(modal);
    },
  };
  const module: { exports: { data?: unknown } } = { exports: {} };
  const run = new Function('Discord', 'channel', 'interaction', 'module', ...names, code);
  run(Discord, channel, interaction, module, ...names.map((name) => exported.get(name)));
  const { data } = module.exports;
  return isEncodable(data) ? data.toJSON() : body;
}
