// The routes of Mem0's self-hosted server, as its callers send them; beside it the official client over the same memories.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dataFolder, start } from './start.mjs';

process.env.MEM0_TELEMETRY = 'false';
const { MemoryClient } = await import('mem0ai');

const keys = { acme: 'acme-key-0123456789', globex: 'globex-key-0123456789' };
let data;
let server;

before(async () => {
  data = await dataFolder();
  server = await start(data.folder, {
    Auth__Keys__0__Key: keys.acme, Auth__Keys__0__Tenant: 'acme', Auth__Keys__1__Key: keys.globex, Auth__Keys__1__Tenant: 'globex',
  });
});

after(async () => {
  await server?.stop();
  await data?.remove();
});

async function call(method, path, body, headers = { 'X-API-Key': keys.acme }) {
  const response = await fetch(`${server.url}${path}`, {
    method, headers: { 'Content-Type': 'application/json', ...headers }, body: body && JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const said = (content) => [{ role: 'user', content }];

test('what is added can be found when it answers, and is listed, changed, told and deleted', async () => {
  const added = await call('POST', '/memories', { messages: said('I live in Lisbon'), user_id: 'ann', run_id: 'r', metadata: { a: 1 } });
  assert.equal(added.status, 200);
  const [{ id, ...change }] = added.body.results;
  assert.deepEqual([added.body.results.length, change], [1, { memory: 'I live in Lisbon', event: 'ADD' }]);
  const { body: found } = await call('POST', '/search', { query: 'Where do I live?', filters: { user_id: 'ann' }, explain: true });
  assert.deepEqual([found.results[0].id, found.results[0].memory, typeof found.results[0].score], [id, 'I live in Lisbon', 'number']);
  assert.equal((await call('POST', '/search', { query: 'Where do I live?', user_id: 'ann', run_id: 'other' })).body.results.length, 0);
  const { body: listed } = await call('GET', '/memories?user_id=ann&top_k=5');
  assert.deepEqual([Object.keys(listed), listed.results[0].metadata, listed.results[0].run_id], [['results'], { a: 1 }, 'r']);

  assert.deepEqual(await call('PUT', `/memories/${id}`, { text: 'I live in Porto' }), { status: 200, body: { message: 'Memory updated successfully!' } });
  assert.equal((await call('GET', `/memories/${id}`)).body.memory, 'I live in Porto');
  assert.deepEqual((await call('GET', `/memories/${id}/history`)).body.map((entry) => entry.event), ['ADD', 'UPDATE']);
  assert.deepEqual(await call('DELETE', `/memories/${id}`), { status: 200, body: { message: 'Memory deleted successfully' } });
  const gone = await call('GET', `/memories/${id}`);
  assert.deepEqual([gone.status, gone.body.detail], [404, gone.body.error]);
});

test('the official client reads what was added, and the other way round', async () => {
  const client = new MemoryClient({ apiKey: keys.acme, host: server.url });
  await call('POST', '/memories', { messages: said('I play chess'), user_id: 'bo', infer: false, expiration_date: '2090-01-01' });
  const [memory] = (await client.getAll({ filters: { user_id: 'bo' } })).results;
  assert.deepEqual([memory.memory, memory.expirationDate], ['I play chess', '2090-01-01']);
  await client.add('I play go', { userId: 'bo', infer: false, expirationDate: '2020-01-01' });
  assert.equal((await call('GET', '/memories?user_id=bo')).body.results.length, 1);
  assert.equal((await call('GET', '/memories?user_id=bo&show_expired=true')).body.results.length, 2);
});

test('a form-encoded id has spaces', async () => {
  await call('POST', '/memories', { messages: said('I dance'), user_id: 'c d', infer: false });
  assert.equal((await call('GET', `/memories?${new URLSearchParams({ user_id: 'c d' })}`)).body.results.length, 1);
  assert.deepEqual(await call('DELETE', `/memories?${new URLSearchParams({ user_id: 'c d' })}`), { status: 200, body: { message: 'All relevant memories deleted' } });
  assert.deepEqual((await call('GET', '/memories?user_id=c%20d')).body.results, []);
});

test('what names nobody, or is at fault, is refused in a sentence under detail', async () => {
  for (const [method, path, body] of [
    ['POST', '/memories', { messages: said('x') }], ['GET', '/memories'], ['DELETE', '/memories'], ['POST', '/search', { query: 'x' }],
    ['GET', '/memories?user_id=a&top_k=0'], ['POST', '/memories', { messages: said('x'), user_id: 'a', expiration_date: 'soon' }],
  ]) {
    const answer = await call(method, path, body);
    assert.equal(answer.status, 400, `${method} ${path}`);
    assert.ok(answer.body.detail.length > 0 && answer.body.detail === answer.body.error);
  }

  assert.equal((await call('GET', '/memories?user_id=a', undefined, {})).status, 401);
});

test('a reset forgets all of the own tenant and nothing of another one', async () => {
  const other = { Authorization: `Bearer ${keys.globex}` };
  for (const who of [{ user_id: 'eve' }, { agent_id: 'robot' }, { run_id: 'run' }]) {
    await call('POST', '/memories', { messages: said('I like tea'), infer: false, ...who });
    await call('POST', '/memories', { messages: said('I like tea'), infer: false, ...who }, other);
  }

  assert.deepEqual(await call('POST', '/reset'), { status: 200, body: { message: 'All memories reset' } });
  for (const who of ['user_id=eve', 'agent_id=robot', 'run_id=run', 'user_id=bo']) {
    assert.deepEqual((await call('GET', `/memories?${who}&show_expired=true`)).body.results, []);
  }

  const client = new MemoryClient({ apiKey: keys.acme, host: server.url });
  assert.equal((await client.users()).count, 0);
  for (const who of ['user_id=eve', 'agent_id=robot', 'run_id=run']) {
    assert.equal((await call('GET', `/memories?${who}`, undefined, other)).body.results.length, 1);
  }
});

test('the configuration tells models and no secrets, and takes what to heed', async () => {
  const { body: before } = await call('GET', '/configure');
  assert.equal(before.version, 'v1.1');
  assert.deepEqual([before.llm, before.embedder.provider, before.embedder.config.embedding_dims, before.custom_instructions], [undefined, 'offline', 512, '']);
  assert.doesNotMatch(JSON.stringify(before), /acme-key|http|endpoint|api_key/i);
  assert.deepEqual(await call('POST', '/configure', { ...before, custom_instructions: 'Heed journeys.' }), { status: 200, body: { message: 'Configuration set successfully' } });
  assert.equal((await call('GET', '/configure')).body.custom_instructions, 'Heed journeys.');
  assert.equal((await call('GET', '/configure', undefined, { 'X-API-Key': keys.globex })).body.custom_instructions, '');
  const refused = await call('POST', '/configure', { llm: { provider: 'openai', config: { api_key: 'sk-secret', model: 'm' } }, custom_instructions: 'Never.' });
  assert.equal(refused.status, 400);
  assert.match(refused.body.detail, /^llm: /);
  assert.doesNotMatch(refused.body.detail, /sk-secret/);
  assert.equal((await call('GET', '/configure')).body.custom_instructions, 'Heed journeys.');
});
