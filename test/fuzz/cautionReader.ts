import { ok } from 'node:assert/strict';
import { cautionOf } from '../../src/core/request/caution.ts';
import { ownSecretsIn, tokensInBody } from '../../src/core/request/strayToken.ts';
import { below, damagedText, oneOf } from './damage.ts';
import type { Reader } from './reader.ts';

/** Made here, so that no scanner takes it for one. */
const token = [Buffer.from('123456789012345678').toString('base64url'), 'GaBcDe', 'fuzzFUZZ'.repeat(5)].join('.');
const own = ownSecretsIn([token]);

const urls = [
  'https://discord.com/api/v10/guilds/1213458536202371072',
  'https://discord.com/%61pi/v10/guilds%2F1/%62ans/2?reason=%E7%90%86',
  'https://discord.com/api/v10/channels/1/messages/2/reactions/%F0%9F%94%A5/@me',
];
const bodies = [
  '{"owner\\u005fid":"2","embeds":[{"title":"x","fields":[1,true,null]}],"name":"n"}',
  'owner%5Fid=2&name=a+b&content=%',
  `{"content":"${token.replaceAll('.', '\\u002e')}","nested":{"${token}":[{"a":["b"]}]}}`,
];

/** What a request would do: its address and body as people and files spell them. What it says holds no token. */
export const cautionReader: Reader = {
  name: 'what a request would do',
  make: (chance) => () => {
    const url = damagedText(oneOf(urls, chance), urls, chance);
    const text = damagedText(oneOf(bodies, chance), bodies, chance);
    const method = oneOf(['PATCH', 'PUT', 'DELETE', 'POST'], chance);
    const part = below(3, chance) === 0 ? { part: 'payload_json' } : {};
    return {
      input: { method, url, text },
      read: () => {
        const body = [{ ...part, text }];
        const tokens = tokensInBody({ method, url, body }, own);
        const caution = cautionOf({ method, url, body, tokens }, undefined, false);
        ok(!JSON.stringify(caution).includes(token));
      },
    };
  },
};
