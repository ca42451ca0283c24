#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { withoutSecrets } from './cli/callSecrets.ts';
import { type CommandResult, UsageError } from './cli/commandLine.ts';
import { commands, isCommand, options } from './cli/commands.ts';
import { type CommandLineWords, loadCommandLineWords } from './words/commandLine.ts';
import { localeOf } from './words/locale.ts';

/** The call as parsed. */
type Call = ReturnType<typeof parse>;

async function run({ values, positionals }: Call, words: CommandLineWords): Promise<CommandResult> {
  const [command, ...operands] = positionals;
  if (values.help) return { output: words.usage, status: 0 };
  if (values.version) return { output: `${(await import('./cli/version.ts')).version}\n`, status: 0 };
  if (command === undefined) throw new UsageError({ code: 'no-command' });
  if (!isCommand(command)) throw new UsageError({ code: 'unknown-command', command });
  return commands[command](operands, values, words);
}

function parse() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new UsageError({ code: 'unknown-option', reason: (error as Error).message });
  }
}

/** Ends as Node does for an error that nobody has caught, but without what the error may repeat. */
function crash(error: unknown): void {
  process.stderr.write(`${withoutSecrets(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  let words = await loadCommandLineWords(localeOf(process.env.LC_ALL ?? process.env.LANG));
  try {
    const call = parse();
    if (call.values.locale !== undefined) words = await loadCommandLineWords(localeOf(call.values.locale));
    const { output, status } = await run(call, words);
    process.exitCode = status;
    process.stdout.write(output);
  } catch (error) {
    if (!(error instanceof UsageError)) return crash(error);
    process.exitCode = 2;
    const { fault } = error;
    const isCall = fault.code === 'no-command' || fault.code === 'unknown-command' || fault.code === 'unknown-option';
    process.stderr.write(`tracecord: ${words.fault(fault)}\n${isCall ? `\n${words.usage}` : ''}`);
  }
}

process.on('uncaughtException', crash);
await main();
