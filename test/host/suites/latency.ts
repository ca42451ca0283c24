import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as vscode from 'vscode';

const answer = JSON.stringify({
  message: 'Invalid Form Body',
  code: 50035,
  errors: { content: { _errors: [{ code: 'BASE_TYPE_REQUIRED', message: 'This field is required' }] } },
});

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

describe('sending from the editor', function () {
  this.timeout(60_000);
  let server: Server;
  let arrived = 0;
  let answered = 0;

  before(async () => {
    server = createServer((request, response) => {
      arrived = performance.now();
      request.resume().on('end', () => {
        response.writeHead(400, { 'content-type': 'application/json', via: '1.1 google' }).end(answer);
        answered = performance.now();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await vscode.workspace.getConfiguration('tracecord').update('sandbox.url', url, vscode.ConfigurationTarget.Global);
  });

  after(async () => {
    await vscode.workspace
      .getConfiguration('tracecord')
      .update('sandbox.url', undefined, vscode.ConfigurationTarget.Global);
    server.close();
  });

  it('puts the answer on the text; the times are printed', async () => {
    const document = await vscode.workspace.openTextDocument({
      language: 'http',
      content:
        'POST https://discord.com/api/v10/channels/1213458536202371072/messages\nContent-Type: application/json\n\n{ "content": "x" }\n',
    });
    await vscode.window.showTextDocument(document);
    const range = new vscode.Range(0, 0, 0, 0);
    const toWire: number[] = [];
    const toDiagnostic: number[] = [];
    for (let round = 0; round < 21; round += 1) {
      await vscode.commands.executeCommand('tracecord.clearAnswers');
      const shown = new Promise<number>((resolve) => {
        const listener = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
          if (!uris.some((uri) => uri.toString() === document.uri.toString())) return;
          if (!vscode.languages.getDiagnostics(document.uri).some(({ source }) => source === 'discord')) return;
          listener.dispose();
          resolve(performance.now());
        });
      });
      const pressed = performance.now();
      await vscode.commands.executeCommand('tracecord.sendToSandbox', document.uri, range);
      const at = await shown;
      toWire.push(arrived - pressed);
      toDiagnostic.push(at - answered);
    }
    const [first, ...rest] = toWire;
    const [firstShown, ...restShown] = toDiagnostic;
    const ms = (value: number | undefined) => `${(value ?? Number.NaN).toFixed(1)} ms`;
    console.log(`      command to wire: first ${ms(first)}, then ${ms(median(rest))} (median of 20)`);
    console.log(`      answer to diagnostic: first ${ms(firstShown)}, then ${ms(median(restShown))} (median of 20)`);
    const [diagnostic] = vscode.languages.getDiagnostics(document.uri);
    assert.equal(diagnostic && document.getText(diagnostic.range), '"x"');
  });
});
