import assert from 'node:assert/strict';
import * as vscode from 'vscode';

// The runner takes the suites in the order of their names: this one is the first, while nothing has been opened.
describe('activation', () => {
  it('waits for a language of its own, and is quick', async () => {
    const extension = vscode.extensions.getExtension('tracecord.tracecord');
    assert.ok(extension, 'not installed');
    assert.equal(extension.isActive, false);
    const started = performance.now();
    await extension.activate();
    const milliseconds = (performance.now() - started).toFixed(1);
    console.log(`      activation: ${milliseconds} ms, VS Code ${vscode.version}, Node ${process.version}`);
    assert.ok(extension.isActive);
  });
});
