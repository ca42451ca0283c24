// What the samples use of Node and discord.js, so that the editor finds nothing missing before anything is installed.
declare const process: { readonly env: Readonly<Record<string, string | undefined>> };
declare module 'discord.js' {
  export const Routes: Readonly<Record<string, (...ids: readonly string[]) => `/${string}`>>;
  export class REST {
    constructor(options: { version: string });
    setToken(token: string): this;
    post(route: string, options: { body: unknown }): Promise<unknown>;
    patch(route: string, options: { body: unknown }): Promise<unknown>;
    delete(route: string): Promise<unknown>;
  }
}
