import { once } from 'node:events';
import { StandingClock } from '../sandbox/clock.ts';
import { isScenario, scenarioNames } from '../sandbox/scenarios.ts';
import { type SandboxOptions, startSandbox } from '../sandbox/server.ts';
import { defaultSeed } from '../sandbox/world/defaultSeed.ts';
import { UnusableState } from '../sandbox/world/state.ts';
import type { CommandLineWords } from '../words/commandLine.ts';
import { type CommandResult, portNumber, readInputs, UsageError, wholeNumber } from './commandLine.ts';

interface SandboxValues {
  readonly port?: string | undefined;
  readonly scenario?: string | undefined;
  readonly seed?: string | undefined;
  readonly state?: string | undefined;
  readonly clock?: string | undefined;
}

/** `tracecord sandbox`: runs the local Discord until it is interrupted. */
export async function sandboxCommand(values: SandboxValues, words: CommandLineWords): Promise<CommandResult> {
  const sandbox = await startSandbox(await sandboxOptions(values)).catch((error: NodeJS.ErrnoException) => {
    throw usageErrorOf(error, values);
  });
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupted.abort());
  process.stdout.write(`${words.listening(sandbox.address.origin)}\n${words.sandboxHint(sandbox.token)}\n`);
  const { proxy } = sandbox.address;
  if (proxy !== undefined) process.stdout.write(`${words.sandboxProxy(proxy)}\n`);
  await once(interrupted.signal, 'abort');
  await sandbox.close();
  return { output: '', status: 0 };
}

/** @throws UsageError for a scenario that there is not, or an amount that it does not take */
export function demandScenario(scenario: string): void {
  if (!isScenario(scenario))
    throw new UsageError({ code: 'unknown-scenario', name: scenario, scenarios: scenarioNames });
}

/**
 * What a call says of its sandbox.
 * @throws UsageError
 */
export async function sandboxOptions({
  port = '8787',
  seed,
  scenario,
  state,
  clock,
}: SandboxValues): Promise<SandboxOptions> {
  if (scenario !== undefined) demandScenario(scenario);
  return {
    port: portNumber(port),
    seed: seed === undefined ? defaultSeed : wholeNumber('--seed', seed),
    ...(scenario === undefined ? {} : { scenario }),
    ...(state === undefined ? {} : { state: (await readInputs([state]))[0]?.text ?? '' }),
    ...(clock === undefined ? {} : { clock: new StandingClock(timeOf(clock)) }),
  };
}

function usageErrorOf(error: NodeJS.ErrnoException, { port = '8787', state = '' }: SandboxValues): Error {
  if (error.code === 'EADDRINUSE') return new UsageError({ code: 'port-in-use', port: Number(port) });
  if (error instanceof UnusableState)
    return new UsageError({ code: 'unusable-state', file: state, reason: error.message });
  return error;
}

/** Milliseconds since the epoch of a time as ISO 8601. */
function timeOf(text: string): number {
  const time = /^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time)) throw new UsageError({ code: 'bad-time', option: '--clock', value: text });
  return time;
}
