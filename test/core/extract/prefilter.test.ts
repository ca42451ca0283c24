import assert from 'node:assert/strict';
import { mayHoldRequest } from '../../../src/core/extract/prefilter.ts';
import { snippetsOf } from './executedCode.ts';

describe('the sieve before extraction', () => {
  for (const folder of ['javascript', 'python']) {
    it(`lets every ${folder} snippet with a request through`, () => {
      for (const { name, text, truth } of snippetsOf(folder)) {
        if (truth.some(({ url }) => url.startsWith('https://discord.com/api'))) assert.ok(mayHoldRequest(text), name);
      }
    });
  }

  it('needs one line only', () => {
    const lines = [
      "await fetch('https://discord.com/api/v10/gateway');",
      'await rest.put(Routes.applicationCommands(id), { body });',
      "await rest.get('/channels/1');",
      'fetch(`${base}/guilds/${id}`)',
      'requests.get("%s/users/%s" % (base, id))',
      'requests.post(WEBHOOK_URL, json=data)',
      'await fetch(process.env.DISCORD_API_BASE + path)',
      "headers: { Authorization: 'Bot ' + token }",
    ];
    for (const line of lines) assert.ok(mayHoldRequest(line), line);
  });

  it('keeps out code that has nothing to do with Discord', () => {
    const lines = [
      'const users = await fetch(`/api/users/${id}`);',
      "app.get('/health', handler);",
      'import { useState } from "react";',
      'the channels of a river; robots rest',
    ];
    for (const line of lines) assert.equal(mayHoldRequest(line), false, line);
  });

  it('knows the relative requests of .http files by the language', () => {
    assert.ok(mayHoldRequest('GET {{base}}/x', 'http'));
    assert.equal(mayHoldRequest('GET {{base}}/x', 'plaintext'), false);
  });

  it('lets JSON through that begins like an HTTP Archive, and text with an HTTP message', () => {
    assert.ok(mayHoldRequest('{ "log": { "version": "1.2"', 'json'));
    assert.equal(mayHoldRequest('{ "url": "https://discord.com/api/v10/gateway" }', 'json'), false);
    assert.ok(mayHoldRequest('I sent\nGET /api/gateway HTTP/1.1\n', 'plaintext'));
    assert.equal(mayHoldRequest('see https://discord.com/api/v10/gateway', 'plaintext'), false);
  });
});
