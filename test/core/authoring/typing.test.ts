import { ok } from 'node:assert/strict';
import { bodyField } from '../../../src/core/authoring/bodyField.ts';
import { bodyItems } from '../../../src/core/authoring/bodyItems.ts';
import { codeRouteItems } from '../../../src/core/authoring/codeRouteItems.ts';
import { headerItems } from '../../../src/core/authoring/headerItems.ts';
import { routeHover } from '../../../src/core/authoring/routeHover.ts';
import { shapedBodies } from '../../../src/core/authoring/shapedBody.ts';
import { loadExtractor } from '../../../src/core/extract/extract.ts';

const body = `{
  "content": "a \\" b",
  "embeds": [{ "title": "x", "fields": [{ "name": "n", "value": "v" }] }],
  "components": [{ "type": 1, "components": [{ "type": 2, "style": 2, "custom_id": "c" }] }],
  "flags": 4
}`;

const texts: Readonly<Record<string, string>> = {
  typescript: `const body = ${body};
const rest = new REST();
await rest.post(Routes.channelMessages('1'), { body: { ...body, tts: true } });
await fetch(\`https://discord.com/api/v10/channels/\${id}/messages\`, { headers: { Authorization: \`Bot \${t}\` }, body: '{"a": 1}' });
`,
  python: `import requests
requests.post(f"https://discord.com/api/v10/channels/{1}/messages", headers={"Authorization": "Bot x"}, json=${body})
`,
  http: `POST https://discord.com/api/v10/channels/1/messages\nAuthorization: Bot {{t}}\n\n${body}\n\n###\n`,
  shellscript: `curl -X POST "https://discord.com/api/v10/channels/$ID/messages" -H "Authorization: Bot x" -d '${body}'\n`,
};

describe('help while a request is typed', () => {
  for (const [language, text] of Object.entries(texts)) {
    it(`stands on every beginning, and with each character missing: ${language}`, async () => {
      const extract = await loadExtractor(language);
      ok(extract !== undefined);
      const check = (written: string, offset: number): number => {
        const { drafts } = extract(written);
        const bodies = shapedBodies(drafts);
        const items = [
          ...bodyItems(written, offset, bodies),
          ...codeRouteItems(written, offset, language, drafts),
          ...headerItems(written, offset, language, drafts),
        ];
        const spans = [bodyField(offset, bodies)?.span, routeHover(written, offset, drafts)?.span];
        for (const span of [...items.map((item) => item.span), ...spans]) {
          if (span !== undefined)
            ok(0 <= span[0] && span[0] <= span[1] && span[1] <= written.length, written.slice(-80));
        }
        // What is chosen replaces what stands at the cursor.
        for (const { span } of items) ok(span[0] <= offset && offset <= span[1], written.slice(-80));
        return items.length;
      };
      let offered = 0;
      for (let end = 0; end <= text.length; end++) offered += check(text.slice(0, end), end);
      for (let at = 0; at < text.length; at++) offered += check(text.slice(0, at) + text.slice(at + 1), at);
      ok(offered > 500, String(offered));
    }).timeout(60_000);
  }
});
