#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { type CommandResult, UsageError } from './cli/commandLine.ts';
import { loadCommandLineWords } from './words/commandLine.ts';
import { localeOf } from './words/locale.ts';

/** Options of all commands; each takes those that its usage names. */
const options = {
  format: { type: 'string' },
  language: { type: 'string' },
  locale: { type: 'string' },
  rules: { type: 'string' },
  fix: { type: 'boolean', default: false },
  to: { type: 'string' },
  'token-env': { type: 'string' },
  sandbox: { type: 'boolean', default: false },
  set: { type: 'string', multiple: true },
  bare: { type: 'boolean', default: false },
  retry: { type: 'boolean', default: false },
  exchanges: { type: 'string' },
  'no-status-page': { type: 'boolean', default: false },
  offline: { type: 'boolean', default: false },
  yes: { type: 'boolean', default: false },
  'allow-files': { type: 'boolean', default: false },
  port: { type: 'string' },
  upstream: { type: 'string' },
  scenario: { type: 'string' },
  seed: { type: 'string' },
  state: { type: 'string' },
  clock: { type: 'string' },
  guild: { type: 'string' },
  since: { type: 'string' },
  timeline: { type: 'boolean', default: false },
  rates: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

/** The call as parsed. */
type Call = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;

async function run(call: Call, words: Awaited<ReturnType<typeof loadCommandLineWords>>): Promise<CommandResult> {
  const { values } = call;
  const [command, ...operands] = call.positionals;
  const locale = localeOf(values.locale ?? process.env.LC_ALL ?? process.env.LANG);
  const json = values.format === 'json';
  const language = values.language === undefined ? {} : { language: values.language };
  if (values.help) return { output: words.usage, status: 0 };
  if (values.version) return { output: `${(await import('./cli/version.ts')).version}\n`, status: 0 };
  switch (command) {
    case undefined:
      throw new UsageError({ code: 'no-command' });
    case 'extract':
      return (await import('./cli/extract.ts')).extractCommand(operands, { ...language, json });
    case 'lint':
      return (await import('./cli/lint.ts')).lintCommand(operands, {
        ...language,
        json,
        fix: values.fix,
        all: readRules(values.rules),
        locale,
      });
    case 'diagnose':
      return (await import('./cli/diagnose.ts')).diagnoseCommand(operands, { json, locale });
    case 'explain':
      return (await import('./cli/explain.ts')).explainCommand(operands, { json, locale });
    case 'compose':
      return (await import('./cli/compose.ts')).composeCommand(operands, { ...language, json, target: values.to });
    case 'send':
      return (await import('./cli/send.ts')).sendCommand(operands, {
        ...language,
        json,
        locale,
        retry: values.retry && !values.bare,
        yes: values.yes,
        allowFiles: values['allow-files'],
        sandbox: values.sandbox,
        set: values.set ?? [],
        ...(values.scenario === undefined ? {} : { scenario: values.scenario }),
        ...(values['token-env'] === undefined ? {} : { tokenVariable: values['token-env'] }),
      });
    case 'outage': {
      const exchanges = values.exchanges === undefined ? operands : [values.exchanges, ...operands];
      return (await import('./cli/outage.ts')).outageCommand(exchanges, {
        json,
        locale,
        sandbox: values.sandbox,
        offline: values.offline,
        statusPage: !values['no-status-page'],
        ...(values.scenario === undefined ? {} : { scenario: values.scenario }),
        ...(values['token-env'] === undefined ? {} : { tokenVariable: values['token-env'] }),
      });
    }
    case 'permissions':
      return (await import('./cli/permissions.ts')).permissionsCommand(operands, {
        ...language,
        json,
        locale,
        sandbox: values.sandbox,
        set: values.set ?? [],
        ...(values.guild === undefined ? {} : { guild: values.guild }),
        ...(values.scenario === undefined ? {} : { scenario: values.scenario }),
        ...(values['token-env'] === undefined ? {} : { tokenVariable: values['token-env'] }),
      });
    case 'check-credential':
      return (await import('./cli/checkCredential.ts')).checkCredentialCommand(operands, {
        json,
        locale,
        sandbox: values.sandbox,
        offline: values.offline,
        ...(values.scenario === undefined ? {} : { scenario: values.scenario }),
        ...(values['token-env'] === undefined ? {} : { tokenVariable: values['token-env'] }),
      });
    case 'buckets':
      return (await import('./cli/buckets.ts')).bucketsCommand(operands, { json, locale });
    case 'journal':
      return (await import('./cli/journal.ts')).journalCommand(operands, {
        json,
        locale,
        timeline: values.timeline,
        rates: values.rates,
        ...(values.since === undefined ? {} : { since: values.since }),
      });
    case 'proxy':
      return (await import('./cli/proxy.ts')).proxyCommand(
        { json, port: values.port, upstream: values.upstream },
        words,
      );
    case 'sandbox':
      return (await import('./cli/sandbox.ts')).sandboxCommand(values, words);
    default:
      throw new UsageError({ code: 'unknown-command', command });
  }
}

/** `--rules all` is the only choice: severities and suppressions belong to the project. */
function readRules(choice: string | undefined): boolean {
  if (choice !== undefined && choice !== 'all')
    throw new UsageError({ code: 'unknown-option', reason: `--rules ${choice}` });
  return choice === 'all';
}

function parse(): Call {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new UsageError({ code: 'unknown-option', reason: (error as Error).message });
  }
}

async function main(): Promise<void> {
  let words = await loadCommandLineWords(localeOf(process.env.LC_ALL ?? process.env.LANG));
  let json = false;
  try {
    const call = parse();
    json = call.values.format === 'json';
    if (call.values.locale !== undefined) words = await loadCommandLineWords(localeOf(call.values.locale));
    const { output, status } = await run(call, words);
    process.exitCode = status;
    process.stdout.write(output);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.exitCode = 2;
    const { fault, document } = error;
    if (json && document !== undefined) process.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
    const isCall = fault.code === 'no-command' || fault.code === 'unknown-command' || fault.code === 'unknown-option';
    process.stderr.write(`tracecord: ${words.fault(fault)}\n${isCall ? `\n${words.usage}` : ''}`);
  }
}

await main();
