import { findTokenShapes } from '../core/discord/tokenShape.ts';
import type { TransportLimits } from '../core/ports.ts';
import type { Draft } from '../core/request/draft.ts';
import { foundCredential } from '../core/request/foundCredential.ts';
import { namesSecret } from '../core/request/redaction.ts';
import type { Values } from '../core/request/text.ts';
import type { ActiveProfile } from '../core/request/toWire.ts';
import { expectedOf, saysSomething } from '../core/values/expected.ts';
import { systemClock } from '../node/systemClock.ts';
import { UndiciTransport } from '../node/undiciTransport.ts';
import { isRatherSecret } from './callSecrets.ts';
import { UsageError } from './commandLine.ts';

/** What holds for every request that a command sends. */
export const limits: TransportLimits = {
  connectTimeout: 10_000,
  headersTimeout: 30_000,
  bodyTimeout: 30_000,
  bodyCap: 5 * 1024 * 1024,
};

/** What was set in the call, by expression or by name, then the environment, then what the code falls back to. */
export function valuesOf(draft: Draft, set: readonly string[]): Values {
  const given = new Map(set.map(readSetting));
  const known: Values = ({ source, expression }) => {
    const name = source.kind === 'environment' || source.kind === 'variable' ? source.name : undefined;
    const own = given.get(expression) ?? (name === undefined ? undefined : given.get(name));
    if (own !== undefined || name === undefined) return own;
    return process.env[name] ?? (source.kind === 'environment' ? source.fallback : undefined);
  };
  return (hole) => {
    const value = known(hole);
    return value !== '' || saysSomething(value, expectedOf(draft, hole.expression, known)) ? value : undefined;
  };
}

/** `name=value`. Secrets come from the environment: a command line stands in histories and in lists of processes. */
function readSetting(written: string): [name: string, value: string] {
  const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(written) ?? [];
  if (name === '') throw new UsageError({ code: 'bad-set' });
  if (namesSecret(name) || findTokenShapes(value).length > 0) throw new UsageError({ code: 'secret-set', name });
  return [name, value];
}

/** The credential from an environment variable, with or without its scheme; a webhook's address is one too. */
export function profileOf(name: string | undefined): ActiveProfile | null {
  if (name === undefined) return null;
  if (isRatherSecret(name)) throw new UsageError({ code: 'secret-as-name', option: '--token-env' });
  const { kind, secret } = foundCredential(process.env[name] ?? '');
  if (secret === '') throw new UsageError({ code: 'empty-variable', name });
  return { name, kind, secret };
}

/** A local Discord for this one command. `url` leads to it whatever the scenario says of addresses. */
export async function startLocal(scenario: string | undefined) {
  const { startSandbox } = await import('../sandbox/server.ts');
  const { defaultSeed } = await import('../sandbox/world/defaultSeed.ts');
  if (scenario !== undefined) (await import('./sandbox.ts')).demandScenario(scenario);
  const sandbox = await startSandbox({ port: 0, seed: defaultSeed, ...(scenario === undefined ? {} : { scenario }) });
  const profile: ActiveProfile = { name: 'sandbox', kind: 'bot', secret: sandbox.token };
  return { ...sandbox.address, url: sandbox.url, profile, close: () => sandbox.close() };
}

/** The way to Discord, or to a local Discord that may ask for its own proxy. */
export function transportTo(sandbox: { readonly proxy?: string } | null): UndiciTransport {
  const proxy = sandbox?.proxy;
  return new UndiciTransport({
    clock: systemClock,
    environment: process.env,
    ...(proxy === undefined ? {} : { network: () => ({ proxy }) }),
  });
}
