/** Each language's Markdown articles by file name without ending; the build makes one lazy chunk of each. */
declare module 'tracecord:articles/en' {
  export const articles: Readonly<Record<string, string>>;
}

declare module 'tracecord:articles/ja' {
  export const articles: Readonly<Record<string, string>>;
}
