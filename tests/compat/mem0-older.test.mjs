// The routes of Mem0's versions before, in the very shapes that clients of then read; and what a plus is in their queries.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { dataFolder, start } from './start.mjs';

process.env.MEM0_TELEMETRY = 'false';
const { MemoryClient } = await import('mem0ai');

let data;
let server;

before(async () => {
  data = await dataFolder();
  server = await start(data.folder);
});

after(async () => {
  await server?.stop();
  await data?.remove();
});

/** One call as an older client sends it. */
async function call(method, path, body, headers = {}) {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { Authorization: 'Token any', 'Content-Type': 'application/json', ...headers },
    body: body && JSON.stringify(body),
  });
  return { status: response.status, body: await response.json(), ignored: response.headers.get('X-Ignored-Params') };
}

const texts = (list) => list.map((memory) => memory.memory);

test('an add answers with an array, or for v1.1 with an object', async () => {
  const message = [{ role: 'user', content: 'I like tea' }];
  const { body: array } = await call('POST', '/v1/memories/', { messages: message, user_id: 'ann' });
  assert.deepEqual([array.length, Object.keys(array[0]).sort(), array[0].status], [1, ['event_id', 'message', 'status'], 'PENDING']);
  assert.ok(Array.isArray((await call('POST', '/v1/memories/', { messages: message, user_id: 'ann', output_format: 'v1.0' })).body));
  const { body: object } = await call('POST', '/v1/memories/', { messages: message, user_id: 'ann', output_format: 'v1.1' });
  assert.deepEqual(Object.keys(object).sort(), ['relations', 'results']);
  assert.deepEqual([object.results[0].status, object.relations], ['PENDING', []]);
  const refused = await call('POST', '/v1/memories/', { messages: message, user_id: 'ann', output_format: 'xml' });
  assert.deepEqual([refused.status, Object.keys(refused.body)], [400, ['error']]);
  assert.match(refused.body.error, /output_format/);
});

test('a search answers with an array, or for v1.1 with an object', async () => {
  await call('POST', '/v1/memories/', { messages: 'My bike is red', user_id: 'bo', run_id: 'r', infer: false });
  for (const [route, who] of [['/v1/memories/search/', { user_id: 'bo' }], ['/v2/memories/search/', { filters: { AND: [{ user_id: 'bo' }] } }]]) {
    const { body } = await call('POST', route, { query: 'Is my bike red?', ...who });
    assert.deepEqual(texts(body), ['My bike is red']);
    assert.deepEqual([body[0].user_id, body[0].session_id, typeof body[0].score], ['bo', 'r', 'number']);
    const { body: object } = await call('POST', route, { query: 'Is my bike red?', output_format: 'v1.1', ...who });
    assert.deepEqual([Object.keys(object), texts(object.results)], [['results'], ['My bike is red']]);
  }
});

test('a list is an array, or a page where one is asked for, and narrows by what the query says', async () => {
  for (const [at, content] of ['Tea is green', 'Tea is black', 'Coffee'].entries()) {
    await call('POST', '/v1/memories/', { messages: content, user_id: 'cy', metadata: { at }, infer: false });
  }

  const all = await call('GET', '/v1/memories/?user_id=cy');
  assert.deepEqual([texts(all.body), all.ignored], [['Coffee', 'Tea is black', 'Tea is green'], null]);
  const page = (await call('GET', '/v1/memories/?user_id=cy&page=1&page_size=2')).body;
  assert.deepEqual([page.count, texts(page.results), page.previous], [3, ['Coffee', 'Tea is black'], null]);
  assert.match(page.next, /user_id=cy/);
  assert.deepEqual(texts((await call('GET', '/v1/memories/?user_id=cy&keywords=TEA')).body), ['Tea is black', 'Tea is green']);
  assert.deepEqual(texts((await call('GET', `/v1/memories/?user_id=cy&metadata=${encodeURIComponent('{"at":1}')}`)).body), ['Tea is black']);
  assert.deepEqual((await call('GET', '/v1/memories/?user_id=cy&categories=no_such')).body, []);
  assert.deepEqual((await call('GET', '/v1/memories/?user_id=cy&end_date=2020-01-01')).body, []);
  assert.equal((await call('GET', '/v1/memories/?user_id=cy&start_date=2020-01-01')).body.length, 3);
  assert.match((await call('GET', '/v1/memories/?user_id=cy&start_date=soon')).body.error, /start_date/);
  assert.match((await call('GET', '/v1/memories/?user_id=cy&metadata=x')).body.error, /metadata/);
  assert.equal((await call('GET', '/v1/memories/')).status, 400);

  const filters = { AND: [{ user_id: 'cy' }] };
  assert.equal((await call('POST', '/v2/memories/', { filters })).body.length, 3);
  assert.equal((await call('POST', '/v2/memories/?page=2&page_size=2', { filters })).body.results.length, 1);
});

test('the list of an entity is a page', async () => {
  await call('POST', '/v1/memories/', { messages: 'Beep', agent_id: 'robot', infer: false });
  const { body } = await call('GET', '/v1/memories/agent/robot/');
  assert.deepEqual([body.count, body.next, body.previous, texts(body.results)], [1, null, null, ['Beep']]);
  const refused = await call('GET', '/v1/memories/robot/robot/');
  assert.deepEqual([refused.status, Object.keys(refused.body)], [400, ['error']]);
});

test('a plus is a space for the official client, and a plus for who writes values as they are', async () => {
  const client = new MemoryClient({ apiKey: 'any', host: server.url });
  const left = async () => Promise.all(['d e', 'd+e'].map(async (id) => (await client.getAll({ filters: { user_id: id } })).count));
  const fill = async () => Promise.all(['d e', 'd+e'].map((userId) => client.add('Hello', { userId, infer: false })));
  await fill();
  await client.deleteAll({ userId: 'd e' });
  assert.deepEqual(await left(), [0, 1]);
  await fill();
  await client.deleteAll({ userId: 'd+e' });
  assert.deepEqual(await left(), [1, 0]);
  await fill();
  await call('DELETE', '/v1/memories/?app_id=&agent_id=&run_id=&user_id=d+e');
  assert.deepEqual((await left())[1], 0);
  assert.ok((await left())[0] > 0);
  await call('DELETE', '/v1/memories/?user_id=d%20e');
  assert.deepEqual(await left(), [0, 0]);
  await fill();
  assert.equal((await call('GET', '/v1/memories/?user_id=d+e', undefined, { 'Mem0-User-ID': 'x' })).body[0].user_id, 'd e');
  assert.equal((await call('GET', '/v1/memories/?user_id=d+e')).body[0].user_id, 'd+e');
});
