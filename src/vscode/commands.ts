import * as vscode from 'vscode';
import { redact } from '../core/request/redaction.ts';
import { type CommandId, commandName } from './contributions.ts';
import { Lifetime } from './lifetime.ts';
import type { Speech } from './speech.ts';

/** What every command does; complete by construction. */
export type CommandTable = Readonly<Record<CommandId, (...args: never[]) => unknown>>;

/** Makes something that a person started safe: a failure that nobody foresaw is logged in full and said in one sentence. */
export type Guard = <Args extends unknown[]>(run: (...args: Args) => unknown) => (...args: Args) => Promise<unknown>;

/** The guard of this window. */
export function guardWith(log: vscode.LogOutputChannel, speech: Speech): Guard {
  return (run) =>
    async (...args) => {
      try {
        return await run(...args);
      } catch (error) {
        const { message, stack } = error instanceof Error ? error : { message: String(error), stack: undefined };
        log.error(redact(stack ?? message));
        void vscode.window.showErrorMessage(speech.shell.bug(redact(message)));
        return undefined;
      }
    };
}

/** Registers every command. */
export function registerCommands(table: CommandTable, guard: Guard): vscode.Disposable {
  const lifetime = new Lifetime();
  for (const [id, run] of Object.entries(table)) {
    const command = guard(run as (...args: unknown[]) => unknown);
    lifetime.own(vscode.commands.registerCommand(commandName(id as CommandId), command));
  }
  return lifetime;
}
