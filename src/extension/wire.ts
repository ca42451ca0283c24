import type { Passage, Transport } from '../core/ports.ts';
import { systemClock } from '../node/systemClock.ts';
import type { UndiciTransport } from '../node/undiciTransport.ts';
import { networkSettings } from '../vscode/networkSettings.ts';
import type { SandboxHost } from '../vscode/sandboxHost.ts';
import type { Host } from './host.ts';

/** Gives what sends, by the way of a profile where one is named. */
export type OpenTransport = (passage?: Passage) => Promise<Transport>;

/** The way to the wire: undici is loaded by the first request that is sent. */
export function openWire({ own }: Host, sandbox: SandboxHost): OpenTransport {
  let wire: Promise<UndiciTransport> | undefined;
  own({ dispose: () => void wire?.then((sending) => sending.close()) });
  const network = (url: URL) => {
    const proxy = sandbox.proxyFor(url);
    return proxy === undefined ? networkSettings() : { proxy };
  };
  return async (passage) => {
    wire ??= import('../node/undiciTransport.ts').then(
      (module) => new module.UndiciTransport({ clock: systemClock, network, environment: process.env }),
    );
    const sending = await wire;
    return passage === undefined ? sending : sending.by(passage);
  };
}
