import { deepEqual } from 'node:assert/strict';
import { findingsIn, readMarks } from '../marked.ts';

/** Each `«…»` is the range of a finding; what is found, in order. */
const cases: readonly (readonly [name: string, marked: string, found: readonly string[]])[] = [
  [
    'content that is too long',
    `import { Client } from 'discord.js';\nchannel.send({ content: «'${'a'.repeat(2001)}'» });`,
    ['body/limit'],
  ],
  [
    'text alone',
    `const { Client } = require('discord.js');\nawait message.channel.send(«'${'a'.repeat(2001)}'»);`,
    ['body/limit'],
  ],
];

describe('messages of high-level calls', () => {
  for (const [name, marked, found] of cases) {
    it(name, async () => {
      const { text, spans } = readMarks(marked);
      const findings = await findingsIn('javascript', text);
      deepEqual(
        findings.map(({ facts, span }) => [facts.rule, span]),
        found.map((rule, index) => [rule, spans[index]]),
      );
    });
  }

  it('is silent where nothing says that a channel is of Discord', async () => {
    deepEqual(await findingsIn('javascript', `channel.send({ content: '${'a'.repeat(2001)}' });`), []);
  });
});
