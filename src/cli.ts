#!/usr/bin/env node
import { readCall, run } from './cli/call.ts';
import { UsageError } from './cli/commandLine.ts';
import { loadCommandLineWords } from './words/commandLine.ts';
import { localeOf } from './words/locale.ts';

async function main(): Promise<void> {
  let words = await loadCommandLineWords(localeOf(process.env.LC_ALL ?? process.env.LANG));
  try {
    const call = readCall(process.argv.slice(2));
    if (call.values.locale !== undefined) words = await loadCommandLineWords(localeOf(call.values.locale));
    const { output, status } = await run(call, words);
    process.exitCode = status;
    process.stdout.write(output);
  } catch (error) {
    if (!(error instanceof UsageError)) return sayOfSystem(error);
    process.exitCode = 2;
    const { fault } = error;
    const isCall = fault.code === 'no-command' || fault.code === 'unknown-command' || fault.code === 'unknown-option';
    process.stderr.write(`tracecord: ${words.fault(fault)}\n${isCall ? `\n${words.usage}` : ''}`);
  }
}

/** What the system refuses (no permission, no room, a folder where a file belongs) is told in its words; a bug is thrown on. */
function sayOfSystem(error: unknown): void {
  if (!(error instanceof Error && 'syscall' in error)) throw error;
  process.exitCode = 2;
  process.stderr.write(`tracecord: ${error.message}\n`);
}

await main();
