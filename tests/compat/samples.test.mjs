// The samples, run as a newcomer runs them: a process of their own against a service, with and without a language model.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import http from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { HindsightClient } from '@vectorize-io/hindsight-client';
import { dataFolder, start } from './start.mjs';

process.env.MEM0_TELEMETRY = 'false';
const { MemoryClient } = await import('mem0ai');

const key = 'sample-key-0123456789';
const samples = fileURLToPath(new URL('../../samples/', import.meta.url));
const modules = fileURLToPath(new URL('node_modules', import.meta.url));
const perUser = 'hindsight-per-user-memory';
const agent = 'mem0-agent-that-remembers';
const json = async (file) => JSON.parse(await readFile(file, 'utf8'));

let data;
let server;
let hindsight;
let mem0;
let folder;
let model;
const asked = [];

before(async () => {
  data = await dataFolder();
  server = await start(data.folder, { Auth__Keys__0__Key: key, Auth__Keys__0__Tenant: 'acme' });
  hindsight = new HindsightClient({ baseUrl: server.url, apiKey: key });
  mem0 = new MemoryClient({ apiKey: key, host: server.url });

  // Beside the clients that these tests have installed; the versions are compared below.
  folder = await mkdtemp(path.join(tmpdir(), 'samples-'));
  await cp(samples, folder, { recursive: true, filter: (source) => path.basename(source) !== 'node_modules' });
  await symlink(modules, path.join(folder, 'node_modules'));

  model = http.createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    asked.push({ url: request.url, authorization: request.headers.authorization, ...JSON.parse(body) });
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({ choices: [{ message: { role: 'assistant', content: `Answer ${asked.length}.` } }] }));
  });
  model.listen(0, '127.0.0.1');
  await once(model, 'listening');
});

after(async () => {
  await server?.stop();
  model?.close();
  await data?.remove();
  await rm(folder, { recursive: true, force: true });
});

/** Runs a sample to its end; a language model is only there where it is named. */
async function run(sample, args = [], settings = {}) {
  const { OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL, ...environment } = process.env;
  const child = spawn('node', ['index.mjs', ...args], {
    cwd: path.join(folder, sample),
    env: { ...environment, HINDSIGHT_API_URL: server.url, HINDSIGHT_API_KEY: key, MEM0_HOST: server.url, MEM0_API_KEY: key, ...settings },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => (stdout += chunk));
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const [code] = await once(child, 'close');
  return { code, stdout, stderr };
}

const languageModel = () => ({ OPENAI_BASE_URL: `http://127.0.0.1:${model.address().port}/v1/`, OPENAI_API_KEY: 'sk-test', OPENAI_MODEL: 'scripted' });

/** What is printed from a headline to the next. */
function part(output, headline) {
  const found = output.split('\n=== ').find((one) => one.startsWith(headline));
  assert.ok(found, `${headline} is in\n${output}`);
  return found;
}

/** A user of the sample, with the end that its run gave it. */
function user(output, name) {
  return new RegExp(`${name}-[0-9a-f]{8}`).exec(output)[0];
}

describe('per-user memory', () => {
  test('what a user said is remembered in a new conversation, by nobody else, and gone at the end', async () => {
    const { code, stdout, stderr } = await run(perUser);
    assert.equal(code, 0, stderr);
    assert.equal(stderr, '');
    const [first, second, bob, end] = ['Alice, first', 'Alice, a new', 'Bob', 'Both'].map((headline) => part(stdout, headline));
    assert.match(stdout, /Language model: none/);
    assert.match(first, /No relevant memories found/);
    assert.match(first, /Documents of alice-\w+: 1, one a conversation; memories in them: 3\n/);
    assert.match(second, /Which language is my project in\?[^]*Best memory, in place of an answer: user: Hi! I'm working on a Python project/);
    assert.match(second, /Do I like dark or light editors\?[^]*Best memory, in place of an answer: user: I prefer dark mode in every editor/);
    assert.match(second, /Documents of alice-\w+: 2, one a conversation; memories in them: 5\n/);
    assert.match(bob, /No relevant memories found/);
    assert.doesNotMatch(bob, /Python|dark mode/);
    assert.equal(end.match(/asked again: No relevant memories found\./g).length, 2);
    for (const name of ['alice', 'bob']) {
      await assert.rejects(hindsight.getBankProfile(`user-${user(stdout, name)}`), { statusCode: 404 });
    }
  });

  test('each conversation is one document under its own id, whole, however often it was saved', async () => {
    const { code, stdout, stderr } = await run(perUser, ['--keep']);
    assert.equal(code, 0, stderr);
    assert.doesNotMatch(stdout, /Deleted/);
    const bank = `user-${user(stdout, 'alice')}`;
    assert.equal((await hindsight.getBankProfile(bank)).name, `Memory for ${user(stdout, 'alice')}`);
    const { items } = await hindsight.listDocuments(bank);
    const texts = await Promise.all(items.map(async ({ id }) => (await hindsight.getDocument(bank, id)).original_text));
    assert.deepEqual(texts.sort(), [
      "user: Hi! I'm working on a Python project\nuser: I prefer dark mode in every editor\nuser: Can you help me with async/await?",
      'user: Which language is my project in?\nuser: Do I like dark or light editors?',
    ]);
    const memories = (await hindsight.listMemories(bank, { limit: 100 })).items.map((memory) => memory.text);
    assert.equal(new Set(memories).size, memories.length);
  });

  test('a language model is given what is remembered, and what it says is saved', async () => {
    asked.length = 0;
    const { code, stdout, stderr } = await run(perUser, ['--keep'], languageModel());
    assert.equal(code, 0, stderr);
    assert.equal(asked.length, 6);
    assert.deepEqual([asked[0].url, asked[0].authorization, asked[0].model], ['/v1/chat/completions', 'Bearer sk-test', 'scripted']);
    const [system, message, ...more] = asked[3].messages;
    assert.equal(system.role, 'system');
    assert.match(system.content, /## What you remember about this user\n- user: Hi! I'm working on a Python project\n/);
    assert.deepEqual(message, { role: 'user', content: 'Which language is my project in?' });
    assert.deepEqual(more, []);
    assert.match(stdout, /Assistant: Answer 4\./);
    const bank = `user-${user(stdout, 'bob')}`;
    const [{ id }] = (await hindsight.listDocuments(bank)).items;
    assert.equal((await hindsight.getDocument(bank, id)).original_text, 'user: Which language is my project in?\nassistant: Answer 6.');
  });
});

describe('an agent that remembers', () => {
  test('preferences outlast a session, users stay apart, and what is corrected or forgotten stays so', async () => {
    const { code, stdout, stderr } = await run(agent);
    assert.equal(code, 0, stderr);
    assert.equal(stderr, '');
    const [first, later, bo, known, calendar, changed, forgotten, end] = ['Ana, first', 'Ana, days', 'Bo', 'What the', "Ana's", 'Ana changes', 'Ana wants', 'Both'].map((headline) =>
      part(stdout, headline),
    );
    assert.match(first, /No prior user-specific memories found/);
    assert.match(later, /How should you write[^]*- \[chat\] Please answer in Spanish and in bullet points/);
    assert.match(later, /Do I have a dog\?[^]*- \[chat\] I have a golden retriever called Biscuit/);
    assert.match(bo, /No prior user-specific memories found/);
    assert.doesNotMatch(bo, /Biscuit/);
    assert.equal(known.match(/Z /g).length, 4);
    assert.match(calendar, /Of the calendar: 1, of all agents: 5\n- \[calendar\] I am in Porto every Tuesday/);
    assert.match(changed, /UPDATE: Please answer in Spanish and in bullet points -> Ana wants answers in Portuguese/);
    assert.match(changed, /Best memory, in place of an answer: Ana wants answers in Portuguese/);
    assert.match(forgotten, /Deleting: I have a golden retriever called Biscuit\nSearched again: No prior user-specific memories found\./);
    assert.equal(end.match(/: 0 memories left/g).length, 2);
    const { results } = await mem0.users({ pageSize: 500 });
    assert.ok(!results.some(({ name }) => [user(stdout, 'ana'), user(stdout, 'bo')].includes(name)));
  });

  test('a language model is given what is remembered, and what it says is remembered with where it was said', async () => {
    asked.length = 0;
    const { code, stdout, stderr } = await run(agent, ['--keep'], languageModel());
    assert.equal(code, 0, stderr);
    assert.equal(asked.length, 6);
    const [instruction, memory, message] = asked[3].messages;
    assert.match(instruction.content, /MEMORY section/);
    assert.match(memory.content, /^MEMORY:\n(.*\n)*- \[chat\] I have a golden retriever called Biscuit/);
    assert.deepEqual(message, { role: 'user', content: 'Do I have a dog?' });
    const { results } = await mem0.getAll({ filters: { user_id: user(stdout, 'bo') } });
    assert.deepEqual(results.map((one) => [one.memory, one.metadata.source]).sort(), [
      ['Answer 5.', 'chat'],
      ['Do I have a dog?', 'chat'],
    ]);
    const left = (await mem0.getAll({ filters: { user_id: user(stdout, 'ana') } })).results.map((one) => one.memory);
    assert.ok(left.includes('Ana wants answers in Portuguese'));
    assert.ok(!left.some((text) => /golden retriever|Spanish/.test(text)));
  });
});

describe('every sample', () => {
  for (const sample of [perUser, agent]) {
    test(`${sample} says in words what it can do and what it lacks`, async () => {
      const url = /HINDSIGHT/i.test(sample) ? 'HINDSIGHT_API_URL' : 'MEM0_HOST';
      const help = await run(sample, ['--help']);
      assert.equal(help.code, 0);
      for (const word of ['Usage: node index.mjs', '--keep', url, 'OPENAI_API_KEY']) {
        assert.ok(help.stdout.includes(word), word);
      }

      for (const [settings, words] of [
        [{ [url]: 'http://127.0.0.1:9' }, /^No service answers at http:\/\/127\.0\.0\.1:9\. Start one \(dotnet run --project local/],
        [{ HINDSIGHT_API_KEY: 'wrong-key-0123456789', MEM0_API_KEY: 'wrong-key-0123456789' }, /wants a key: set (HINDSIGHT|MEM0)_API_KEY/],
      ]) {
        const { code, stderr } = await run(sample, [], settings);
        assert.equal(code, 1);
        assert.match(stderr, words);
        assert.equal(stderr.trim().split('\n').length, 1, stderr);
      }

      const { code, stderr } = await run(sample, ['--kep']);
      assert.equal(code, 1);
      assert.match(stderr, /--kep/);
    });

    test(`${sample} is pinned to the client that is tested here`, async () => {
      const { dependencies } = await json(path.join(samples, sample, 'package.json'));
      const { packages } = await json(path.join(samples, sample, 'package-lock.json'));
      const { devDependencies } = await json(new URL('package.json', import.meta.url));
      for (const [name, version] of Object.entries(dependencies)) {
        assert.equal(version, devDependencies[name]);
        assert.equal(packages[`node_modules/${name}`].version, version);
      }
    });

    test(`${sample} tells in its README what a newcomer does first`, async () => {
      const readme = await readFile(path.join(samples, sample, 'README.md'), 'utf8');
      assert.match(readme, /dotnet run --project local/);
      assert.match(readme, /```bash\nnpm ci\nnode index\.mjs\n```/);
    });
  }

  test('there is none that is not tested here', async () => {
    assert.deepEqual((await readdir(samples)).sort(), [perUser, agent]);
  });
});
