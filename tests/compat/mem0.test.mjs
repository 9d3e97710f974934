// The official Mem0 client against the built program.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dataFolder, start, until } from './start.mjs';

process.env.MEM0_TELEMETRY = 'false';
const { MemoryClient } = await import('mem0ai');

let data;
let server;
let client;

before(async () => {
  data = await dataFolder();
  server = await start(data.folder);
  client = new MemoryClient({ apiKey: 'any', host: server.url });
});

after(async () => {
  await server.stop();
  await data.remove();
});

const filters = (userId) => ({ user_id: userId });
const texts = (answer) => answer.results.map((memory) => memory.memory);

/** Adds and waits until the event says that it is done. */
async function add(messages, options) {
  const added = await client.add(messages, options);
  const event = await until(async () => {
    const response = await fetch(`${server.url}/v1/event/${added.eventId}/`, { headers: { Authorization: 'Token any' } });
    const body = await response.json();
    assert.equal(response.status, 200, JSON.stringify(body));
    return body.status === 'SUCCEEDED' && body;
  });
  return event.results;
}

test('the client takes the service for its own', async () => {
  await client.ping();
  assert.deepEqual([client.organizationId, client.projectId], ['default', 'default']);
});

test('what is added is found by what it says, with its metadata', async () => {
  const results = await add(
    [
      { role: 'user', content: 'I am vegetarian and I live in Lisbon.' },
      { role: 'assistant', content: 'Good to know!' },
    ],
    { userId: 'ana', runId: 's1', metadata: { source: 'chat', Nested: { keyName: [1, true] } } },
  );
  assert.equal(results.length, 2);
  const found = await client.search('Where does she live?', { filters: filters('ana'), topK: 3 });
  const best = found.results[0];
  assert.equal(best.memory, 'I am vegetarian and I live in Lisbon.');
  assert.deepEqual([best.userId, best.runId, best.sessionId], ['ana', 's1', 's1']);
  assert.deepEqual(best.metadata, { source: 'chat', Nested: { keyName: [1, true] } });
  assert.ok(best.score > 0 && best.score <= 1);
  assert.ok(best.scoreBreakdown.bm25 > 0);
});

test('a text alone is taken as a message, and nothing inferred comes at once', async () => {
  const added = await client.add('My bike is red', { userId: 'bo', infer: false });
  assert.equal(added.status, 'SUCCEEDED');
  assert.equal(added.results[0].data.memory, 'My bike is red');
  assert.equal((await client.get(added.results[0].id)).memory, 'My bike is red');
});

test('a listing has pages and narrows by filters', async () => {
  for (const [index, appId] of ['a', 'b', 'a'].entries()) {
    await client.add(`Note ${index}`, { userId: 'carl', appId, infer: false });
  }

  const first = await client.getAll({ filters: filters('carl'), page: 1, pageSize: 2 });
  assert.deepEqual([first.count, texts(first), first.previous], [3, ['Note 2', 'Note 1'], null]);
  assert.match(first.next, /page=2/);
  assert.deepEqual(texts(await client.getAll({ filters: filters('carl'), page: 2, pageSize: 2 })), ['Note 0']);
  assert.deepEqual(texts(await client.getAll({ filters: { AND: [filters('carl'), { app_id: 'b' }] } })), ['Note 1']);
  assert.deepEqual(texts(await client.getAll({ filters: { AND: [filters('carl'), { NOT: [{ app_id: 'a' }] }] } })), ['Note 1']);
  assert.deepEqual(texts(await client.getAll({ filters: { AND: [filters('carl'), { keywords: { icontains: 'NOTE 2' } }] } })), ['Note 2']);
  assert.equal((await client.getAll({ filters: { AND: [filters('carl'), { created_at: { lt: '2020-01-01' } }] } })).count, 0);
  assert.equal((await client.getAll({ filters: { OR: [filters('carl'), { app_id: 'a' }] } })).count, 3);
});

test('a memory is changed, tells its history, and is gone when it is deleted', async () => {
  const [{ id }] = (await client.add('I work in Oslo', { userId: 'dora', infer: false, metadata: { k: 1 } })).results;
  const changed = await client.update(id, { text: 'I work in Bergen', metadata: { k: 2 }, expirationDate: '2090-05-01' });
  assert.deepEqual([changed.id, changed.memory, changed.metadata, changed.expirationDate], [id, 'I work in Bergen', { k: 2 }, '2090-05-01']);
  assert.deepEqual(texts(await client.search('Where do I work?', { filters: filters('dora') })), ['I work in Bergen']);
  assert.equal((await client.update(id, { expirationDate: null })).expirationDate, undefined);

  const history = await client.history(id);
  assert.deepEqual(history.map((entry) => [entry.event, entry.oldMemory, entry.newMemory]), [
    ['ADD', null, 'I work in Oslo'],
    ['UPDATE', 'I work in Oslo', 'I work in Bergen'],
  ]);
  assert.equal(history[0].memoryId, id);
  assert.deepEqual(history[0].input, [{ role: 'user', content: 'I work in Oslo' }]);

  assert.equal((await client.delete(id)).message, 'Memory deleted successfully!');
  await assert.rejects(client.get(id), { name: 'MemoryNotFoundError' });
  await assert.rejects(client.delete(id), { name: 'MemoryNotFoundError' });
  await assert.rejects(client.history(id), { name: 'MemoryNotFoundError' });
  assert.equal((await client.getAll({ filters: filters('dora') })).count, 0);
});

test('an expired memory is hidden and stays readable by its id', async () => {
  const [{ id }] = (await client.add('The sale ends soon', { userId: 'eve', infer: false, expirationDate: '2020-01-01' })).results;
  assert.equal((await client.getAll({ filters: filters('eve') })).count, 0);
  assert.equal((await client.getAll({ filters: filters('eve'), showExpired: true })).count, 1);
  assert.equal((await client.get(id)).expirationDate, '2020-01-01');
});

test('many are changed and deleted in one call', async () => {
  const { results } = await client.add(['One', 'Two', 'Three'].map((content) => ({ role: 'user', content })), { userId: 'finn', infer: false });
  const [one, two, three] = results.map((result) => result.id);
  await client.batchUpdate([{ memoryId: one, text: 'Uno' }, { memoryId: two, text: 'Due' }]);
  await client.batchDelete([three, two]);
  assert.deepEqual(texts(await client.getAll({ filters: filters('finn') })), ['Uno']);
});

test('entities are listed by type, and gone when they are deleted', async () => {
  await client.add('Hello', { userId: 'gil', infer: false });
  await client.add('Beep', { agentId: 'robot/1', infer: false });
  const all = await client.users({ pageSize: 500 });
  assert.equal(all.count, all.results.length);
  assert.equal(all.totalAgents, 1);
  assert.ok(all.totalUsers >= 1);
  const agent = all.results.find((entity) => entity.type === 'agent');
  assert.deepEqual([agent.name, agent.totalMemories], ['robot/1', 1]);

  await client.deleteUsers({ agentId: 'robot/1' });
  assert.equal((await client.getAll({ filters: { agent_id: 'robot/1' } })).count, 0);
  assert.equal((await client.users({ pageSize: 500 })).totalAgents, 0);
  await client.deleteUser({ entity_type: 'user', entity_id: 'gil' });
  assert.equal((await client.getAll({ filters: filters('gil') })).count, 0);
});

test('what cannot be taken is an error of the class that the client has for it', async () => {
  await assert.rejects(client.search('x', {}), { name: 'ValidationError' });
  await assert.rejects(client.search('x', { filters: { user_id: '*' } }), { name: 'ValidationError' });
  await assert.rejects(client.getAll({ filters: { user: 'x' } }), (error) => error.name === 'ValidationError' && /filters\.user/.test(error.message));
  await assert.rejects(client.add('x', {}), { name: 'ValidationError' });
  await assert.rejects(client.get('no-such-memory'), { name: 'MemoryNotFoundError' });
  await assert.rejects(client.update('no-such-memory', { text: 'x' }), { name: 'MemoryNotFoundError' });
});
