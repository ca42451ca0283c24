import { ok } from 'node:assert/strict';
import { bodyItems } from '../../src/core/authoring/bodyItems.ts';
import { shapedBodies } from '../../src/core/authoring/shapedBody.ts';
import { loadExtractor } from '../../src/core/extract/extract.ts';
import { lint } from '../../src/core/lint/lint.ts';
import { mendContextOf } from '../../src/core/mend/mendAll.ts';
import { applyEdits, mend } from '../../src/core/mend/mends.ts';
import { below, damagedValue, oneOf } from './damage.ts';
import type { Reader } from './reader.ts';

const id = '1213458536202371072';
const button = { type: 2, style: 1, label: 'Go', custom_id: 'go', emoji: { name: '🔥' } };
const menu = { type: 3, custom_id: 'm', options: [{ label: 'a', value: 'a', default: true }], min_values: 1 };

/** Requests with a body of every kind that the rules look into. */
const requests: readonly (readonly [line: string, body: unknown])[] = [
  [
    `POST /channels/${id}/messages`,
    {
      content: 'x',
      tts: false,
      flags: 0,
      embeds: [{ title: 't', color: 1, timestamp: '2026-01-01T00:00:00Z', fields: [{ name: 'n', value: 'v' }] }],
      allowed_mentions: { parse: ['users'], users: [id], roles: [id] },
      message_reference: { type: 0, message_id: id },
      components: [
        { type: 1, components: [button] },
        { type: 1, components: [menu] },
      ],
      attachments: [{ id: 0, filename: 'a.png', description: 'd' }],
      poll: { question: { text: 'q' }, answers: [{ poll_media: { text: 'a' } }], duration: 24 },
      sticker_ids: [id],
    },
  ],
  [
    `POST /webhooks/${id}/fake-token`,
    {
      flags: 32768,
      components: [
        {
          type: 17,
          components: [
            { type: 10, content: 'x' },
            { type: 12, items: [{ media: { url: 'https://example.com' } }] },
          ],
        },
      ],
    },
  ],
  [
    `POST /interactions/${id}/fake-token/callback`,
    {
      type: 9,
      data: {
        custom_id: 'c',
        title: 't',
        components: [{ type: 1, components: [{ type: 4, custom_id: 'i', label: 'l', style: 1 }] }],
      },
    },
  ],
  [`POST /interactions/${id}/fake-token/callback`, { type: 8, data: { choices: [{ name: 'a', value: 'b' }] } }],
  [
    `PUT /applications/${id}/commands`,
    [
      {
        name: 'a',
        description: 'd',
        type: 1,
        options: [
          {
            type: 1,
            name: 's',
            description: 'd',
            options: [{ type: 3, name: 'o', description: 'd', choices: [{ name: 'c', value: 'v' }] }],
          },
        ],
      },
    ],
  ],
  [`POST /guilds/${id}/roles`, { name: 'r', permissions: '8', color: 1, hoist: true }],
  [
    `PATCH /channels/${id}`,
    { name: 'c', rate_limit_per_user: 5, permission_overwrites: [{ id, type: 0, allow: '1', deny: '0' }] },
  ],
];

/** What stands behind the text of a body: rules, mends, completion. */
export const bodyReader: Reader = {
  name: 'bodies of requests',
  make: async (chance) => {
    const extract = await loadExtractor('http');
    ok(extract !== undefined);
    return () => {
      const [line, body] = oneOf(requests, chance);
      const [method, path] = line.split(' ');
      const json = JSON.stringify(damagedValue(body, chance), null, below(3, chance));
      const input = `${method} https://discord.com/api/v10${path}\nContent-Type: application/json\nAuthorization: Bot {{t}}\n\n${json}\n`;
      const offset = below(input.length + 1, chance);
      const read = () => {
        const linted = { text: input, language: 'http', ...extract(input) };
        for (const finding of lint(linted, { all: true })) {
          const context = mendContextOf(finding, linted, {});
          for (const mending of context === undefined ? [] : finding.mends) {
            const edits = context && mend(mending, context);
            if (edits) ok(applyEdits(input, edits) !== '');
          }
        }
        bodyItems(input, offset, shapedBodies(linted.drafts));
      };
      return { input, read };
    };
  },
};
