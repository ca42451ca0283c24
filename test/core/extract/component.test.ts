import assert from 'node:assert/strict';
import { extract } from '../../../src/core/extract/extract.ts';
import { mend } from '../../../src/core/mend/mends.ts';
import { assertTruth, snippetsOf } from './executedCode.ts';

const call = "fetch('https://discord.com/api/v10/gateway')";

describe('the requests in executed components', () => {
  for (const { name, text, language, truth } of snippetsOf('components')) {
    it(`are those that ${name} sends`, async () => {
      assert.notDeepEqual(truth, []);
      await assertTruth(text, language, truth);
    });
  }
});

describe('a component', () => {
  const found = async (text: string) => (await extract(text, 'vue')).drafts.map(({ url }) => text.slice(...url.span));

  it('has no requests outside of its scripts', async () => {
    for (const text of [
      `<template><pre>${call}</pre></template>`,
      `<!-- <script>${call}</script> -->`,
      `<style>/* <script>${call}</script> */</style>`,
      `<script type="application/json">{ "code": "${call}" }</script>`,
      `<script lang="coffee">${call}</script>`,
      `<script setup src="./elsewhere.ts" />\n<p>${call}</p>`,
    ]) {
      assert.deepEqual(await found(text), [], text);
    }
  });

  it('is read with attributes of every kind, and while its script is being typed', async () => {
    for (const open of [
      '<script>',
      '<SCRIPT LANG=ts SETUP>',
      `<script setup generic="T extends Map<string, 'a>'>" >`,
    ]) {
      for (const close of ['</script>', '</script >', '']) {
        assert.deepEqual(await found(`${open}${call}${close}`), ['https://discord.com/api/v10/gateway'], open + close);
      }
    }
  });

  it('is parsed as TypeScript where one of its scripts is', async () => {
    const text = `<script>const a = 1;</script><script setup lang="ts">const b = <const>1; ${call} as unknown</script>`;
    assert.deepEqual(
      (await extract(text, 'svelte')).drafts.map(({ language }) => language),
      ['typescript'],
    );
  });

  it('gets what a fix adds into its script', async () => {
    const text = `<script setup>\nconst a = await ${call};\n</script>\n\n<template></template>\n`;
    const [draft] = (await extract(text, 'vue')).drafts;
    assert.ok(draft);
    const edits = mend('add-retry-after', { text, draft, project: {} }) ?? [];
    const [from, to] = ['<script setup>'.length, text.indexOf('</script>')];
    assert.deepEqual(edits[0]?.span, [from, from]);
    assert.ok(edits.every(({ span }) => from <= span[0] && span[1] <= to));
  });

  it('ends on text that was made to be slow', async () => {
    await extract('<script "'.repeat(100_000), 'vue');
    await extract('<script>'.repeat(100_000), 'vue');
    await extract(`<!--${'<script><style>'.repeat(60_000)}`, 'vue');
  }).timeout(10_000);
});
