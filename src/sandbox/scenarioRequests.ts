import { faultOf, healthy, type ScenarioName, scenarioEntries } from './scenarios.ts';
import { interactionToken, webhookToken } from './token.ts';
import { sandboxIds as ids } from './world/seed.ts';

/** What is said of a scenario in a comment. */
export interface ScenarioComment {
  readonly label: string;
  readonly detail: string;
}

/** A request by its first line below `/api/v10`, and the JSON that it carries. */
type Shown = readonly [line: string, body?: unknown];

const usual: Shown = [`POST /channels/${ids.text}/messages`, { content: 'Hello from Tracecord' }];
const webhook = `/webhooks/${ids.webhook}/${webhookToken}`;
const callback = `/interactions/${ids.interaction}/${interactionToken(ids.interaction)}/callback`;

/** Requests that fit the scenario better than the usual one. */
const fitting: Partial<Record<ScenarioName, Shown>> = {
  'hidden-limit': [`PATCH /channels/${ids.text}`, { topic: 'New topic' }],
  'not-indexed': [`GET /guilds/${ids.guild}/messages/search?content=hello`],
  'overstated-limit': [`GET /channels/${ids.text}/messages`],
  'differing-waits': [`GET /users/${ids.member}`],
  'flipped-hash': [`GET /users/${ids.member}`],
  'two-factor': [`DELETE /channels/${ids.text}/messages/${ids.memberMessage}`],
  'not-your-application': [`GET /applications/${ids.outsider}/commands`],
  'invalid-webhook-token': [`POST ${webhook}`, { content: 'Hello from a webhook' }],
  'thread-name-needed': [`POST ${webhook}`, { content: 'Hello from a webhook' }],
  'endpoint-unverified': ['PATCH /applications/@me', { interactions_endpoint_url: 'https://example.com/interactions' }],
  'too-old-to-delete': [
    `POST /channels/${ids.text}/messages/bulk-delete`,
    { messages: [ids.memberMessage, ids.botMessage] },
  ],
  'unknown-message': [`GET /channels/${ids.text}/messages/${ids.outsider}`],
  'unknown-channel': [`GET /channels/${ids.outsider}`],
  'archived-thread': [`POST /channels/${ids.thread}/messages`, { content: 'Is anybody here?' }],
  'daily-commands': [
    `POST /applications/${ids.application}/commands`,
    { name: 'hello', description: 'Says hello', type: 1 },
  ],
  'unknown-interaction': [`POST ${callback}`, { type: 4, data: { content: 'Too late' } }],
  'already-acknowledged': [`POST ${callback}`, { type: 4, data: { content: 'Once more' } }],
};

/**
 * A `.http` text with one request for each scenario that a header can ask for, in their order. `say` gives what stands
 * above it, `title` what stands at the top.
 */
export function scenarioRequests(title: string, say: (name: ScenarioName) => ScenarioComment): string {
  const blocks = scenarioEntries
    .filter(({ name }) => name !== healthy && faultOf(name).address === undefined)
    .map(({ name }) => block(name, say(name)));
  return [`# ${title}\n\n@api = https://discord.com/api/v10\n`, ...blocks].join('\n');
}

function block(name: ScenarioName, { label, detail }: ScenarioComment): string {
  const [line, body] = fitting[name] ?? usual;
  const [method, path] = line.split(' ');
  const head = [
    `### ${label}`,
    `# ${detail}`,
    `# @name ${name}`,
    `${method} {{api}}${path}`,
    `x-sandbox-fault: ${name}`,
  ];
  if (body === undefined) return `${head.join('\n')}\n`;
  return `${[...head, 'Content-Type: application/json', '', JSON.stringify(body, null, 2)].join('\n')}\n`;
}
