import assert from 'node:assert/strict';
import * as Discord from 'discord.js';
import { extract } from '../../../../src/core/extract/extract.ts';
import { snippets } from './snippets.ts';

const exported = new Map<string, unknown>(Object.entries(Discord));
const names = [...exported.keys()].filter((name) => /^[A-Z]\w+(?:Builder|Option|Style|Type|Flags|Size)$/.test(name));

const { jsonTransformer: toSnakeCase } = Discord.Options.createDefault();
assert.ok(toSnakeCase);
const jsonTransformer: (value: unknown) => unknown = toSnakeCase;
const target = { client: { options: { jsonTransformer }, user: { id: '1' } } };

type Encodable = { toJSON(): unknown };
const isEncodable = (value: unknown): value is Encodable => typeof (value as Encodable)?.toJSON === 'function';

/** What discord.js itself makes of a snippet: the body that would go to Discord. */
function executed(snippet: string): unknown {
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
  const run = new Function('Discord', 'channel', 'interaction', 'module', ...names, snippet);
  run(Discord, channel, interaction, module, ...names.map((name) => exported.get(name)));
  const { data: given } = module.exports;
  return isEncodable(given) ? given.toJSON() : body;
}

function headOf(snippet: string): string {
  const used = names.filter((name) => new RegExp(`\\b${name}\\b`).test(snippet));
  return `const Discord = require('discord.js');\nconst { ${used.join(', ')} } = Discord;\n`;
}

/** Without what says nothing: defaults that are written out, empty lists of options. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (key, one: unknown) => {
    const isDefault = one === false && /^(?:tts|enforce_nonce|required|animated)$/.test(key);
    return isDefault || one === null || (key === 'options' && Array.isArray(one) && one.length === 0) ? undefined : one;
  });
}

describe('what discord.js hands to Discord', () => {
  it('is written in more than sixty ways', () => assert.ok(new Set(snippets).size > 60));

  for (const snippet of snippets) {
    it(snippet.replace(/\s+/g, ' '), async () => {
      const { payloads = [] } = await extract(headOf(snippet) + snippet, 'javascript');
      assert.deepEqual(
        payloads.map(({ body }) => plain(body.value)),
        [plain(executed(snippet))],
      );
      assert.deepEqual(
        payloads.map(({ isWhole }) => isWhole),
        [true],
      );
    });
  }
});
