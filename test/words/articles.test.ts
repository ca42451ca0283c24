import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { jsonErrorNames } from '../../src/core/discord/jsonErrorCode.ts';
import { explainDocument } from '../../src/words/explain.ts';

const locales = ['en', 'ja'] as const;
type Locale = (typeof locales)[number];

/** Second-level headings of every article, in this order. */
const headings: Record<Locale, readonly string[]> = {
  en: ['What you see', 'Usual causes, most frequent first', 'How to tell them apart', 'Fixes', 'Source', 'Related'],
  ja: ['表示される内容', 'よくある原因（多い順）', '見分け方', '直し方', '出典', '関連項目'],
};

/** Failures without a JSON error code: statuses, the edge, rate limits, OAuth2 and the transport. */
const withoutCode = [
  ...['401', '403', '404', '405', '413', '429', '500', '520', '1010', '1015', '1020', 'json-ban', 'legacy-form'],
  ...['endpoint-verification', 'invalid_grant', 'rate-global', 'rate-shared', 'rate-sublimit', 'transport-dns'],
  ...['transport-refused', 'transport-reset', 'transport-timeout', 'transport-tls', 'transport-proxy'],
];

/** Every code that discord-api-types or our own table knows. 0 says nothing by itself. */
const codes = [...new Set([...Object.values(RESTJSONErrorCodes), ...jsonErrorNames().keys()])]
  .filter((code): code is number => typeof code === 'number' && code > 0)
  .map(String);

/** Where an article may send its reader: official documentation, issues, and its neighbours. */
const allowedLinks = [
  /^https:\/\/docs\.discord\.com\/developers\/[\w/-]+(#[\w&.-]+)?$/,
  /^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/issues\/\d+$/,
  /^https:\/\/nodejs\.org\/api\/[\w.-]+(#[\w-]+)?$/,
  /^https:\/\/code\.visualstudio\.com\/docs\/[\w/-]+$/,
];

/** Three parts with dots, the first and the last long enough for a bot's token, or a webhook's long token in a URL. */
const secretShapes = [/[\w-]{20,}\.[\w-]{6}\.[\w-]{25,}/, /webhooks\/\d{17,20}\/[\w-]{30,}/, /\bmfa\.[\w-]{20,}/];

const folder = (locale: Locale) => fileURLToPath(new URL(`src/words/articles/${locale}/`, `file://${process.cwd()}/`));

const slugsOf = (locale: Locale) =>
  readdirSync(folder(locale))
    .map((file) => file.replace(/\.md$/, ''))
    .sort();

/** Prose only: code blocks and tables are no sentences; a name in code and a link count as one character. */
function sentences(markdown: string): string[] {
  return markdown
    .replace(/^```[\s\S]*?^```$/gm, '\n')
    .replace(/`[^`\n]+`|\]\([^)]*\)/g, '_')
    .split('\n')
    .filter((line) => !line.startsWith('|') && !line.startsWith('#'))
    .flatMap((line) => line.split(/(?<=[.!?:;])\s+|(?<=。)/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

describe('articles', () => {
  for (const locale of locales) {
    it(`exist for every JSON error code and every failure without one: ${locale}`, () => {
      ok(codes.length >= 257);
      const written = new Set(slugsOf(locale));
      deepEqual(
        [...codes, ...withoutCode].filter((slug) => !written.has(slug)),
        [],
      );
    });
  }

  it('exist in both languages', () => deepEqual(slugsOf('ja'), slugsOf('en')));

  for (const locale of locales) {
    const slugs = slugsOf(locale);
    for (const slug of slugs) {
      describe(`${locale}/${slug}`, () => {
        const text = readFileSync(`${folder(locale)}${slug}.md`, 'utf8');
        const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map((match) => match[1] as string);

        it('begins with its code and a name', () => {
          match(text, new RegExp(`^# ${slug}(–\\d+)? \\S`));
        });

        it('says in one sentence what it means', () => {
          const [, blank, sentence, after] = text.split('\n');
          deepEqual([blank, after], ['', '']);
          ok(sentence !== undefined && /[.。]$/.test(sentence), sentence);
        });

        it('has the headings in their order', () => {
          const found = [...text.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
          deepEqual(found, headings[locale]);
        });

        it('leaves no section empty', () => {
          for (const section of text.split(/^## .+$/m).slice(1)) ok(section.trim().length > 10, section);
        });

        it('links only to official documentation, issues and its neighbours', () => {
          const neighbour = (link: string) => link.endsWith('.md') && slugs.includes(link.slice(0, -'.md'.length));
          deepEqual(
            links.filter((link) => !neighbour(link) && !allowedLinks.some((pattern) => pattern.test(link))),
            [],
          );
        });

        it('names related articles other than itself', () => {
          const related = text.slice(text.lastIndexOf('\n## '));
          ok(/\]\([\w-]+\.md\)/.test(related));
          equal(links.includes(`${slug}.md`), false);
        });

        it('cites an official page', () => {
          ok(links.some((link) => /^https:\/\/(docs\.discord\.com|nodejs\.org|code\.visualstudio\.com)\//.test(link)));
        });

        it('keeps its sentences short', () => {
          deepEqual(
            sentences(text).filter((sentence) => sentence.length > (locale === 'en' ? 300 : 150)),
            [],
          );
        });

        it('holds nothing that looks like a secret', () => {
          deepEqual(
            secretShapes.filter((shape) => shape.test(text)),
            [],
          );
        });

        it('closes its code blocks', () => equal((text.match(/^```/gm)?.length ?? 0) % 2, 0));
      });
    }
  }

  it('come out of the build as they went in', async () => {
    for (const locale of locales) {
      for (const slug of slugsOf(locale))
        equal(await explainDocument(slug, locale), readFileSync(`${folder(locale)}${slug}.md`, 'utf8'));
    }
  });

  it('link nearest neighbours both ways, but for those that three or more call the nearest', () => {
    const texts = new Map(slugsOf('en').map((slug) => [slug, readFileSync(`${folder('en')}${slug}.md`, 'utf8')]));
    const nearest = [...texts].map(([slug, text]) => {
      const related = text.slice(text.lastIndexOf('\n## '));
      return [slug, /\]\(([\w-]+)\.md\)/.exec(related)?.[1] ?? ''] as const;
    });
    const oneWay = nearest.filter(([slug, near]) => {
      const claims = nearest.filter(([, other]) => other === near).length;
      return claims < 3 && !texts.get(near)?.includes(`](${slug}.md)`);
    });
    deepEqual(oneWay, []);
  });

  it('link every other code that they name', () => {
    for (const locale of locales) {
      for (const slug of slugsOf(locale)) {
        const text = readFileSync(`${folder(locale)}${slug}.md`, 'utf8');
        const prose = text.replace(/^```[\s\S]*?^```$|`[^`\n]+`|\[[^\]]*\]\([^)]*\)|^# .*$/gm, '_');
        const named = [...prose.matchAll(/(?<![\d,.])\d{5,6}(?![\d,])/g)].map(([code]) => code);
        deepEqual(
          named.filter((code) => code !== slug && codes.includes(code) && !text.includes(`](${code}.md)`)),
          [],
          `${locale}/${slug}`,
        );
      }
    }
  });

  it('call a source by one name', () => {
    const names = new Map<string, string>();
    for (const locale of locales) {
      for (const slug of slugsOf(locale)) {
        const text = readFileSync(`${folder(locale)}${slug}.md`, 'utf8');
        for (const [, name = '', url = ''] of text.matchAll(/\[([^\]]+)\]\((https:[^)]+)\)/g)) {
          equal(name, names.get(url) ?? name, `${locale}/${slug}: ${url}`);
          names.set(url, name);
        }
      }
    }
  });

  it('cite the same sources in both languages', () => {
    for (const slug of slugsOf('en')) {
      const [english, japanese] = locales.map((locale) =>
        [...readFileSync(`${folder(locale)}${slug}.md`, 'utf8').matchAll(/\]\((https:[^)]+)\)/g)]
          .map((match) => match[1])
          .sort(),
      );
      deepEqual(japanese, english, slug);
    }
  });
});
