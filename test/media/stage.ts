import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildOptions, build } from 'esbuild';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../host/chromium.ts';
import { type ThemeName, themes } from './themes.ts';

/** A view as VS Code would show it: our bundle, the host's policy, VS Code's colours, and nothing else. */
export interface Stage {
  readonly page: Page;
  /** Sends a message as the extension host would. */
  post(message: unknown): Promise<void>;
  /** What the view has posted so far. */
  posted(): Promise<readonly { readonly type: string }[]>;
  /** Breaches of the content security policy and errors on the page so far. */
  readonly faults: readonly string[];
}

/** How a view is put on the stage. */
export interface Setting {
  readonly theme?: ThemeName;
  readonly locale?: 'en' | 'ja';
  readonly width?: number;
  readonly height?: number;
  readonly reducedMotion?: boolean;
  /** Replaces the page's clock, so that a test decides how much time passes. */
  readonly stopClock?: boolean;
  /** What the view remembered of its last life. */
  readonly remembered?: unknown;
}

const origin = 'https://view.example';

/** Bundles the views as they are shipped. */
export async function bundleViews(): Promise<ReadonlyMap<string, string>> {
  const { viewBundle }: { viewBundle: BuildOptions } = await import(pathToFileURL(resolve('esbuild.mjs')).href);
  const built = await build({ ...viewBundle, minify: true, sourcemap: false, outdir: 'out/views', write: false });
  return new Map((built.outputFiles ?? []).map((file) => [file.path.replace(/^.*[\\/]/, ''), file.text]));
}

/** One browser for a suite of tests; needs no network. */
export async function openBrowser(): Promise<Browser> {
  const { executablePath, args, env } = await findChromium();
  return chromium.launch({ executablePath, args: [...args], env });
}

/** Opens a view and waits for its `ready`. */
export async function openView(
  browser: Browser,
  files: ReadonlyMap<string, string>,
  view: 'runner' | 'buckets',
  setting: Setting = {},
): Promise<Stage> {
  const { theme = 'dark', locale = 'en', width = 900, height = 260 } = setting;
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: setting.reducedMotion ? 'reduce' : 'no-preference',
  });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  if (setting.stopClock) await page.clock.install({ time: 0 });
  await page.exposeFunction('reportFault', (fault: string) => faults.push(fault));
  await page.addInitScript(actAsVsCode, {
    remembered: setting.remembered ?? null,
    ...themes[theme],
    font: fontOf(locale),
  });
  await page.route(`${origin}/**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (name === '') return route.fulfill({ contentType: 'text/html', body: pageOf(view, locale) });
    const body = files.get(name);
    if (body === undefined) return route.fulfill({ status: 404 });
    return route.fulfill({ contentType: name.endsWith('.css') ? 'text/css' : 'text/javascript', body });
  });
  await page.goto(`${origin}/`);
  // Installed alone it would go on, on a slow machine further than a test expects.
  if (setting.stopClock) await page.clock.pauseAt(60_000);
  return {
    page,
    faults,
    post: (message) => page.evaluate((data) => window.postMessage(data, '*'), message).then(() => settle(page)),
    posted: () => page.evaluate(() => (window as unknown as { posted: { type: string }[] }).posted),
  };
}

/** Lets the message arrive and the page draw. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => resolve();
        channel.port2.postMessage(null);
      }),
  );
}

/** The same page and policy as src/vscode/panel/webviewHtml.ts writes. */
function pageOf(view: string, locale: string): string {
  return `<!DOCTYPE html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src ${origin}; script-src 'nonce-n0nce'">
<link rel="stylesheet" href="${origin}/${view}.css">
<title>Tracecord</title>
</head>
<body>
<main id="root"></main>
<script nonce="n0nce" src="${origin}/${view}.js"></script>
</body>
</html>`;
}

function fontOf(locale: string): string {
  return locale === 'ja' ? 'system-ui, "M PLUS 1p", sans-serif' : 'system-ui, sans-serif';
}

/** Runs in the page before anything else. VS Code writes its colours as custom properties through the CSSOM. */
function actAsVsCode(dress: {
  remembered: unknown;
  body: string;
  colours: Readonly<Record<string, string>>;
  font: string;
}): void {
  const stage = window as unknown as {
    posted: unknown[];
    reportFault(fault: string): void;
    acquireVsCodeApi(): unknown;
  };
  stage.posted = [];
  let state = dress.remembered;
  (window as unknown as { remembered(): unknown }).remembered = () => state;
  stage.acquireVsCodeApi = () => ({
    postMessage: (message: unknown) => stage.posted.push(message),
    getState: () => state,
    setState: (next: unknown) => {
      state = next;
    },
  });
  document.addEventListener('securitypolicyviolation', (event) =>
    stage.reportFault(`${event.violatedDirective}: ${event.blockedURI}`),
  );
  // What VS Code puts below every webview's own style, as far as it can shine through.
  const defaults = new CSSStyleSheet();
  defaults.replaceSync(`@layer vscode-default {
    html { scrollbar-color: var(--vscode-scrollbarSlider-background) var(--vscode-editor-background); }
    body { color: var(--vscode-foreground); font-family: var(--vscode-font-family); margin: 0; padding: 0 20px; }
    code { color: #d0d0d0; background-color: #3c3c3c; padding: 1px 3px; border-radius: 4px; }
  }`);
  document.addEventListener('DOMContentLoaded', () => {
    const { style } = document.documentElement;
    for (const [name, colour] of Object.entries(dress.colours)) style.setProperty(`--vscode-${name}`, colour);
    style.setProperty('--vscode-font-family', dress.font);
    style.setProperty('--vscode-font-size', '13px');
    style.setProperty('--vscode-editor-font-family', '"JetBrains Mono", monospace');
    style.background = dress.colours['panel-background'] ?? '';
    document.body.classList.add(dress.body);
    document.adoptedStyleSheets.push(defaults);
  });
}
