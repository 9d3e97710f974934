// What the README shows is run as it stands there; only the address is another.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { dataFolder, start } from './start.mjs';

const run = promisify(execFile);
const documented = 'http://localhost:7071';

let data;
let server;
let readme;

before(async () => {
  readme = await readFile(new URL('../../README.md', import.meta.url), 'utf8');
  data = await dataFolder();
  server = await start(data.folder);
});

after(async () => {
  await server?.stop();
  await data?.remove();
});

/** The first block of a language that contains a text. */
function snippet(language, text) {
  const blocks = [...readme.matchAll(new RegExp('```' + language + '\\n([^]*?)```', 'g'))].map((block) => block[1]);
  const found = blocks.find((block) => block.includes(text));
  assert.ok(found, `the README has no ${language} block with ${text}`);
  assert.ok(found.includes(documented), `the block does not say ${documented}`);
  return found.replaceAll(documented, server.url);
}

test('the curl recipe stores, finds and forgets', async () => {
  const script = snippet('bash', 'curl -s $bank/memories').replaceAll('curl -s', 'echo; curl -sS --fail');
  const { stdout } = await run('bash', ['-euc', script]);
  const [retained, recalled, deleted] = stdout.trim().split('\n').map((line) => JSON.parse(line));
  assert.equal(retained.success, true);
  assert.equal(recalled.results[0].text, 'user: I have a golden retriever called Biscuit');
  assert.equal(deleted.success, true);
});

test('the official client remembers what it was told', async () => {
  const program = fileURLToPath(new URL('readme.snippet.mjs', import.meta.url));
  await writeFile(program, snippet('js', 'HindsightClient'));
  try {
    const { stdout } = await run('node', [program]);
    assert.match(stdout, /I prefer dark mode and use Python/);
  } finally {
    await rm(program);
  }
});

test('the README stays under 150 lines', () => {
  assert.ok(readme.trimEnd().split('\n').length < 150);
});
