import * as vscode from 'vscode';
import type { Vantage } from '../core/exchange.ts';
import { type CommandTable, type Guard, guardWith } from '../vscode/commands.ts';
import type { CommandId } from '../vscode/contributions.ts';
import { Lifetime } from '../vscode/lifetime.ts';
import { Speech } from '../vscode/speech.ts';
import { vantageOf } from '../vscode/vantage.ts';

/** What every area of the extension is made with. */
export interface Host {
  readonly context: vscode.ExtensionContext;
  /** Takes ownership until the extension ends. */
  readonly own: Lifetime['own'];
  readonly log: vscode.LogOutputChannel;
  readonly speech: Speech;
  readonly guard: Guard;
  readonly vantage: Vantage;
  /** Of the extension, as in package.json. */
  readonly version: string;
}

/** The commands that an area carries out. All areas together have every command, or the compiler complains. */
export type Commands<Id extends CommandId> = Pick<CommandTable, Id>;

/** What lasts as long as the extension does. */
export async function hostOf(context: vscode.ExtensionContext): Promise<Host> {
  const lifetime = new Lifetime();
  context.subscriptions.push(lifetime);
  const own = lifetime.own.bind(lifetime);
  const log = own(vscode.window.createOutputChannel('Tracecord', { log: true }));
  const speech = own(await Speech.load());
  return {
    context,
    own,
    log,
    speech,
    guard: guardWith(log, speech),
    vantage: vantageOf(vscode.env.remoteName),
    version: String(context.extension.packageJSON.version),
  };
}
