import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as vscode from 'vscode';
import { eventually } from '../eventually.ts';

const checkout = process.env.TRACECORD_CHECKOUT ?? '';

/** These wait on purpose, and what they wait for is tested elsewhere in virtual time. */
const slow = /^(slow|slow-body|silent)$/;

/** What the command line says of an answer, as far as an editor shows it. */
interface Said {
  readonly class: string;
  readonly code: number | null;
  readonly summary: string;
  readonly fixes: readonly { readonly title: string }[];
  readonly fields: readonly unknown[];
}

/** Runs the built command line and gives the JSON that it prints; a failed request makes it end with 1. */
async function tracecord(...args: readonly string[]): Promise<Record<string, unknown>> {
  const run = promisify(execFile);
  const options = { env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', LC_ALL: 'C' } };
  const whole = [join(checkout, 'dist/cli.mjs'), ...args, '--format', 'json'];
  const { stdout } = await run(process.execPath, whole, options).catch((error: { stdout: string }) => error);
  return JSON.parse(stdout);
}

/** Seconds that are counted down are not the same twice. */
function withoutTimes(text: string): string {
  return text.replace(/\d+(\.\d+)? (ms|s|min|h|days?)\b/g, 'TIME');
}

describe('every scenario of the sandbox', function () {
  this.timeout(180_000);
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tracecord-scenarios-'));
    await vscode.workspace.getConfiguration('tracecord').update('sandbox.port', 0, true);
    await vscode.commands.executeCommand('tracecord.openScenarios');
  });
  after(async () => {
    await vscode.commands.executeCommand('tracecord.stopSandbox');
    await vscode.workspace.getConfiguration('tracecord').update('sandbox.port', undefined, true);
    await rm(folder, { recursive: true, force: true });
  });

  it('is said the same by the installed extension and by the command line', async () => {
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.languageId, 'http');
    const file = join(folder, 'scenarios.http');
    await writeFile(file, document.getText());
    const extracted = (await tracecord('extract', file)).requests as { name: string; start: number; end: number }[];
    const requests = extracted.filter(({ name }) => !slow.test(name));
    assert.ok(requests.length >= 60, `${requests.length} requests`);
    const differences: string[] = [];
    for (const { name, start, end } of requests) {
      const sent = tracecord('send', '--sandbox', `${file}#${name}`);
      const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
      const shown = await showIn(document, range);
      const said = (await sent).diagnosis as Said;
      const expected = said.class === 'success' ? undefined : String(said.code || said.class);
      if (shown?.code !== expected) differences.push(`${name}: ${shown?.code} shown, ${expected} said`);
      if (shown === undefined || said.fields.length > 0) continue;
      const whole = withoutTimes([said.summary, ...said.fixes.slice(0, 1).map(({ title }) => `→ ${title}`)].join('\n'));
      if (withoutTimes(shown.message) !== whole) differences.push(`${name}: ${shown.message} / ${whole}`);
    }
    assert.deepEqual(differences, []);
  });

  /** Sends as the lens above the request does, from a sandbox that begins anew; what then stands on the text. */
  async function showIn(document: vscode.TextDocument, range: vscode.Range) {
    for (const command of ['resetSandbox', 'clearHistory', 'clearAnswers']) {
      await vscode.commands.executeCommand(`tracecord.${command}`);
    }
    await vscode.commands.executeCommand('tracecord.sendToSandbox', document.uri, range);
    const found = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'discord');
    const [first] = await eventually(() => {
      assert.ok(found.length <= 1 || found.every(({ code }) => codeOf(code) === codeOf(found[0]?.code)));
      return found;
    });
    return first && { code: codeOf(first.code), message: first.message };
  }
});

function codeOf(code: vscode.Diagnostic['code']): string | undefined {
  return typeof code === 'object' ? String(code.value) : code?.toString();
}
