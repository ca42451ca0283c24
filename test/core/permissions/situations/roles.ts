import { content, read, type Situation, send, write } from './situation.ts';

/** What roles give. Source: https://docs.discord.com/developers/topics/permissions#permission-overwrites */
export const roleSituations: readonly Situation[] = [
  {
    what: 'nothing was given',
    world: {},
    request: send,
    body: content,
    obstacles: ['VIEW_CHANNEL never', 'SEND_MESSAGES never'],
  },
  { what: '@everyone may', world: { everyone: write }, request: send, body: content, obstacles: [] },
  { what: 'a role may', world: { roles: { A: write }, bot: ['A'] }, request: send, body: content, obstacles: [] },
  {
    what: 'two roles together may',
    world: { roles: { A: read, B: ['SEND_MESSAGES'] }, bot: ['A', 'B'] },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'a role of others does not count',
    world: { everyone: read, roles: { A: write } },
    request: send,
    body: content,
    obstacles: ['SEND_MESSAGES never'],
  },
  { what: 'the owner may everything', world: { owner: 'bot' }, request: send, body: content, obstacles: [] },
  {
    what: 'the owner is above overwrites',
    world: { owner: 'bot', overwrites: [['@bot', [], ['VIEW_CHANNEL']]] },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'an administrator may everything',
    world: { roles: { A: ['ADMINISTRATOR'] }, bot: ['A'] },
    request: 'DELETE channels/channel',
    obstacles: [],
  },
  {
    what: 'an overwrite does not deny an administrator',
    world: {
      roles: { A: ['ADMINISTRATOR'] },
      bot: ['A'],
      overwrites: [
        ['A', [], ['SEND_MESSAGES']],
        ['@bot', [], ['VIEW_CHANNEL']],
      ],
    },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'ADMINISTRATOR of @everyone is enough',
    world: { everyone: ['ADMINISTRATOR'], overwrites: [['@everyone', [], ['VIEW_CHANNEL']]] },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'an overwrite makes nobody an administrator',
    world: { overwrites: [['@everyone', ['ADMINISTRATOR', 'VIEW_CHANNEL'], []]] },
    request: send,
    body: content,
    obstacles: ['SEND_MESSAGES never'],
  },
  {
    what: 'flags without a name do no harm',
    world: { everyone: [...write, 1n << 47n, 1n << 60n] },
    request: send,
    body: content,
    obstacles: [],
  },
  {
    what: 'flags without a name are not among everything',
    world: { everyone: ['ADMINISTRATOR', 1n << 47n] },
    request: send,
    body: content,
    obstacles: [],
  },
];
