/** Packages of npm that talk to Discord's API, each with how people write it. */
const ofNpm: Readonly<Record<string, string>> = {
  'discord.js': 'discord.js',
  '@discordjs/rest': '@discordjs/rest',
  '@discordjs/core': '@discordjs/core',
  '@sapphire/framework': 'Sapphire',
  eris: 'Eris',
  '@projectdysnomia/dysnomia': 'Dysnomia',
  'oceanic.js': 'Oceanic.js',
  discordeno: 'Discordeno',
  '@discordeno/bot': 'Discordeno',
  '@discordeno/rest': 'Discordeno',
  seyfert: 'Seyfert',
};

/** Those of Python, by their normalised names. */
const ofPython: Readonly<Record<string, string>> = {
  'discord-py': 'discord.py',
  'py-cord': 'Pycord',
  nextcord: 'Nextcord',
  disnake: 'disnake',
  hikari: 'hikari',
  'discord-py-interactions': 'interactions.py',
  'interactions-py': 'interactions.py',
};

/** Repositories of GitHub whose name is not that of the package: Pycord's is "pycord". */
const ofRepositories: Readonly<Record<string, string>> = { pycord: 'py-cord' };

/** The Discord library that a package.json names as one that it needs; undefined where it names none. */
export function libraryInManifest(text: string): string | undefined {
  let manifest: unknown;
  try {
    manifest = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof manifest !== 'object' || manifest === null) return undefined;
  const { dependencies, devDependencies } = manifest as Readonly<Record<string, unknown>>;
  const names = [dependencies, devDependencies].flatMap((list) =>
    typeof list === 'object' && list !== null ? Object.keys(list) : [],
  );
  return firstOf(names, ofNpm);
}

/**
 * The one that a requirements.txt or a pyproject.toml names: at the start of a line or of a string, or by the address of
 * its repository.
 */
export function libraryInRequirements(text: string): string | undefined {
  const named = text.matchAll(/(?:^|["'])[ \t]*([A-Za-z][\w.-]*)(?=[ \t]*(?:[[<>=!~;"',@]|$|[ \t]#))/gm);
  const fetched = text.matchAll(
    /^[^#\n]*\bgit\+[a-z]+:\/\/[^\s"'#]*\/([A-Za-z][\w.-]*?)(?:\.git)?(?:@[^\s"'#]*)?(?=[\s"'#]|$)/gm,
  );
  const eggs = text.matchAll(/^[^#\n]*[^#\s]#(?:[^\s"']*&)?egg=([A-Za-z][\w.-]*)/gm);
  const names = [...named, ...fetched, ...eggs].map(([, name = '']) => normalised(name));
  return firstOf(
    names.map((name) => (Object.hasOwn(ofRepositories, name) ? (ofRepositories[name] ?? name) : name)),
    ofPython,
  );
}

/** As the Python Package Index compares names (https://packaging.python.org/en/latest/specifications/name-normalization/). */
function normalised(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

function firstOf(names: readonly string[], libraries: Readonly<Record<string, string>>): string | undefined {
  const found = names.find((name) => Object.hasOwn(libraries, name));
  return found === undefined ? undefined : libraries[found];
}
