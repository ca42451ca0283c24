#!/usr/bin/env node
import { readCall, run } from './cli/call.ts';
import { withoutSecrets } from './cli/callSecrets.ts';
import { UsageError } from './cli/commandLine.ts';
import { loadCommandLineWords } from './words/commandLine.ts';
import { localeOf } from './words/locale.ts';

/** Ends as Node does for an error that nobody has caught, but without what the error may repeat. */
function crash(error: unknown): void {
  process.stderr.write(`${withoutSecrets(error instanceof Error ? (error.stack ?? error.message) : String(error))}\n`);
  process.exit(1);
}

/** What the system refuses (no permission, no room, a folder where a file belongs) is told in its words. */
function sayOfSystem(error: Error): void {
  process.exitCode = 2;
  process.stderr.write(`tracecord: ${withoutSecrets(error.message)}\n`);
}

async function main(): Promise<void> {
  let words = await loadCommandLineWords(localeOf(process.env.LC_ALL ?? process.env.LANG));
  let json = false;
  try {
    const call = readCall(process.argv.slice(2));
    json = call.values.format === 'json';
    if (call.values.locale !== undefined) words = await loadCommandLineWords(localeOf(call.values.locale));
    const { output, status } = await run(call, words);
    process.exitCode = status;
    process.stdout.write(output);
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) return sayOfSystem(error);
    if (!(error instanceof UsageError)) return crash(error);
    process.exitCode = 2;
    const { fault, document } = error;
    if (json && document !== undefined) process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    const isCall = fault.code === 'no-command' || fault.code === 'unknown-command' || fault.code === 'unknown-option';
    process.stderr.write(`tracecord: ${words.fault(fault)}\n${isCall ? `\n${words.usage}` : ''}`);
  }
}

process.on('uncaughtException', crash);
await main();
