import { ownModules, requestsIn, spread, wholeModules } from './inputs.ts';

const url = 'https://discord.com/api/v10/channels/1/messages';
const options = "{ method: 'POST', headers: { Authorization: `Bot ${process.env.TOKEN}` }, body }";

/** Ways in which code sends again, for a function of that name. */
const loops: readonly ((name: string) => string)[] = [
  (name) => `async function ${name}(body: string): Promise<Response> {
  for (let attempt = 0; attempt < 5; attempt++) {
    const response = await fetch('${url}', ${options});
    if (response.status !== 429) return response;
    await new Promise((resolve) => setTimeout(resolve, 5000));
  }
  throw new Error('too many tries');
}`,
  (name) => `async function ${name}(body: string): Promise<unknown> {
  while (true) {
    try {
      const response = await fetch('${url}', ${options});
      if (response.ok) return await response.json();
      if (response.status === 429) continue;
    } catch (error) {
      console.error('again', error);
    }
  }
}`,
  (name) => `async function ${name}(body: string): Promise<unknown> {
  const response = await fetch('${url}', ${options});
  if (response.status === 429) {
    const { retry_after } = await response.json();
    await new Promise((resolve) => setTimeout(resolve, retry_after));
    return ${name}(body);
  }
  return response.json();
}`,
  (name) => `const ${name} = async (body: string, left = 3): Promise<unknown> => {
  const response = await fetch('${url}', ${options});
  if (!response.ok && left > 0) {
    await new Promise((resolve) => setTimeout(resolve, 2 ** (3 - left) * 1000));
    return ${name}(body, left - 1);
  }
  return response.json();
};`,
];

/** TypeScript of so many lines, with that many functions that send until it went well. */
export function retryLoops(lines: number, count: number): string {
  const functions = Array.from({ length: count }, (_, at) => loops[at % loops.length]?.(`send${at}`) ?? '');
  return spread(lines, functions, ownModules);
}

/** TypeScript of so many lines with so many requests: executed snippets among modules of our own. */
export function typescriptRequests(lines: number, requests: number): string {
  return spread(lines, requestsIn('typescript', requests), ownModules);
}

/** The same in another language, among files of its own. */
export function requestsAmong(
  language: 'javascript' | 'python',
  lines: number,
  requests: number,
  files: readonly string[],
): string {
  return spread(lines, requestsIn(language, requests), (left) => wholeModules(left, files));
}

/** A .http document of so many lines with so many requests, each a message with embeds. */
export function httpRequests(lines: number, requests: number): string {
  const fields = Array.from({ length: Math.floor((lines / requests - 22) / 5) }, (_, at) => ({
    name: `field ${at}`,
    value: 'text',
    inline: at % 2 === 0,
  }));
  const embeds = [0, 20].map((from) => ({ title: 'Title', color: 5793266, fields: fields.slice(from, from + 20) }));
  const request = `POST ${url}\nAuthorization: Bot {{token}}\nContent-Type: application/json\n\n${JSON.stringify({ content: 'text', embeds }, null, 2)}\n`;
  return Array.from({ length: requests }, (_, at) => `### message ${at}\n\n${request}\n`).join('');
}

/** The document while a comment is typed between two of its statements, in the middle; another letter each time. */
export function typedInto(text: string, mark: string, key: number): string {
  const next = /\n\n(?=(?:export|function|class|const|import|async|def|###)\b)/g;
  next.lastIndex = text.length / 2;
  const at = next.exec(text)?.index ?? text.length;
  return `${text.slice(0, at)}\n${mark} ${String.fromCharCode(97 + (key % 26))}${text.slice(at)}`;
}
