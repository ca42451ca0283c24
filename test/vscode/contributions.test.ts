import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import {
  assistantTool,
  commandIds,
  commandName,
  contextKeys,
  quietLanguages,
  requestLanguages,
  settingNames,
  startEvents,
  viewIds,
  walkthroughId,
} from '../../src/vscode/contributions.ts';

const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const nls = JSON.parse(readFileSync('package.nls.json', 'utf8'));
const nlsJa = JSON.parse(readFileSync('package.nls.ja.json', 'utf8'));
const { contributes } = manifest;

function sorted(values: Iterable<string>): string[] {
  return [...values].sort();
}

describe('the table of contributed names', () => {
  it('has the commands of the manifest and no others', () => {
    const declared = contributes.commands.map((command: { command: string }) => command.command);
    assert.deepEqual(sorted(declared), sorted(commandIds.map(commandName)));
  });

  it('has the settings of the manifest and no others', () => {
    assert.deepEqual(
      sorted(Object.keys(contributes.configuration.properties)),
      sorted(settingNames.map((name) => `tracecord.${name}`)),
    );
  });

  it('has the views of the manifest and no others', () => {
    const declared = Object.values(contributes.views).flat() as { id: string }[];
    assert.deepEqual(sorted(declared.map((view) => view.id)), sorted(Object.values(viewIds)));
  });

  it('has every context key of the manifest', () => {
    const conditions = JSON.stringify(manifest).match(/(?<="(?:when|enablement)":")[^"]*/g) ?? [];
    const compared = /(?:==|!=)\s*(?:'[^']*'|\S+)|view(?:Item)?\b/g;
    const used = new Set(conditions.flatMap((when) => when.replaceAll(compared, '').match(/tracecord\.\w+/g) ?? []));
    assert.deepEqual(sorted(used), sorted(Object.values(contextKeys)));
  });

  it('has the tool for language models', () => {
    assert.deepEqual(
      contributes.languageModelTools.map(({ name }: { name: string }) => name),
      [assistantTool],
    );
  });

  it('wakes up for the languages that requests are looked for in, and for bots that are started', () => {
    assert.deepEqual(
      sorted(manifest.activationEvents),
      sorted([
        ...requestLanguages.filter((one) => !quietLanguages.includes(one)).map((language) => `onLanguage:${language}`),
        ...startEvents,
      ]),
    );
  });

  it('knows the walkthrough', () => {
    const [walkthrough] = contributes.walkthroughs;
    assert.equal(walkthroughId, `${manifest.publisher}.${manifest.name}#${walkthrough.id}`);
    assert.ok(walkthrough.steps.length >= 1 && walkthrough.steps.length <= 5);
  });
});

describe('the manifest', () => {
  it('says everything in English and in Japanese', () => {
    const used = new Set([...JSON.stringify(manifest).matchAll(/%([\w./-]+)%/g)].map((match) => match[1] ?? ''));
    assert.deepEqual(sorted(used), sorted(Object.keys(nls)));
    assert.deepEqual(sorted(Object.keys(nlsJa)), sorted(Object.keys(nls)));
  });

  it('lets no workspace redirect a credential', () => {
    const properties = contributes.configuration.properties;
    for (const name of ['allowedOrigins', 'tls.allowSelfSigned', 'sandbox.url', 'sandbox.port']) {
      assert.equal(properties[`tracecord.${name}`].scope, 'machine', name);
      assert.ok(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations.includes(`tracecord.${name}`), name);
    }
  });

  it('lets no workspace take away a question or the trace of what was sent', () => {
    const properties = contributes.configuration.properties;
    const settings = readFileSync('src/vscode/settings.ts', 'utf8');
    for (const name of ['confirmDestructive', 'journal.enabled', 'journal.maxSize', 'journal.maxAge']) {
      assert.equal(properties[`tracecord.${name}`].scope, 'application', name);
      // The manifest is not believed alone: an editor may pass a workspace's value on all the same.
      assert.match(settings, new RegExp(`personal[^;]*'${name}'`), name);
    }
  });

  it('never wakes up on everything', () => {
    assert.ok(!manifest.activationEvents.includes('*') && !manifest.activationEvents.includes('onStartupFinished'));
  });
});
