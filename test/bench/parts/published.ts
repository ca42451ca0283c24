import { readFileSync } from 'node:fs';
import { filesIn } from './inputs.ts';

const languages: Readonly<Record<string, string>> = {
  js: 'javascript',
  cjs: 'javascript',
  mjs: 'javascript',
  jsx: 'javascriptreact',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'typescriptreact',
  md: 'markdown',
  sh: 'shellscript',
  json: 'json',
  txt: 'plaintext',
};

/** A file as a package publishes it. */
export interface PublishedFile {
  readonly path: string;
  readonly text: string;
  readonly language: string;
}

/** The files of an installed package that requests are looked for in. */
export function* publishedFiles(folder: string): Generator<PublishedFile> {
  for (const path of filesIn(folder, /\.(?:[cm]?[jt]s|[jt]sx|md|sh|json|txt)$/)) {
    const language = languages[path.slice(path.lastIndexOf('.') + 1)] ?? '';
    yield { path, text: readFileSync(path, 'utf8'), language };
  }
}

/** Packages that have nothing to do with Discord; most of them talk to another HTTP API. */
export const withoutDiscord: readonly string[] = [
  ...['@aws-sdk/client-s3', '@googleapis/calendar', '@line/bot-sdk', '@notionhq/client', '@octokit/core'],
  ...['@octokit/plugin-rest-endpoint-methods', '@octokit/request', '@octokit/rest', '@slack/web-api', 'axios'],
  ...['eslint', 'express', 'gaxios', 'google-auth-library', 'googleapis-common', 'grammy', 'lodash', 'mailgun.js'],
  ...['octokit', 'openai', 'react-dom', 'rollup', 'stripe', 'telegraf', 'twilio', 'twitter-api-v2', 'typescript'],
  'webpack',
];
