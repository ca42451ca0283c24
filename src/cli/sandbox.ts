import { once } from 'node:events';
import { defaultSeed } from '../sandbox/defaultSeed.ts';
import { isScenario, scenarioNames } from '../sandbox/scenarios.ts';
import { startSandbox } from '../sandbox/server.ts';
import type { CommandLineWords } from '../words/commandLine.ts';
import { type CommandResult, UsageError } from './commandLine.ts';

interface SandboxValues {
  readonly port?: string | undefined;
  readonly scenario?: string | undefined;
  readonly seed?: string | undefined;
}

/** `tracecord sandbox`: runs the local Discord until it is interrupted. */
export async function sandboxCommand(values: SandboxValues, words: CommandLineWords): Promise<CommandResult> {
  const port = wholeNumber('--port', values.port ?? '8787');
  const { scenario } = values;
  if (scenario !== undefined) demandScenario(scenario);
  const sandbox = await startSandbox({
    port,
    seed: values.seed === undefined ? defaultSeed : wholeNumber('--seed', values.seed),
    ...(scenario === undefined ? {} : { scenario }),
  }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new UsageError({ code: 'port-in-use', port }) : error;
  });
  process.stdout.write(`${words.listening(sandbox.url)}\n${words.sandboxHint(sandbox.token)}\n`);
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());
  await once(interrupted.signal, 'abort');
  await sandbox.close();
  return { output: '', status: 0 };
}

/** @throws UsageError for a scenario that there is not, or an amount that it does not take */
export function demandScenario(scenario: string): void {
  if (!isScenario(scenario))
    throw new UsageError({ code: 'unknown-scenario', name: scenario, scenarios: scenarioNames });
}

function wholeNumber(option: string, value: string): number {
  if (!/^\d+$/.test(value)) throw new UsageError({ code: 'bad-number', option, value });
  return Number(value);
}
