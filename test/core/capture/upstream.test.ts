import { deepEqual } from 'node:assert/strict';
import { upstreamOf } from '../../../src/core/capture/upstream.ts';

describe('where a capture proxy leads', () => {
  it('is an origin over TLS, or on this machine', () => {
    for (const origin of [
      'https://discord.com',
      'https://proxy.example:8443',
      'http://127.0.0.1:8080',
      'http://localhost:3000',
      'http://[::1]:3000',
    ]) {
      deepEqual(upstreamOf(origin, []), { kind: 'taken', origin, isPlain: false }, origin);
      deepEqual(upstreamOf(`${origin}/`, [origin]), { kind: 'taken', origin, isPlain: false }, origin);
    }
  });

  it('is no other machine without TLS, unless the person names that a second time', () => {
    for (const origin of [
      'http://proxy.example',
      'http://10.0.0.5:8080',
      'http://nirn-proxy:8080',
      'http://[2001:db8::1]',
    ]) {
      deepEqual(upstreamOf(origin, []), { kind: 'refused', problem: 'insecure', origin }, origin);
      deepEqual(upstreamOf(origin, ['https://proxy.example', 'http://elsewhere:8080', 'http:', '']), {
        kind: 'refused',
        problem: 'insecure',
        origin,
      });
      deepEqual(upstreamOf(origin, ['x', `${origin}/`]), { kind: 'taken', origin, isPlain: true }, origin);
    }
  });

  it('is never Discord without TLS', () => {
    for (const origin of ['http://discord.com', 'http://canary.discord.com', 'http://discordapp.com:8080']) {
      deepEqual(upstreamOf(origin, [origin]), { kind: 'refused', problem: 'insecure-discord', origin });
    }
  });

  it('is an origin and nothing more', () => {
    for (const written of [
      '',
      'discord.com',
      'https://discord.com/api',
      'https://me:x@proxy.example',
      'ftp://x',
      'http://a?b',
    ]) {
      deepEqual(upstreamOf(written, [written]), { kind: 'refused', problem: 'no-origin' }, written);
    }
  });
});
