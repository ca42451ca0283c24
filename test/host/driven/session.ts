import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../checkout.ts';
import { type Server, type ServerOptions, startServer } from '../server.ts';
import { Workbench } from '../workbench.ts';

/** A VS Code with the packaged VSIX, open on a copy of the sample workspace. */
export interface Session {
  readonly workbench: Workbench;
  readonly server: Server;
  /** The copy of the sample workspace. */
  readonly folder: string;
  end(): Promise<void>;
}

/** Starts what a person has after installing the VSIX: nothing stored, nothing chosen. */
export async function startSession(options: ServerOptions = {}): Promise<Session> {
  const folder = await mkdtemp(join(tmpdir(), 'tracecord-sample-'));
  await cp(join(checkout, 'test/sample'), folder, { recursive: true });
  const server = await startServer({ vsix: [join(checkout, 'out/tracecord.vsix')], ...options });
  const workbench = await Workbench.open(server, folder);
  return {
    workbench,
    server,
    folder,
    async end() {
      await workbench.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
