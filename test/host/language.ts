import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes VS Code speak `language` as far as extensions go: `vscode.env.language`, package.nls and `l10n` follow it. The
 * editor's own words stay English, for the language pack that is written here is empty; the real ones are not on npm.
 * Goes with the server's option `--locale`.
 */
export async function writeLanguagePack(userDataFolder: string, language: string): Promise<void> {
  await mkdir(userDataFolder, { recursive: true });
  const translations = join(userDataFolder, `${language}.i18n.json`);
  await writeFile(translations, JSON.stringify({ contents: {} }));
  const pack = {
    hash: language,
    label: language,
    extensions: [{ extensionIdentifier: { id: `tracecord.language-${language}` }, version: '1.0.0' }],
    translations: { vscode: translations },
  };
  await writeFile(join(userDataFolder, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}
