// Numbers and summaries of the Mem0 contract: the routes that its Python client calls, over plain HTTP.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dataFolder, start } from './start.mjs';

process.env.MEM0_TELEMETRY = 'false';
const { MemoryClient } = await import('mem0ai');

const keys = { acme: 'acme-key-0123456789', globex: 'globex-key-0123456789' };
let data;
let server;
const client = (apiKey = keys.acme) => new MemoryClient({ apiKey, host: server.url });

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

async function call(method, path, body, key = keys.acme) {
  const response = await fetch(`${server.url}${path}`, {
    method, headers: { Authorization: `Token ${key}`, 'Content-Type': 'application/json' }, body: body && JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

test('numbers are of the own tenant, and follow what is added and deleted', async () => {
  const empty = (await call('GET', '/v1/stats/')).body;
  assert.ok(Object.values(empty).every((number) => number === 0));
  await client().add(['One', 'Two', 'Three'].map((content) => ({ role: 'user', content })), { userId: 'ann', infer: false });
  await client().add('Four', { userId: 'bo', infer: false });
  await client().add('Five', { agentId: 'robot', infer: false });
  await client(keys.globex).add('Six', { userId: 'ann', infer: false });
  assert.deepEqual((await call('GET', '/v1/stats/')).body, {
    total_memories: 5, total_users_with_memories: 2, total_agents_with_memories: 1, total_apps_with_memories: 0, total_runs_with_memories: 0,
    memories_per_user: 2, memories_per_agent: 1, memories_per_app: 0, memories_per_run: 0,
  });
  await client().deleteAll({ userId: 'bo' });
  const { body } = await call('GET', '/v1/stats/');
  assert.deepEqual([body.total_memories, body.total_users_with_memories, body.memories_per_user], [4, 1, 3]);
});

test('a summary has an entry for each entity that the filters name, of its own memories alone', async () => {
  await client().add('Cy likes tea', { userId: 'cy', appId: 'a', infer: false });
  await client().add('Cy has a dog', { userId: 'cy', appId: 'b', infer: false });
  await client().add('Di lives in Oslo', { userId: 'di', infer: false });
  await client(keys.globex).add('Cy is somebody else here', { userId: 'cy', infer: false });
  const { body } = await call('POST', '/v1/summary/', { filters: { OR: [{ user_id: 'cy' }, { user_id: 'di' }, { user_id: 'nobody' }] } });
  assert.deepEqual(body.map((entry) => [entry.user_id, entry.total_memories, entry.memories_read]), [['cy', 2, 2], ['di', 1, 1]]);
  assert.match(body[0].summary, /dog[\s\S]*tea/);
  assert.doesNotMatch(body[0].summary, /Oslo|somebody else/);
  assert.match(body[1].summary, /Oslo/);

  const { body: narrow } = await call('POST', '/v1/summary/', { filters: { AND: [{ user_id: 'cy' }, { app_id: 'a' }] } });
  assert.match(narrow[0].summary, /tea/);
  assert.doesNotMatch(narrow[0].summary, /dog/);

  await client().deleteAll({ userId: 'cy' });
  assert.deepEqual((await call('POST', '/v1/summary/', { filters: { user_id: 'cy' } })).body, []);
});

test('a summary of nobody in particular is refused in a sentence', async () => {
  for (const body of [{}, { filters: {} }, { filters: { user_id: '*' } }, { filters: 'x' }]) {
    const answer = await call('POST', '/v1/summary/', body);
    assert.deepEqual([answer.status, Object.keys(answer.body)], [400, ['error']], JSON.stringify(body));
  }
});
