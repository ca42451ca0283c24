import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../checkout.ts';
import { type Server, type ServerOptions, startServer } from '../server.ts';
import { Workbench, type WorkbenchOptions } from '../workbench.ts';

/** A VS Code with the packaged VSIX, open on a copy of the sample workspace. */
export interface Session {
  readonly workbench: Workbench;
  readonly server: Server;
  /** The copy of the sample workspace. */
  readonly folder: string;
  end(): Promise<void>;
}

/** How a session is started. */
export interface SessionOptions extends ServerOptions {
  /** Writes into the copy before it is opened; gives what is opened in its place, such as a .code-workspace file. */
  readonly prepare?: (folder: string) => Promise<string | undefined>;
  /** How the window is opened. */
  readonly window?: WorkbenchOptions;
}

const open = new Set<Workbench>();

// What a test that failed left open would be in the way of its second try, and of the next ones; first it leaves a picture.
afterEach(async function () {
  const test = this.currentTest;
  if (test === undefined || test.state === 'passed' || test.state === 'pending') return;
  const name = test.fullTitle().replaceAll(/[^A-Za-z0-9]+/g, '-');
  for (const workbench of open) await workbench.letGo(`failed-${name}`).catch(() => {});
});

/** Starts what a person has after installing the VSIX: nothing stored, nothing chosen. */
export async function startSession({ prepare, window, ...options }: SessionOptions = {}): Promise<Session> {
  const folder = await mkdtemp(join(tmpdir(), 'tracecord-sample-'));
  await cp(join(checkout, 'test/sample'), folder, { recursive: true });
  const opened = (await prepare?.(folder)) ?? folder;
  const server = await startServer({ vsix: [join(checkout, 'out/tracecord.vsix')], ...options });
  const workbench = await Workbench.open(server, opened, window);
  open.add(workbench);
  return {
    workbench,
    server,
    folder,
    async end() {
      open.delete(workbench);
      await workbench.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
