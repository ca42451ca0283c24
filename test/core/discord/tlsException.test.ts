import { equal } from 'node:assert/strict';
import { tlsTreatment } from '../../../src/core/discord/tlsException.ts';

describe('the verification of a certificate', () => {
  const list = ['https://127.0.0.1:8443', 'https://proxy.example', 'https://discord.com', 'https://localhost:1/'];

  it('is left out for a listed origin on this machine', () => {
    equal(tlsTreatment('https://127.0.0.1:8443/api/v10/gateway', list), 'excepted');
    equal(tlsTreatment('https://localhost:1/api', list), 'excepted');
  });

  it('is never left out for another machine: a list that names it is refused', () => {
    equal(tlsTreatment('https://proxy.example/api', list), 'refused');
    equal(tlsTreatment('https://discord.com/api/v10/gateway', list), 'refused');
  });

  it('holds for every other port, host and scheme', () => {
    for (const url of [
      'https://127.0.0.1:8444/',
      'https://localhost/',
      'https://127.0.0.2:8443/',
      'http://127.0.0.1:8443/',
      'x',
    ])
      equal(tlsTreatment(url, list), 'verified', url);
  });

  it('holds where the list is none', () => {
    for (const none of [
      undefined,
      null,
      'https://127.0.0.1:8443',
      true,
      { 0: 'https://127.0.0.1:8443' },
      [7, null, ''],
    ])
      equal(tlsTreatment('https://127.0.0.1:8443/', none), 'verified');
  });
});
