/** What looks like a call and is none. That the same words are requests where they are called shows that the guard is not too wide. */
import { deepEqual } from 'node:assert/strict';
import { extract } from '../../../src/core/extract/extract.ts';
import { writeText } from '../../../src/core/request/text.ts';

async function requestsOf(text: string): Promise<string[]> {
  const { drafts } = await extract(text, 'typescript');
  return drafts.map(({ method, url }) => `${writeText(method.text)} ${writeText(url.text)}`);
}

describe('a word before a bracket', () => {
  it('is no call where a method is declared', async () => {
    const base = 'https://discord.com/api/v10/';
    const text = `
class Api {
  get(path: string, retries = 3): Promise<Response> {
    return fetch(\`${base}\${path}\`);
  }
}
const api = new Api();
await api.get('gateway');
`;
    deepEqual(await requestsOf(text), [`GET ${base}{path}`, `GET ${base}gateway`]);
    const worker = `
export default {
  async fetch(request: Request, env: Env) {
    await fetch('${base}gateway');
  },
};
`;
    deepEqual(await requestsOf(worker), [`GET ${base}gateway`]);
  });

  it('is no call in a regular expression', async () => {
    const client =
      "import axios from 'axios';\nconst discord = axios.create({ baseURL: 'https://discord.com/api/v10' });\n";
    deepEqual(await requestsOf(`${client}const host = /discord(?:app)?.com/;\n`), []);
    deepEqual(await requestsOf(`${client}await discord('/gateway');\n`), ['GET https://discord.com/api/v10/gateway']);
  });
});
