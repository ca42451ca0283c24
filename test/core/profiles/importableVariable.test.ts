import { deepEqual, equal } from 'node:assert/strict';
import { environmentGuess } from '../../../src/core/profiles/environmentGuess.ts';
import { importableVariables } from '../../../src/core/profiles/importableVariable.ts';
import { botToken, webhookUrl } from '../request/drafts.ts';

const names = (variables: Readonly<Record<string, string>>, file: string | null = '.env') =>
  importableVariables(new Map(Object.entries(variables)), file).map(({ name }) => name);

describe('the variables that a profile is offered from', () => {
  it('are those that hold a token or a webhook, whatever they are called', () => {
    deepEqual(
      names({
        BOT_KEY: botToken,
        DISCORD_AUTH: `Bot ${botToken}`,
        LOG_TO: webhookUrl,
        PREFIX: '!',
        HOMEPAGE: 'https://example.com/api/webhooks',
        OWNER: '223456789012345678',
        VERSION: '1.2.3',
        EMPTY: '',
      }),
      ['BOT_KEY', 'DISCORD_AUTH', 'LOG_TO'],
    );
  });

  it('are those whose name says so, whatever they hold', () => {
    deepEqual(
      names({ ACCESS_TOKEN: 'fake-token', DISCORD_CLIENT_SECRET: 'fake-secret', ALERT_WEBHOOK: 'x', MY_TOKEN: '  ' }),
      ['ACCESS_TOKEN', 'DISCORD_CLIENT_SECRET', 'ALERT_WEBHOOK'],
    );
  });

  it('know the file that they stand in, and what that reaches', () => {
    const [found] = importableVariables(new Map([['DISCORD_TOKEN', 'fake-token']]), '.env.production');
    deepEqual(found, {
      name: 'DISCORD_TOKEN',
      value: 'fake-token',
      file: '.env.production',
      environment: 'production',
    });
  });

  it('reach what a variable beside them says where the file does not', () => {
    const told = (file: string | null) =>
      importableVariables(new Map(Object.entries({ NODE_ENV: 'staging', DISCORD_TOKEN: 'fake-token' })), file)[0]
        ?.environment;
    deepEqual([told('.env'), told(null), told('.env.production')], ['staging', 'staging', 'production']);
  });
});

describe('the environment that is suggested for a profile', () => {
  it('is what its name says, else what its source says, else development', () => {
    equal(environmentGuess('DISCORD_TOKEN', 'production'), 'production');
    equal(environmentGuess('DISCORD_STAGING_TOKEN', 'production'), 'staging');
    equal(environmentGuess('DISCORD_DEV_TOKEN', 'production'), 'development');
    equal(environmentGuess('Live bot', 'staging'), 'production');
    equal(environmentGuess('DISCORD_TOKEN', null), 'development');
    equal(environmentGuess('DISCORD_TOKEN'), 'development');
  });
});
