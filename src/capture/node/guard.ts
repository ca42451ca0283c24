// What NODE_OPTIONS loads into every `node` of a watched terminal: it must never break a start, on any version.
// Built for ES5, where esbuild refuses what it cannot make old: an old Node parses the whole file before it runs it.
(() => {
  try {
    if (!process.env.TRACECORD_CAPTURE) return;
    // Editors are not bots; Bun and Deno have no channels to listen on.
    if (process.versions.electron || process.versions.bun || process.versions.deno) return;
    if (!(parseInt(process.versions.node, 10) >= 18)) return;
    if (Reflect.has(globalThis, Symbol.for('tracecord.capture'))) return;
    require('./hook.cjs');
  } catch {
    // Whoever starts a program wants the program, whatever became of us.
  }
})();
