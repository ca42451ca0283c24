import assert from 'node:assert/strict';
import { applyEdits, mend } from '../../../src/core/mend/mends.ts';
import { draftIn } from './retryRunner.ts';

const url = 'https://discord.com/api/v10/gateway';

/** What the mend leaves of the code behind the definitions that it adds; null where it is not offered. */
async function left(text: string, language: string): Promise<string | null> {
  const draft = await draftIn(text, language);
  const edits = mend('add-retry-after', { text, draft, project: {} });
  if (edits === null) return null;
  const after = applyEdits(text, edits);
  const first = /^(?:class|(?:async )?(?:def|function) (?:load|main)\b|const res\b|try|r = )/m.exec(after);
  return after.slice(first?.index ?? 0).replaceAll(/\w*with_?retry_?after\(/gi, 'HELPER(');
}

type Case = readonly [language: string, before: string, after: string];

const call = `fetch('${url}')`;
const helped = `HELPER(() => ${call}, { idempotent: true })`;
const get = `requests.get("${url}")`;
const helpedGet = `HELPER(lambda: ${get}, idempotent=True)`;

const cases: Readonly<Record<string, Case>> = {
  'a 429 in an endless loop is left to the rest of it': [
    'javascript',
    `async function load() {
  while (true) {
    const res = await ${call};
    if (res.status === 429) {
      await sleep(5000);
      continue;
    }

    return res.json();
  }
}
`,
    `async function load() {
  const res = await ${helped};

  return res.json();
}
`,
  ],
  'after the last turn of a bounded loop comes what is behind it': [
    'javascript',
    `async function load() {
  for (let i = 0; i < 5; i++) {
    const res = await ${call};
    if (res.status === 429) {
      await sleep(5000);
      continue;
    }
    return res.json();
  }
  throw new Error('gave up');
}
`,
    `async function load() {
  const res = await ${helped};
  if (res.status === 429) {
    throw new Error('gave up');
  }
  return res.json();
}
`,
  ],
  'what went on for ever fails with the status': [
    'javascript',
    `async function load() {
  while (true) {
    const res = await ${call};
    if (res.ok) return res.json();
    await sleep(1000);
  }
}
`,
    `async function load() {
  const res = await ${helped};
  if (res.ok) return res.json();
  throw new Error(\`Discord answered \${res.status}\`);
}
`,
  ],
  'a loop that asks at its end': [
    'typescript',
    `async function load() {
  let res: Response;
  do {
    res = await ${call};
    if (res.status === 429) await sleep(1000);
  } while (res.status === 429);
  return res.json();
}
`,
    `async function load() {
  const res: Response = await ${helped};
  return res.json();
}
`,
  ],
  'the last error is the only one': [
    'javascript',
    `async function load() {
  let lastError;
  for (let i = 0; i < 3; i++) {
    try {
      const res = await ${call};
      if (!res.ok) throw new Error(res.status);
      return res.json();
    } catch (error) {
      lastError = error;
      await new Promise((r) => setTimeout(r, 2 ** i * 1000));
    }
  }
  throw lastError;
}
`,
    `async function load() {
  const res = await ${helped};
  if (!res.ok) throw new Error(res.status);
  return res.json();
}
`,
  ],
  'what counts, and a parameter for it, go along': [
    'typescript',
    `async function load(retries: number = 3): Promise<unknown> {
    const res = await ${call}
    if (res.status === 429 && retries > 0) {
        await new Promise<void>((resolve) => setTimeout(resolve, 5000))
        return load(retries - 1)
    }
    return res.json()
}
load()
`,
    `async function load(): Promise<unknown> {
    const res = await ${helped}
    return res.json()
}
load()
`,
  ],
  'what a loop ends with, and what handles its error, stay': [
    'javascript',
    `async function load() {
  let result = null;
  for (let i = 0; i < 3; i++) {
    try {
      const res = await ${call};
      if (!res.ok) throw new Error('no');
      result = await res.json();
      break;
    } catch (err) {
      console.error(err);
      await sleep(500);
    }
  }
  return result ?? [];
}
`,
    `async function load() {
  let result = null;
  try {
    const res = await ${helped};
    if (!res.ok) throw new Error('no');
    result = await res.json();
  } catch (err) {
    console.error(err);
  }
  return result ?? [];
}
`,
  ],
  'a chain of branches loses the one that waits': [
    'python',
    `import requests
import time


def load():
    while True:
        r = ${get}
        if r.status_code == 200:
            return r.json()
        elif r.status_code == 429:
            time.sleep(5)
        else:
            raise RuntimeError(r.status_code)
`,
    `def load():
    r = ${helpedGet}
    if r.status_code == 200:
        return r.json()
    else:
        raise RuntimeError(r.status_code)
`,
  ],
  "what stands in the else of Python's loop comes where it fails": [
    'python',
    `import requests
import time

for attempt in range(3):
    try:
        r = ${get}
        r.raise_for_status()
        break
    except requests.HTTPError:
        time.sleep(5)
else:
    raise SystemExit("gave up")
print(r.json())
`,
    `try:
    r = ${helpedGet}
    r.raise_for_status()
except requests.HTTPError:
    raise SystemExit("gave up")
print(r.json())
`,
  ],
  'what waits as it should, but without bounds, is the same in short': [
    'javascript',
    `async function load() {
  while (true) {
    const res = await ${call};
    if (res.status === 429) {
      const { retry_after } = await res.json();
      await sleep(retry_after * 1000);
      continue;
    }
    return res.json();
  }
}
`,
    `async function load() {
  const res = await ${helped};
  return res.json();
}
`,
  ],
  'a count outside of functions': [
    'python',
    `import time
import requests

tries = 0
while tries < 5:
    r = ${get}
    if r.status_code == 429:
        time.sleep(5)
        tries += 1
    else:
        break
print(r.json())
`,
    `r = ${helpedGet}
print(r.json())
`,
  ],
};

/** Loops that do something else besides, or whose end nobody can tell: the mend would change what the code does. */
const refused: Readonly<Record<string, readonly [language: string, text: string]>> = {
  'the count is used behind it': [
    'javascript',
    `async function load() {
  let tries = 0;
  while (tries < 3) {
    try {
      const res = await ${call};
      if (!res.ok) throw new Error('no');
      return [res, tries];
    } catch {
      tries += 1;
      await sleep(1000);
    }
  }
}
`,
  ],
  'only the network is tried again': [
    'javascript',
    `async function load() {
  for (let i = 0; i < 3; i++) {
    try {
      return await ${call};
    } catch (error) {
      await sleep(1000);
    }
  }
  throw new Error('gave up');
}
`,
  ],
  'each turn changes what is sent': [
    'javascript',
    `async function load(hosts) {
  for (let i = 0; i < 3; i++) {
    const res = await fetch('${url}', { headers: { 'User-Agent': agents[i] } });
    if (!res.ok) {
      await sleep(1000);
      continue;
    }
    return res.json();
  }
}
`,
  ],
  'more is done between the turns': [
    'javascript',
    `async function load() {
  for (let i = 0; i < 3; i++) {
    const res = await ${call};
    if (!res.ok) {
      await sleep(1000);
      continue;
    }
    if (queue.length > 0) {
      queue.pop();
      continue;
    }
    return res.json();
  }
  report();
  return null;
}
`,
  ],
  'a text of several lines would move': [
    'python',
    `import requests
import time


def load():
    while True:
        try:
            r = ${get}
            r.raise_for_status()
            print("""so
much""")
            return r.json()
        except requests.RequestException:
            time.sleep(1)
`,
  ],
  'it calls itself with something else': [
    'javascript',
    `async function load(id) {
  try {
    const res = await fetch(\`https://discord.com/api/v10/users/\${id}\`);
    if (!res.ok) throw new Error('no');
    return res.json();
  } catch {
    await sleep(1000);
    return load(fallback);
  }
}
`,
  ],
};

describe('the code that is left of a loop that sent again', () => {
  for (const [name, [language, before, after]] of Object.entries(cases)) {
    it(`${name}`, async () => assert.equal(await left(before, language), after));
    it(`${name}, with line ends of Windows`, async () => {
      const crlf = (text: string) => text.replaceAll('\n', '\r\n');
      assert.equal(await left(crlf(before), language), crlf(after));
    });
  }

  for (const [name, [language, text]] of Object.entries(refused)) {
    it(`is none where ${name}`, async () => {
      const code = await left(text, language);
      assert.ok(code === null || /\b(?:for|while)\b|return load\(fallback/.test(code), code ?? '');
    });
  }
});
