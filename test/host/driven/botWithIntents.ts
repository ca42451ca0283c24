/** A bot that asks for two privileged intents, one of which the sandbox's application has switched off. */
export const botWithIntents: string = `import { Client, GatewayIntentBits } from 'discord.js';

const client = new Client({
  intents: [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildPresences,
    GatewayIntentBits.MessageContent,
  ],
});
`;
