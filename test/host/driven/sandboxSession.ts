import { type Session, startSession } from './session.ts';
import { TracecordPanel } from './tracecordPanel.ts';

/** A session whose requests go to the sandbox. */
export interface SandboxSession extends Session {
  readonly panel: TracecordPanel;
}

/** Starts a session, opens `message.http` and chooses the sandbox. */
export async function startSandboxSession(): Promise<SandboxSession> {
  const session = await startSession();
  const panel = new TracecordPanel(session.workbench);
  await session.workbench.openFile('message.http');
  await panel.useSandbox();
  return { ...session, panel };
}
