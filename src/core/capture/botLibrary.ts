/** Packages that talk to Discord's API, by the names of their registries, each with how people write it. */
const libraries: Readonly<Record<string, string>> = {
  'discord.js': 'discord.js',
  '@discordjs/rest': '@discordjs/rest',
  '@discordjs/core': '@discordjs/core',
  '@sapphire/framework': 'Sapphire',
  eris: 'Eris',
  '@projectdysnomia/dysnomia': 'Dysnomia',
  'oceanic.js': 'Oceanic.js',
  discordeno: 'Discordeno',
  seyfert: 'Seyfert',
  'discord.py': 'discord.py',
  'py-cord': 'Pycord',
  nextcord: 'Nextcord',
  disnake: 'disnake',
  hikari: 'hikari',
  'discord-py-interactions': 'interactions.py',
};

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
  return firstOf(names);
}

/** The one that a requirements.txt or a pyproject.toml names: at the start of a line or of a string. */
export function libraryInRequirements(text: string): string | undefined {
  const names = [...text.matchAll(/(?:^|["'])[ \t]*([A-Za-z][\w.-]*)(?=[ \t]*(?:[[<>=!~;"',@]|$))/gm)];
  // Names of Python's packages are the same in either case, and with `_` or `-`.
  return firstOf(names.map(([, name = '']) => name.toLowerCase().replaceAll('_', '-')));
}

function firstOf(names: readonly string[]): string | undefined {
  const found = names.find((name) => Object.hasOwn(libraries, name));
  return found === undefined ? undefined : libraries[found];
}
