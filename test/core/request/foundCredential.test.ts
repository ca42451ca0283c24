import { deepEqual } from 'node:assert/strict';
import { foundCredential } from '../../../src/core/request/foundCredential.ts';
import { botToken, webhookUrl } from './drafts.ts';

describe('a credential in a variable', () => {
  it('is a bot token unless something says otherwise', () => {
    deepEqual(foundCredential(` ${botToken}\n`), { kind: 'bot', secret: botToken });
    deepEqual(foundCredential(`bot  ${botToken}`), { kind: 'bot', secret: botToken });
  });

  it('is what its scheme says', () => {
    deepEqual(foundCredential('Bearer abc'), { kind: 'bearer', secret: 'abc' });
    deepEqual(foundCredential('Bearerabc'), { kind: 'bot', secret: 'Bearerabc' });
  });

  it('is a webhook by its address', () => {
    deepEqual(foundCredential(webhookUrl), { kind: 'webhook', secret: webhookUrl });
  });

  it('is empty where there is nothing but a scheme', () => {
    deepEqual(foundCredential('Bot '), { kind: 'bot', secret: '' });
    deepEqual(foundCredential('  '), { kind: 'bot', secret: '' });
  });
});
