/**
 * The one module of undici that is bundled: `import … from 'undici'` would bring fetch, WebSocket, caches and mocks
 * along. undici declares no `exports`, so the path is open, and the lockfile pins the version.
 */
declare module 'undici/lib/dispatcher/client.js' {
  import { Client } from 'undici';
  // biome-ignore lint/style/noDefaultExport: it is CommonJS, which has nothing else
  export default Client;
}
