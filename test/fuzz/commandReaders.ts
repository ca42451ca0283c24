import { ok } from 'node:assert/strict';
import { readCall, run } from '../../src/cli/call.ts';
import { UsageError } from '../../src/cli/commandLine.ts';
import { acceptedUpstream } from '../../src/cli/proxy.ts';
import { sandboxOptions } from '../../src/cli/sandbox.ts';
import { valuesOf } from '../../src/cli/sending.ts';
import { extract } from '../../src/core/extract/extract.ts';
import { holesOf } from '../../src/core/request/text.ts';
import { loadCommandLineWords } from '../../src/words/commandLine.ts';
import { below, type Chance, damagedText, oneOf } from './damage.ts';
import type { Reader } from './reader.ts';

const calls: readonly (readonly string[])[] = [
  ['extract', '--language', 'http', '--format', 'json', '/nowhere/a.http'],
  ['lint', '--rules', 'all', '/nowhere/a.ts', '/nowhere/b.py'],
  ['diagnose', '/nowhere/x.json', '--locale=ja'],
  ['explain', '50013', '--locale', 'ja-JP'],
  ['compose', '/nowhere/a.http#name', '--to', 'curl'],
  ['send', '/nowhere/a.http:3', '--sandbox', '--set', 'a=b', '--set=c=d', '--retry', '--bare', '--yes'],
  ['permissions', '/nowhere/a.http', '--guild', '1213458536202371072', '--token-env', 'TRACECORD_FUZZ_NONE'],
  ['buckets', '/nowhere/log.ndjson', '/nowhere/x.har'],
  ['journal', '/nowhere/journal', '--since', '2h', '--timeline'],
  ['journal', '--since=2026-11-29T00:00:00Z', '--rates', '/nowhere/j'],
  ['sandbox', '--port', '8787', '--seed', '7', '--scenario', 'latency=80, burst', '--clock', '2026-11-29'],
  ['proxy', '--port=0', '--upstream', 'https://discord.com', '-h'],
  ['outage', '--offline', '--exchanges', '/nowhere/x.ndjson', '--no-status-page', '--version'],
  ['check-credential', '--offline', '/nowhere', '--token-env=TRACECORD_FUZZ_NONE'],
];

/** They begin with what is not on this machine, or run until they are stopped: their arguments are read and no more. */
const resting = ['sandbox', 'proxy', 'outage', 'check-credential'];

/** Whether everything that a command would read is missing: what stands on this machine is other readers' matter. */
function readsNothing([, ...operands]: readonly string[]): boolean {
  return operands.every((word) => word.startsWith('/nowhere/') && !word.includes('..'));
}

/** Takes an argument away, doubles it, or puts another one beside it or in its place. */
function damagedCall(args: readonly string[], chance: Chance): readonly string[] {
  const at = below(args.length, chance);
  const word = args[at] ?? '';
  const draw = chance();
  if (draw < 0.4) return args.toSpliced(at, 1, ...oneOf([[], [word, word], [oneOf(words, chance)]], chance));
  const text = damagedText(word, words, chance).slice(0, 3000);
  // No `-`, which is standard input, and no file of this machine.
  return args.toSpliced(at, 1, draw < 0.7 ? text.replace(/^(?!-.)/, '/nowhere/') : `--${text.replace(/^-+/, '')}`);
}

const words = calls.flat();

/** Arguments of any shape: a command does what it is for, or says what is wrong with the call. */
export const commandReaders: readonly Reader[] = [
  {
    name: 'calls of the command line',
    make: async (chance) => {
      const spoken = await Promise.all((['en', 'ja'] as const).map(loadCommandLineWords));
      const [draft] = (await extract('GET https://discord.com/api/v10/channels/{{a}}\n', 'http')).drafts;
      const holes = draft === undefined ? [] : holesOf(draft.url.text);
      ok(draft !== undefined && holes.length > 0);
      return () => {
        let input = oneOf(calls, chance);
        for (let count = below(4, chance); count > 0; count--) input = damagedCall(input, chance);
        const own = oneOf(spoken, chance);
        const read = async () => {
          try {
            const call = readCall(input);
            const { values, positionals } = call;
            const known = valuesOf(draft, values.set ?? []);
            for (const hole of holes) known(hole);
            if (values.upstream !== undefined) acceptedUpstream({ upstream: values.upstream, insecure: undefined });
            const { port } = await sandboxOptions({ ...values, state: undefined });
            ok(0 <= port && port <= 65_535, `port ${port}`);
            const [command = ''] = positionals;
            if (command !== 'explain' && (resting.includes(command) || !readsNothing(positionals))) return;
            ok((await run(call, own)).output !== '');
          } catch (error) {
            if (!(error instanceof UsageError)) throw error;
            ok(own.fault(error.fault) !== '');
          }
        };
        return { input, read };
      };
    },
  },
];
