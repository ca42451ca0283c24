import { equal } from 'node:assert/strict';
import { freeName, holderOfName } from '../../../src/core/profiles/profileName.ts';

const stored = ['Bot token', 'Bot token 2', 'Café'].map((name, index) => ({ id: `${index}`, name }));

describe('the name of a profile', () => {
  it('that is suggested is free: a number is put behind one that is not', () => {
    equal(freeName('Webhook URL', stored), 'Webhook URL');
    equal(freeName('Bot token', stored), 'Bot token 3');
    equal(freeName('bot token', stored), 'bot token 3');
    equal(freeName('DISCORD_TOKEN', []), 'DISCORD_TOKEN');
  });

  it('is taken where another profile has it, in whatever case, blanks and way of writing accents', () => {
    equal(holderOfName(' bot TOKEN ', stored)?.id, '0');
    equal(holderOfName('Cafe\u0301', stored)?.id, '2');
    equal(holderOfName('Bot', stored), undefined);
  });

  it('may stay as it is', () => {
    equal(holderOfName('BOT token', stored, '0'), undefined);
    equal(holderOfName('Bot token 2', stored, '0')?.id, '1');
  });
});
