import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Fault } from '../../node/faults/fault.ts';
import { faultFamilies } from '../../node/faults/faults.ts';
import { eventually } from '../eventually.ts';

/** At least one of every family that plain HTTP on loopback can have; test/node/faults.test.ts plays them all. */
const chosen = [
  'refused',
  'reset when accepted',
  'closed after the head of the request',
  'stalls after the head of the request',
  'reset within the headers',
  'stalls within the body',
  'one byte at a time: headers',
  'ends before its length',
  'both a length and chunks',
  'ends within a chunk',
  'endless headers',
  'one header without end',
  'not HTTP at all',
  'HTTP/1.0 without a length',
  '100 continue, then the answer',
  '101 switching protocols',
  'interim answers without end',
  '304 with a body',
  '1 GB of body',
  'a body without end',
  'half a million chunks of one byte',
  '1 GB in gzip',
  '1 GB in Zstandard',
  'gzip that is cut off',
  'UTF-16 that calls itself UTF-8',
  'a page that calls itself JSON',
  'JSON of ten thousand levels',
];

const settings = () => vscode.workspace.getConfiguration('tracecord');
const change = (name: string, value: unknown) => settings().update(name, value, vscode.ConfigurationTarget.Global);
const timeouts = ['timeout.connect', 'timeout.headers', 'timeout.body'];

describe('sending where the network misbehaves', function () {
  this.timeout(30_000);
  const byName = new Map(
    Object.values(faultFamilies)
      .flat()
      .map((fault) => [fault.name, fault]),
  );
  const rejected: unknown[] = [];
  const hear = (reason: unknown) => rejected.push(reason);
  let document: vscode.TextDocument;

  before(async () => {
    process.on('unhandledRejection', hear);
    for (const name of timeouts) await change(name, 1000);
    document = await vscode.workspace.openTextDocument({
      language: 'http',
      content: 'GET https://discord.com/api/v10/gateway\n',
    });
    await vscode.window.showTextDocument(document);
  });

  after(async () => {
    process.off('unhandledRejection', hear);
    for (const name of [...timeouts, 'sandbox.url']) await change(name, undefined);
  });

  /** The classes of the answers that stand in the document. */
  const classes = () =>
    vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ source }) => source === 'discord')
      .map(({ code }) => (typeof code === 'object' ? code.value : code));

  for (const name of chosen) {
    it(name, async () => {
      const { start, expected } = byName.get(name) as Fault;
      const scene = await start();
      try {
        await vscode.commands.executeCommand('tracecord.clearAnswers');
        await change('sandbox.url', new URL(scene.asked.url).origin);
        await vscode.commands.executeCommand('tracecord.sendToSandbox', document.uri, new vscode.Range(0, 0, 0, 0));
        const wanted = expected.class === 'success' ? [] : [expected.class];
        await eventually(() => assert.deepEqual(classes(), wanted));
        if ('status' in expected) assert.equal(scene.requests(), 1);
        scene.readOn();
        // What is done with is kept for the next request, or closed: one connection at most.
        await eventually(() => assert.ok(scene.open() <= 1, `${scene.open()} connections`));
      } finally {
        await scene.close();
      }
    });
  }

  it('leaves the extension host alive, and nothing unheard', () => {
    assert.deepEqual(rejected, []);
    assert.equal(vscode.extensions.getExtension('tracecord.tracecord')?.isActive, true);
  });
});
