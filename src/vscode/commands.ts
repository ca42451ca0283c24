import * as vscode from 'vscode';
import { type CommandId, commandName } from './contributions.ts';
import { Lifetime } from './lifetime.ts';
import type { Speech } from './speech.ts';

/** What every command does; complete by construction. */
export type CommandTable = Readonly<Record<CommandId, (...args: never[]) => unknown>>;

/** Registers every command. A failure that nobody foresaw is logged in full and said in one sentence. */
export function registerCommands(table: CommandTable, log: vscode.LogOutputChannel, speech: Speech): vscode.Disposable {
  const lifetime = new Lifetime();
  for (const [id, run] of Object.entries(table)) {
    const guarded = async (...args: unknown[]) => {
      try {
        return await (run as (...args: unknown[]) => unknown)(...args);
      } catch (error) {
        log.error(error instanceof Error ? error : String(error));
        void vscode.window.showErrorMessage(speech.shell.bug(error instanceof Error ? error.message : String(error)));
        return undefined;
      }
    };
    lifetime.own(vscode.commands.registerCommand(commandName(id as CommandId), guarded));
  }
  return lifetime;
}
