import { deepEqual, ok } from 'node:assert/strict';
import { knownPaths } from '../../../src/core/discord/route.ts';
import { routeDocumentation } from '../../../src/core/discord/routeDocumentation.ts';

describe('the documentation of routes', () => {
  // Read on the pages of docs.discord.com.
  it('is where Discord has it', () => {
    deepEqual(routeDocumentation('POST', 'channels/{channel_id}/messages'), {
      title: 'Create Message',
      url: 'https://docs.discord.com/developers/resources/message#create-message',
    });
    deepEqual(routeDocumentation('PUT', 'guilds/{guild_id}/bans/{user_id}'), {
      title: 'Create Guild Ban',
      url: 'https://docs.discord.com/developers/resources/guild#create-guild-ban',
    });
    deepEqual(routeDocumentation('POST', 'webhooks/{webhook_id}/{webhook_token}'), {
      title: 'Execute Webhook',
      url: 'https://docs.discord.com/developers/resources/webhook#execute-webhook',
    });
    deepEqual(routeDocumentation('POST', 'interactions/{interaction_id}/{interaction_token}/callback'), {
      title: 'Create Interaction Response',
      url: 'https://docs.discord.com/developers/interactions/receiving-and-responding#create-interaction-response',
    });
    deepEqual(
      (
        [
          ['POST', 'users/@me/channels'],
          ['DELETE', 'channels/{channel_id}'],
          ['POST', 'webhooks/{webhook_id}/{webhook_token}/github'],
          ['PUT', 'channels/{channel_id}/pins/{message_id}'],
        ] as const
      ).map(([method, path]) => routeDocumentation(method, path)?.title),
      ['Create DM', 'Delete/Close Channel', 'Execute GitHub-Compatible Webhook', 'Pin Message (deprecated)'],
    );
    deepEqual(routeDocumentation('PUT', 'channels/{channel_id}/messages'), undefined);
  });

  it('is known for nearly all operations, and for no others', () => {
    const operations = knownPaths().flatMap(({ segments, methods }) =>
      [...methods.keys()].map((method) => [method, segments.join('/')] as const),
    );
    const described = operations.filter(([method, path]) => routeDocumentation(method, path) !== undefined);
    // What the OpenAPI description has alone: the social SDK's partner routes, join requests, event exceptions.
    ok(described.length >= 225, `${described.length} of ${operations.length}`);
    const urls = described.map(([method, path]) => routeDocumentation(method, path)?.url ?? '');
    for (const url of urls)
      ok(/^https:\/\/docs\.discord\.com\/developers\/(?:[a-z-]+\/)+[a-z\d-]+#[a-z-]+$/.test(url), url);
  });

  // The table stands line by line as that of the routes: what slips by one is of another method, or of another thing.
  it('is that of the method and of the thing in the path', () => {
    const verbs: Readonly<Record<string, RegExp>> = {
      GET: /^(?:Get|List|Search|Query)\b/,
      DELETE: /^(?:Delete|Remove|Leave|Unpin|End|Group DM Remove)\b/,
      PATCH: /^(?:Modify|Edit|Update|Link|Unlink)\b/,
    };
    const wrong = knownPaths().flatMap(({ segments, methods }) =>
      [...methods.keys()].flatMap((method) => {
        const { title } = routeDocumentation(method, segments.join('/')) ?? {};
        return title !== undefined && verbs[method]?.test(title) === false
          ? [`${method} ${segments.join('/')}: ${title}`]
          : [];
      }),
    );
    deepEqual(wrong, []);
    const named = (word: string, thing: RegExp) =>
      knownPaths().flatMap(({ segments, methods }) =>
        segments.at(-1) !== word
          ? []
          : [...methods.keys()].filter((method) => {
              const documented = routeDocumentation(method, segments.join('/'));
              return documented !== undefined && !thing.test(documented.title);
            }),
      );
    deepEqual(
      [
        named('bans', /Ban/),
        named('emojis', /Emoji/),
        named('webhooks', /Webhook/),
        named('commands', /Command/),
        named('roles', /Role/),
        named('vanity-url', /Vanity/),
        named('connections', /Connection/),
      ].flat(),
      [],
    );
  });
});
