import { ok } from 'node:assert/strict';
import { mayHoldPayload } from '../../../../src/core/extract/payloads/payloadPrefilter.ts';
import { finds, passes } from '../marked.ts';

const x = (length: number) => 'x'.repeat(length);

/** A server that checks signatures; `answer` is what it does. */
const express = (answer: string) =>
  `import { InteractionResponseType, verifyKeyMiddleware } from 'discord-interactions';\n\napp.post('/', verifyKeyMiddleware(key), (req, res) => {\n  ${answer}\n});\n`;
const worker = (answer: string) =>
  `export default {\n  async fetch(request, env) {\n    const signature = request.headers.get('X-Signature-Ed25519');\n    if (!(await isValid(request, signature, env))) return new Response('no', { status: 401 });\n    ${answer}\n  },\n};\n`;

describe('what a server answers an interaction with', () => {
  finds('body/limit', 'error', [
    ['javascript', express(`res.send({ type: 4, data: { content: «'${x(2001)}'» } });`)],
    [
      'javascript',
      express(
        `res.status(200).json({ type: InteractionResponseType.MODAL, data: { custom_id: 'm', title: «'${x(46)}'», components: [{ type: 1, components: [{ type: 4, custom_id: 'i', style: 1, label: «'${x(46)}'» }] }] } });`,
      ),
    ],
    ['typescript', worker(`return Response.json({ type: 7, data: { embeds: [{ title: «'${x(257)}'» }] } });`)],
    [
      'javascript',
      worker(
        `const data = { content: 'c', embeds: [{ description: «'${x(4097)}'» }] };\n    return new JsonResponse({ type: 4, data });`,
      ),
    ],
  ]);
  finds('body/unknown-key', 'warning', [
    ['javascript', express("res.send({ type: 4, data: { content: 'c', «ephemeral»: true } });")],
    [
      'javascript',
      express(
        "res.send({ type: InteractionResponseType.CHANNEL_MESSAGE_WITH_SOURCE, data: { content: 'c', «embed»: { title: 't' } } });",
      ),
    ],
  ]);
  finds('body/empty-message', 'error', [
    ['typescript', worker("return Response.json({ type: 4, data: { content: «''» } });")],
  ]);
  for (const rule of ['body/limit', 'body/type', 'body/unknown-key', 'body/empty-message'] as const) {
    passes(rule, [
      [
        'javascript',
        express(
          "res.send({ type: 1 });\n  res.send({ type: 5 });\n  res.send({ type: 4, data: { content: 'c', flags: 64 } });",
        ),
      ],
      ['javascript', express(`res.send({ type, data: { content: '${x(2001)}' } });`)],
      ['javascript', express(`res.json({ type: 'report', data: { content: '${x(2001)}' } });`)],
      [
        'javascript',
        express('res.send({ type: 4, data: { ...answer } });\n  res.send({ type: 4, data: await answer(req) });'),
      ],
      // Nothing shows that interactions come here.
      ['javascript', `app.post('/', (req, res) => {\n  res.send({ type: 4, data: { content: '${x(2001)}' } });\n});\n`],
    ]);
  }

  it('is looked for where its document shows it', () => {
    for (const text of [express(''), worker('')]) ok(mayHoldPayload(text, 'javascript'));
  });
});

describe('a file without imports that asks what only discord.js answers', () => {
  finds('body/limit', 'error', [
    [
      'javascript',
      `exports.run = async (interaction) => {\n  const name = interaction.options.getString('name');\n  await interaction.reply({ content: «'${x(2001)}'» });\n};\n`,
    ],
    [
      'javascript',
      `exports.open = (channel) => channel.threads.create({ name: «'${x(101)}'», autoArchiveDuration: 60 });\n`,
    ],
  ]);
  passes('body/limit', [
    ['javascript', `exports.open = (client) => client.threads.create({ name: '${x(101)}', messages: [] });\n`],
  ]);
});
