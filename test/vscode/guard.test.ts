import { deepEqual, equal, match } from 'node:assert/strict';
import { runInThisContext } from 'node:vm';
import { build } from 'esbuild';
import type * as commands from '../../src/vscode/commands.ts';
import { shownIn } from '../shownIn.ts';

const token = [Buffer.from('123456789012345678').toString('base64url'), 'GaBcDe', `${'canaryG'.repeat(5)}xyzTAIG`].join(
  '.',
);
const webhook = `https://discord.com/api/webhooks/1213458536202371073/${'canaryH'.repeat(9)}TAIH`;

/** The module as it is, with an editor that keeps what it is asked to show. */
async function guarded(shown: string[]): Promise<typeof commands> {
  const { outputFiles } = await build({
    entryPoints: ['src/vscode/commands.ts'],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  });
  const module = { exports: {} };
  const editor = { window: { showErrorMessage: (message: string) => shown.push(message) } };
  const run = runInThisContext(`(module, exports, require) => {${outputFiles[0]?.text}\n}`);
  run(module, module.exports, () => editor);
  return module.exports as typeof commands;
}

describe('a command that fails unforeseen', () => {
  const thrown: Readonly<Record<string, () => unknown>> = {
    'an error with a token': () => Object.assign(new Error(`Lost in the walk: Bot ${token}`), {}),
    'an error with the address of a webhook': () => new TypeError(`Lost in the walk: ${webhook}`),
    'an error whose stack alone has it': () =>
      Object.assign(new Error('Lost in the walk'), { stack: `Lost in the walk\n    at send ("${token}", ${webhook})` }),
    'no error at all': () => `Lost in the walk: {"authorization":"Bot ${token}"}`,
  };
  for (const [name, make] of Object.entries(thrown)) {
    it(`says and logs what it was, and no secret: ${name}`, async () => {
      const shown: string[] = [];
      const logged: string[] = [];
      const { guardWith } = await guarded(shown);
      const log = { error: (text: string) => logged.push(text) };
      const speech = { shell: { bug: (message: string) => `Failed: ${message}` } };
      const run = guardWith(
        log as never,
        speech as never,
      )(() => {
        throw make();
      });
      equal(await run(), undefined);
      deepEqual([shown.length, logged.length], [1, 1]);
      for (const text of [...shown, ...logged]) match(text, /Lost in the walk/);
      deepEqual(
        /canary[GH]canary[GH]/.exec([...shown, ...logged].join('\n')),
        null,
        shownIn('failures', 'failures in full'),
      );
    });
  }
});
