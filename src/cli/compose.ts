import { compose, composeTargets } from '../core/compose/compose.ts';
import { type CommandResult, UsageError } from './commandLine.ts';
import { selectRequest } from './selector.ts';

/** `tracecord compose`: one request as text for another tool, with a placeholder for the token. */
export async function composeCommand(
  operands: readonly string[],
  options: { readonly language?: string; readonly json: boolean; readonly target: string | undefined },
): Promise<CommandResult> {
  const names = composeTargets.map((target) => target.id);
  const target = composeTargets.find(({ id }) => id === options.target);
  if (target === undefined)
    throw new UsageError({ code: 'unknown-target', target: options.target ?? '', targets: names });
  const { draft } = await selectRequest('compose', operands, options.language);
  const text = compose(draft, target.id);
  const output = options.json ? `${JSON.stringify({ target: target.id, text }, null, 2)}\n` : `${text}\n`;
  return { output, status: 0 };
}
