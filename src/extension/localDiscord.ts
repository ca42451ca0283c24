import { type RunningSandbox, SandboxHost } from '../vscode/sandboxHost.ts';
import type { Commands, Host } from './host.ts';

/** The local Discord of the window; its server is loaded when it starts. */
export interface LocalDiscord {
  readonly sandbox: SandboxHost;
  readonly commands: Commands<
    'startSandbox' | 'stopSandbox' | 'chooseScenario' | 'openScenarios' | 'resetSandbox' | 'showSandboxState'
  >;
}

/** Makes what starts the sandbox. */
export function localDiscord({ own, speech }: Host): LocalDiscord {
  const sandbox = own(new SandboxHost(startSandbox, sandboxToken, speech));
  return {
    sandbox,
    commands: {
      startSandbox: () => sandbox.start(),
      stopSandbox: () => sandbox.stop(),
      chooseScenario: () => sandbox.chooseScenario(),
      openScenarios: () => sandbox.openScenarios(),
      resetSandbox: () => sandbox.reset(),
      showSandboxState: () => sandbox.showState(),
    },
  };
}

async function startSandbox(port: number): Promise<RunningSandbox> {
  const { startSandbox: start } = await import('../sandbox/server.ts');
  const { defaultSeed } = await import('../sandbox/world/defaultSeed.ts');
  const { healthy, isScenario, scenarioEntries } = await import('../sandbox/scenarios.ts');
  const sandbox = await start({ port, seed: defaultSeed });
  return {
    url: sandbox.url,
    get address() {
      return sandbox.address;
    },
    get token() {
      return sandbox.token;
    },
    scenarios: {
      entries: scenarioEntries,
      get current() {
        return sandbox.scenario;
      },
      get isHealthy() {
        return sandbox.scenario === healthy;
      },
      knows: isScenario,
    },
    scenarioRequests: async (title, say) =>
      (await import('../sandbox/scenarioRequests.ts')).scenarioRequests(title, say),
    setScenario: (written) => sandbox.setScenario(written),
    reset: () => sandbox.reset(),
    exportState: () => sandbox.exportState(),
    close: () => sandbox.close(),
  };
}

async function sandboxToken(): Promise<string> {
  return (await import('../sandbox/world/defaultSeed.ts')).defaultToken();
}
