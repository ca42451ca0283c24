import type { parseArgs } from 'node:util';
import type { CommandLineWords } from '../words/commandLine.ts';
import { type Locale, localeOf } from '../words/locale.ts';
import { type CommandResult, UsageError } from './commandLine.ts';

/** Options of all commands; each takes those that its usage names. */
export const options = {
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
  'path-env': { type: 'string' },
  'allow-insecure': { type: 'string' },
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

/** What was written for the options of a call. */
export type Values = ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>['values'];

type Command = (operands: readonly string[], values: Values, words: CommandLineWords) => Promise<CommandResult>;

/** Every command by its name; each is loaded when it is called. */
export const commands = {
  extract: async (operands, values) =>
    (await import('./extract.ts')).extractCommand(operands, { ...languageIn(values), json: isJson(values) }),
  lint: async (operands, values) =>
    (await import('./lint.ts')).lintCommand(operands, {
      ...languageIn(values),
      ...spokenIn(values),
      fix: values.fix,
      all: readRules(values.rules),
    }),
  diagnose: async (operands, values) => (await import('./diagnose.ts')).diagnoseCommand(operands, spokenIn(values)),
  explain: async (operands, values) => (await import('./explain.ts')).explainCommand(operands, spokenIn(values)),
  compose: async (operands, values) =>
    (await import('./compose.ts')).composeCommand(operands, {
      ...languageIn(values),
      json: isJson(values),
      target: values.to,
    }),
  send: async (operands, values) =>
    (await import('./send.ts')).sendCommand(operands, {
      ...languageIn(values),
      ...spokenIn(values),
      ...askedIn(values),
      retry: values.retry && !values.bare,
      yes: values.yes,
      allowFiles: values['allow-files'],
      set: values.set ?? [],
    }),
  outage: async (operands, values) =>
    (await import('./outage.ts')).outageCommand(
      values.exchanges === undefined ? operands : [values.exchanges, ...operands],
      { ...spokenIn(values), ...askedIn(values), offline: values.offline, statusPage: !values['no-status-page'] },
    ),
  permissions: async (operands, values) =>
    (await import('./permissions.ts')).permissionsCommand(operands, {
      ...languageIn(values),
      ...spokenIn(values),
      ...askedIn(values),
      set: values.set ?? [],
      ...(values.guild === undefined ? {} : { guild: values.guild }),
    }),
  'check-credential': async (operands, values) =>
    (await import('./checkCredential.ts')).checkCredentialCommand(operands, {
      ...spokenIn(values),
      ...askedIn(values),
      offline: values.offline,
    }),
  buckets: async (operands, values) => (await import('./buckets.ts')).bucketsCommand(operands, spokenIn(values)),
  journal: async (operands, values) =>
    (await import('./journal.ts')).journalCommand(operands, {
      ...spokenIn(values),
      timeline: values.timeline,
      rates: values.rates,
      ...(values.since === undefined ? {} : { since: values.since }),
    }),
  proxy: async (_, values, words) =>
    (await import('./proxy.ts')).proxyCommand(
      {
        json: isJson(values),
        port: values.port,
        pathVariable: values['path-env'],
        upstream: values.upstream,
        insecure: values['allow-insecure'],
      },
      words,
    ),
  sandbox: async (_, values, words) => (await import('./sandbox.ts')).sandboxCommand(values, words),
} satisfies Readonly<Record<string, Command>>;

/** Whether there is a command of this name. */
export function isCommand(name: string): name is keyof typeof commands {
  return Object.hasOwn(commands, name);
}

function isJson({ format }: Values): boolean {
  return format === 'json';
}

function languageIn({ language }: Values): { readonly language?: string } {
  return language === undefined ? {} : { language };
}

/** In which form and language a command speaks. */
function spokenIn(values: Values): { readonly json: boolean; readonly locale: Locale } {
  const locale = localeOf(values.locale ?? process.env.LC_ALL ?? process.env.LANG);
  return { json: isJson(values), locale };
}

/** Whom a command asks, and with which credential. */
function askedIn(values: Values): {
  readonly sandbox: boolean;
  readonly scenario?: string;
  readonly tokenVariable?: string;
} {
  const { sandbox, scenario, 'token-env': tokenVariable } = values;
  return {
    sandbox,
    ...(scenario === undefined ? {} : { scenario }),
    ...(tokenVariable === undefined ? {} : { tokenVariable }),
  };
}

/** `--rules all` is the only choice: severities and suppressions belong to the project. */
function readRules(choice: string | undefined): boolean {
  if (choice !== undefined && choice !== 'all')
    throw new UsageError({ code: 'unknown-option', reason: `--rules ${choice}` });
  return choice === 'all';
}
