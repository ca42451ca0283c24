import { basename, dirname, join } from 'node:path';

/** httpYac's parser, which gives the number of requests that it finds; it asks for files that it then does not get. */
export function httpYacParser(load: NodeJS.Require): (text: string) => Promise<number> {
  const { io, store } = load('httpyac');
  Object.assign(io.fileProvider, {
    EOL: '\n',
    isAbsolute: async (path: string) => path.startsWith('/'),
    dirname,
    joinPath: join,
    hasExtension: (path: string, ...extensions: string[]) => extensions.some((one) => path.endsWith(`.${one}`)),
    exists: async () => false,
    readdir: async () => [],
    fsPath: (path: string) => path,
    toString: (path: string) => basename(path),
  });
  const files = new store.HttpFileStore();
  return async (text) => {
    const file = await files.parse('/bench/requests.http', text, { workingDir: '/bench', config: {} });
    return file.httpRegions.filter((region: { readonly request?: unknown }) => region.request !== undefined).length;
  };
}
