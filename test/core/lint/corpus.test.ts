import { deepEqual, ok } from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { mayHoldInteraction, mayHoldRequest } from '../../../src/core/extract/prefilter.ts';
import { findingsIn } from './marked.ts';

const languages: Readonly<Record<string, string>> = {
  '.js': 'javascript',
  '.mjs': 'javascript',
  '.cjs': 'javascript',
  '.jsx': 'javascriptreact',
  '.ts': 'typescript',
  '.tsx': 'typescriptreact',
  '.py': 'python',
  '.sh': 'shellscript',
  '.http': 'http',
  '.vue': 'vue',
  '.svelte': 'svelte',
};

/** What is right about the fixtures, read by hand: how often each rule speaks of a file. All others are clean. */
const right: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'components/runes.svelte': { 'url/unversioned': 1 },
  'no-headers.http': { 'url/unversioned': 2 },
  'tight.http': { 'auth/missing-prefix': 1 },
  'python/aiohttpForms.py': { 'url/unversioned': 1 },
  'python/classObjects.py': { 'url/unversioned': 1 },
  'python/requestsTaken.py': { 'url/unversioned': 1 },
  'python/urllibOpeners.py': { 'user-agent/missing': 3 },
  'python/valueText.py': { 'user-agent/missing': 1 },
  'javascript/axiosDefaults.js': { 'url/unversioned': 1 },
  'javascript/conditionsElse.ts': { 'url/unversioned': 1 },
  'javascript/appsScriptFetchAll.js': { 'user-agent/browser': 4 },
  'javascript/appsScriptForm.js': { 'user-agent/browser': 2 },
  'javascript/appsScriptOptions.js': { 'user-agent/browser': 1, 'url/unversioned': 1 },
  'javascript/fetchWebhookPieces.js': { 'url/unversioned': 1 },
  'javascript/httpsHeaders.js': { 'user-agent/missing': 1 },
  'javascript/httpsPieces.ts': { 'user-agent/missing': 1 },
  'javascript/httpsRequest.js': { 'user-agent/missing': 1 },
  'javascript/httpsUrl.cjs': { 'user-agent/missing': 4 },
  'javascript/httpsWebhook.cjs': { 'url/unversioned': 1, 'user-agent/missing': 2 },
  'javascript/httpsWrapped.js': { 'user-agent/missing': 2 },
  'javascript/kyMultipart.js': { 'url/unversioned': 1 },
  'javascript/requireInline.cjs': { 'user-agent/missing': 4 },
  'javascript/superagentAgent.js': { 'user-agent/missing': 3 },
  'javascript/superagentChain.js': { 'user-agent/missing': 3 },
  'javascript/superagentEnd.cjs': { 'user-agent/missing': 2 },
  'javascript/superagentFields.js': { 'user-agent/missing': 1 },
  'javascript/superagentForm.cjs': { 'user-agent/missing': 3 },
  'javascript/superagentLater.js': { 'user-agent/missing': 3 },
  'javascript/superagentPromise.ts': { 'user-agent/missing': 2 },
  'javascript/undiciNamespace.js': { 'user-agent/missing': 1 },
  'javascript/undiciRequest.js': { 'user-agent/missing': 2 },
  'javascript/undiciRequire.cjs': { 'user-agent/missing': 1 },
  'python/requestsFiles.py': { 'url/unversioned': 1 },
  'python/requestsLater.py': { 'url/unversioned': 1 },
  'python/requestsMutated.py': { 'url/unversioned': 1 },
  'python/requestsTemplates.py': { 'url/unversioned': 1 },
  'python/urllibFrom.py': { 'user-agent/missing': 2 },
  'python/urllibRequest.py': { 'user-agent/missing': 1 },
  'FeedbackForm.tsx': { 'url/unversioned': 1 },
  'copied-from-browser.sh': { 'user-agent/browser': 1 },
  'copied-webhook.http': { 'url/unversioned': 1 },
  'undiciHistory.ts': { 'user-agent/missing': 2 },
  'undiciThread.cjs': { 'user-agent/missing': 1 },
};

/** They bring HTTP clients, their tests and their examples. */
const packages: readonly string[] = [
  'discord.js',
  '@discordjs/rest',
  'oceanic.js',
  'axios',
  'got',
  'ky',
  'superagent',
  'undici',
  'azure-devops-node-api',
  'cacheable-request',
  'playwright-core',
  '@vscode/vsce',
  'zod',
  'lodash',
];

describe('code that was written for other tests', () => {
  it('is told what is right about it, and nothing else', async function () {
    this.timeout(60_000);
    const found: Record<string, Record<string, number>> = {};
    let files = 0;
    for (const root of ['test/fixtures/code', 'test/fixtures/apart/extract']) {
      for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }).sort()) {
        const language = languages[extname(name)];
        if (language === undefined || name === 'execute.mjs') continue;
        files++;
        for (const { facts } of await findingsIn(language, readFileSync(join(root, name), 'utf8'))) {
          // What is found in bodies is held in body/corpus.test.ts.
          if (/^(?:body|header)\/|^url\/unencoded-emoji$/.test(facts.rule)) continue;
          const file = name.replaceAll('\\', '/');
          found[file] ??= {};
          const counts = found[file];
          counts[facts.rule] = (counts[facts.rule] ?? 0) + 1;
        }
      }
    }
    ok(files >= 150, `${files} files`);
    deepEqual(found, right);
  });

  it('is left alone in published packages, which send to other APIs, or to Discord as it should be', async function () {
    this.timeout(60_000);
    const found: string[] = [];
    let read = 0;
    for (const name of packages) {
      const root = join('node_modules', name);
      for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
        const language = languages[extname(file)];
        if (language === undefined || /\.d\.[mc]?ts$|\.min\.|(?:^|\/)node_modules\//.test(file)) continue;
        const text = readFileSync(join(root, file), 'utf8');
        if (text.length > 500_000) continue;
        read++;
        if (!mayHoldRequest(text, language) && !mayHoldInteraction(text, language)) continue;
        for (const { facts } of await findingsIn(language, text)) found.push(`${name}/${file}: ${facts.rule}`);
      }
    }
    ok(read >= 500, `${read} files`);
    deepEqual(found, []);
  });
});
