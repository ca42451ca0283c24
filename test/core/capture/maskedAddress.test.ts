import assert from 'node:assert/strict';
import { maskedAddress } from '../../../src/core/capture/maskedAddress.ts';
import { userAgentLibrary } from '../../../src/core/capture/userAgentLibrary.ts';

describe('the address of a watched request', () => {
  const cases = {
    'https://discord.com/api/v10/webhooks/1/secret-1?wait=true&thread_id=5':
      'https://discord.com/api/v10/webhooks/1/{token}?wait=true&thread_id=5',
    'https://discord.com/api/v10/webhooks/1/secret/messages/@original':
      'https://discord.com/api/v10/webhooks/1/{token}/messages/@original',
    'https://discord.com/api/v10/interactions/1/secret/callback':
      'https://discord.com/api/v10/interactions/1/{token}/callback',
    'https://discord.com/api/v10/guilds/1/members/search?query=A%20Name&limit=5#x':
      'https://discord.com/api/v10/guilds/1/members/search?query={value}&limit=5',
    'https://me:pass@discord.com/api/v10/x?a=1&b=': 'https://discord.com/api/v10/x?a=1&b=',
    'https://discord.com/api/v10/gateway?fake-token': 'https://discord.com/api/v10/gateway?{value}',
    [`https://discord.com/api/v10/gateway?${'fake-token'.repeat(5)}=1`]: 'https://discord.com/api/v10/gateway?{name}=1',
    'https://discord.com/api//webhooks//1//fake-token': 'https://discord.com/api/webhooks/1/{token}',
    'https://discord.com/API/WEBHOOKS/1/fake-token': 'https://discord.com/API/WEBHOOKS/1/{token}',
    [`https://discord.com/api/v10/anything/${'fake-token'.repeat(5)}/x/`]:
      'https://discord.com/api/v10/anything/{token}/x/',
    'https://discord.com/api/v10/webhooks/1': 'https://discord.com/api/v10/webhooks/1',
    'https://discord.com/api/oauth2/authorize?state=a=b': 'https://discord.com/api/oauth2/authorize?state={value}',
  };
  for (const [url, masked] of Object.entries(cases)) it(url, () => assert.equal(maskedAddress(url), masked));
});

describe('the library that a User-Agent names', () => {
  const cases = {
    'DiscordBot (https://github.com/bwmarrin/discordgo, v0.28.1)': 'discordgo',
    'DiscordBot (https://github.com/discord-jda/JDA, 5.2.1)': 'JDA',
    'DiscordBot (https://discord.js.org, 14.16.3) Node.js/22': 'discord.js.org',
    'python-requests/2.32.3': 'python-requests',
    'Go-http-client/1.1': 'Go-http-client',
    '': 'unknown',
  };
  for (const [userAgent, library] of Object.entries(cases)) {
    it(userAgent, () => assert.equal(userAgentLibrary(userAgent), library));
  }
  it('none', () => assert.equal(userAgentLibrary(undefined), 'unknown'));
});
