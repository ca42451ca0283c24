// `npm start`: the built-in sandbox and a real VS Code with the packed VSIX on a copy of the sample workspace.
// `--no-open` opens no window and no browser, `--browser` passes the desktop VS Code by. Ctrl+C ends everything.
// Fails unless the sandbox answered and the extension was seen at work.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findDesktopCode, openDesktopCode } from './desktopCode.ts';
import { openInBrowser } from './openInBrowser.ts';
import { copySample, packedVsix } from './product.ts';
import { isEnding, setSignalStatus, watchForTheEnd } from './program.ts';
import { startSandbox } from './sandbox.ts';
import { type Server, startServer, workbenchAddress } from './server.ts';
import { type Payload, Workbench } from './workbench.ts';

const { values } = parseArgs({ options: { 'no-open': { type: 'boolean' }, browser: { type: 'boolean' } } });
const firstFile = 'message.http';

/** A VS Code that runs: what to say of it, and why it ended by itself; nothing where the person closed it. */
interface Opened {
  readonly says: string;
  readonly ended: Promise<string | undefined>;
}

async function openDesktop(
  code: string,
  vsix: string,
  folder: string,
  settings: Record<string, unknown>,
): Promise<Opened> {
  console.log(`Opening ${code} with folders of its own …`);
  const desktop = await openDesktopCode(code, { vsix, folder, file: join(folder, firstFile), settings });
  return { says: 'VS Code   its own window', ended: desktop.exited.then(() => undefined) };
}

async function openServer(vsix: string, folder: string, settings: Record<string, unknown>): Promise<Opened> {
  const server = await startServer({ vsix: [vsix], settings });
  const payload = [['openFile', `vscode-remote://remote${join(folder, firstFile)}`]] as const;
  await proveActivation(server, folder, payload);
  if (!values['no-open']) openInBrowser(workbenchAddress(server, folder, payload));
  return {
    says: `VS Code   ${workbenchAddress(server, folder)}`,
    ended: server.exited.then(() => `The server ended.\n${server.log()}`),
  };
}

/** Opens the page unseen once: a lens stands over the first request only where the extension is active. */
async function proveActivation(server: Server, folder: string, payload: Payload): Promise<void> {
  const workbench = await Workbench.open(server, folder, { payload });
  try {
    const [first, ...others] = await workbench.editor.lenses();
    console.log(
      `The extension is active: "${first}" stands over ${others.length + 1} requests in sight in ${firstFile}.`,
    );
  } catch (error) {
    const complaints = workbench.complaints.join('\n');
    throw new Error(`The extension did not show up over ${firstFile}.\n${error}\n${complaints}`);
  } finally {
    await workbench.close();
  }
}

async function start(): Promise<void> {
  setSignalStatus(0);
  watchForTheEnd();
  const vsix = await packedVsix();
  const sandbox = await startSandbox();
  const folder = await copySample();
  const settings = { 'tracecord.sandbox.url': sandbox.url };
  const code = values['no-open'] || values.browser ? undefined : findDesktopCode();
  const opened = code ? await openDesktop(code, vsix, folder, settings) : await openServer(vsix, folder, settings);
  console.log(`
${opened.says}
Sandbox   ${sandbox.url} (a local Discord: no account, no token, no network)
Sample    ${folder} (a copy: change what you like)

Try first: in ${firstFile}, click the credential in the status bar and choose "Sandbox", then press "Send" over a
request. README.md in the sample says what each request shows.

Ctrl+C ends everything.`);
  const why = await Promise.race([opened.ended, sandbox.exited.then((status) => `The sandbox ended (${status}).`)]);
  // After Ctrl+C everything ends, and program.ts sees to the rest.
  if (isEnding()) return;
  if (why !== undefined) throw new Error(why);
  console.log('The window was closed.');
  process.exit(0);
}

start().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
