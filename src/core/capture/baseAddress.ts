/** Where a library is told another address of Discord's API. */
export interface BaseAddress {
  readonly library: string;
  /** VS Code's language id. */
  readonly language: string;
  /** The line to paste. */
  readonly code: string;
}

/**
 * How libraries are led to a proxy. `api` is its address up to and with `/api`. Each is taken from the documentation or
 * the source of the library; those that can only be led by a certificate of one's own are left out.
 */
export function baseAddresses(api: string): readonly BaseAddress[] {
  const root = api.replace(/\/api$/, '');
  const host = root.replace(/^https?:\/\//, '');
  return [
    { library: 'discord.js 14', language: 'javascript', code: `new Client({ intents, rest: { api: '${api}' } })` },
    { library: '@discordjs/rest', language: 'javascript', code: `new REST({ api: '${api}' })` },
    { library: 'oceanic.js', language: 'javascript', code: `new Client({ auth, rest: { baseURL: '${api}/v10' } })` },
    {
      library: 'discordeno',
      language: 'typescript',
      code: `createBot({ token, rest: { token, baseUrl: '${root}' } })`,
    },
    {
      library: 'seyfert',
      language: 'typescript',
      code: `new ApiHandler({ token, domain: '${root}', baseUrl: 'api/v10' })`,
    },
    { library: 'discord.py, py-cord', language: 'python', code: `discord.http.Route.BASE = '${api}/v10'` },
    { library: 'nextcord', language: 'python', code: `nextcord.http.Route.BASE = '${api}/v10'` },
    { library: 'disnake', language: 'python', code: `disnake.http.Route.BASE = '${api}/v10'` },
    { library: 'hikari', language: 'python', code: `hikari.GatewayBot(token, rest_url='${api}/v10')` },
    { library: 'JDA', language: 'java', code: `builder.setRestConfig(new RestConfig().setBaseUrl("${api}/v10/"))` },
    {
      library: 'serenity',
      language: 'rust',
      code: `HttpBuilder::new(token).proxy("${root}").ratelimiter_disabled(true).build()`,
    },
    {
      library: 'twilight',
      language: 'rust',
      code: `Client::builder().proxy("${host}".to_owned(), true).token(token).build()`,
    },
    {
      library: 'discordgo',
      language: 'go',
      code: `discordgo.EndpointDiscord = "${root}/"; discordgo.EndpointAPI = "${api}/v" + discordgo.APIVersion + "/"`,
    },
    {
      library: 'disgo',
      language: 'go',
      code: `disgo.New(token, bot.WithRestClientConfigOpts(rest.WithURL("${api}/v10")))`,
    },
    { library: 'discordrb', language: 'ruby', code: `Discordrb::API.api_base = '${api}/v9'` },
    {
      library: 'curl',
      language: 'shellscript',
      code: `curl ${api}/v10/users/@me -H "Authorization: Bot $DISCORD_TOKEN"`,
    },
  ];
}
