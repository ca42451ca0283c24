import { parseArgs } from 'node:util';
import type { CommandLineWords } from '../words/commandLine.ts';
import { type CommandResult, UsageError } from './commandLine.ts';
import { commands, isCommand, options } from './commands.ts';

/** A call as parsed. */
export type Call = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;

/**
 * Reads the arguments behind the program's name.
 * @throws UsageError where they are not of this form
 */
export function readCall(args: readonly string[]): Call {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new UsageError({ code: 'unknown-option', reason: (error as Error).message });
  }
}

/**
 * Does what a call asks for.
 * @throws UsageError
 */
export async function run({ values, positionals }: Call, words: CommandLineWords): Promise<CommandResult> {
  const [command, ...operands] = positionals;
  if (values.help) return { output: words.usage, status: 0 };
  if (values.version) return { output: `${(await import('./version.ts')).version}\n`, status: 0 };
  if (command === undefined) throw new UsageError({ code: 'no-command' });
  if (!isCommand(command)) throw new UsageError({ code: 'unknown-command', command });
  return commands[command](operands, values, words);
}
