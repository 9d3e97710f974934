// Exports by schema through the official Mem0 client: of memories as they are without a language model, of what it makes of them with one.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { dataFolder, start } from './start.mjs';

process.env.MEM0_TELEMETRY = 'false';
const { MemoryClient } = await import('mem0ai');

const asked = [];
let data;
let server;
let client;
let model;
let modelData;
let modelServer;
let modelClient;
let reply;

before(async () => {
  data = await dataFolder();
  server = await start(data.folder);
  client = new MemoryClient({ apiKey: 'any', host: server.url });
  model = http.createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { messages } = JSON.parse(body);
    asked.push(messages.at(-1).content);
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({
      id: 'x', object: 'chat.completion', created: 1, model: 'm',
      choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: JSON.stringify(reply) } }],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    }));
  });
  model.listen(0, '127.0.0.1');
  await once(model, 'listening');
  modelData = await dataFolder();
  modelServer = await start(modelData.folder, {
    Models__Chat__Endpoint: `http://127.0.0.1:${model.address().port}/v1`, Models__Chat__Model: 'scripted', Extract__QuietTime: '12:00:00', Extract__MaxWait: '12:00:00',
  });
  modelClient = new MemoryClient({ apiKey: 'any', host: modelServer.url });
});

after(async () => {
  await server?.stop();
  await modelServer?.stop();
  model?.close();
  await data?.remove();
  await modelData?.remove();
});

const rows = {
  type: 'object',
  required: ['memories', 'total'],
  properties: {
    memories: { type: 'array', items: { $ref: '#/$defs/Row' } },
    total: { type: 'integer' },
  },
  $defs: {
    Row: {
      type: 'object', required: ['id', 'memory', 'app_id'],
      properties: { id: { type: 'string' }, memory: { type: 'string' }, metadata: { type: 'object' }, app_id: { type: ['string', 'null'] } },
    },
  },
};
const profile = { title: 'Profile', type: 'object', required: ['full_name'], properties: { full_name: { type: ['string', 'null'] }, home: { type: 'string' } } };

test('memories are exported in the form that is asked for, without a language model', async () => {
  await client.add('I like tea', { userId: 'ann', appId: 'a', infer: false, metadata: { keyName: 1 } });
  await client.add('I like jazz', { userId: 'ann', infer: false });
  await client.add('I am somebody else', { userId: 'bo', infer: false });
  const created = await client.createMemoryExport({ schema: rows, filters: { user_id: 'ann' } });
  assert.match(created.id, /^[0-9a-f-]{36}$/);
  const exported = await client.getMemoryExport({ memoryExportId: created.id });
  assert.equal(exported.total, 2);
  assert.deepEqual(exported.memories.map((row) => [row.memory, row.appId]), [['I like jazz', null], ['I like tea', 'a']]);
  assert.deepEqual(exported.memories[1].metadata, { keyName: 1 });
  assert.deepEqual(Object.keys(exported.memories[0]).sort(), ['appId', 'id', 'memory', 'metadata']);
  assert.deepEqual(await client.getMemoryExport({ filters: { user_id: 'ann' } }), exported);
});

test('an export by filters is the newest of those filters, and of the memories that they name', async () => {
  await client.add('Note one', { userId: 'cy', runId: 'r1', infer: false });
  await client.add('Note two', { userId: 'cy', runId: 'r2', infer: false });
  const filters = { AND: [{ user_id: 'cy' }, { run_id: 'r1' }] };
  await client.createMemoryExport({ schema: rows, filters });
  await client.createMemoryExport({ schema: { type: 'object', properties: { facts: { type: 'array', items: { type: 'string' } } } }, filters });
  assert.deepEqual(await client.getMemoryExport({ filters }), { facts: ['Note one'] });
  await assert.rejects(client.getMemoryExport({ filters: { user_id: 'cy' } }), { name: 'MemoryNotFoundError' });
});

test('what is deleted is in no export that was made before', async () => {
  const [{ id }] = (await client.add('I had a secret', { userId: 'di', infer: false })).results;
  await client.add('I like chess', { userId: 'di', infer: false });
  const created = await client.createMemoryExport({ schema: rows, filters: { user_id: 'di' } });
  assert.equal((await client.getMemoryExport({ memoryExportId: created.id })).total, 2);
  await client.delete(id);
  const exported = await client.getMemoryExport({ memoryExportId: created.id });
  assert.deepEqual(exported.memories.map((row) => row.memory), ['I like chess']);
  await client.deleteUsers({ userId: 'di' });
  await assert.rejects(client.getMemoryExport({ memoryExportId: created.id }), { name: 'MemoryNotFoundError' });
});

test('what cannot be filled in without a language model is refused, and says which setting is missing', async () => {
  await client.add('My name is Eve', { userId: 'eve', infer: false });
  for (const schema of [profile, { ...rows, required: ['full_name'], properties: { ...rows.properties, full_name: { type: 'string' } } }]) {
    await assert.rejects(client.createMemoryExport({ schema, filters: { user_id: 'eve' } }), (error) =>
      error.name === 'ValidationError' && /schema/.test(error.message) && /Models:Chat/.test(error.message));
  }

  const optional = { ...rows, required: ['memories', 'full_name'], properties: { ...rows.properties, full_name: { type: ['string', 'null'] }, age: { type: 'integer' } } };
  const { id } = await client.createMemoryExport({ schema: optional, filters: { user_id: 'eve' } });
  const exported = await client.getMemoryExport({ memoryExportId: id });
  assert.deepEqual([exported.fullName, 'age' in exported, exported.total], [null, false, 1]);
});

test('what is at fault is refused by name', async () => {
  const user = { user_id: 'eve' };
  for (const [data, field] of [
    [{ schema: [], filters: user }, /schema/], [{ schema: { type: 'array' }, filters: user }, /schema/], [{ schema: rows, filters: { AND: [] } }, /filters/],
    [{ schema: rows, filters: { OR: [user, { user_id: 'ann' }] } }, /filters/], [{ schema: rows, filters: { user_id: '*' } }, /filters/],
    [{ schema: rows, filters: user, exportInstructions: 'x'.repeat(9000) }, /export_instructions/],
  ]) {
    await assert.rejects(client.createMemoryExport(data), (error) => error.name === 'ValidationError' && field.test(error.message), JSON.stringify(data).slice(0, 100));
  }

  await assert.rejects(client.createMemoryExport({ schema: rows, filters: { user_id: 'nobody' } }), { name: 'MemoryNotFoundError' });
  await assert.rejects(client.getMemoryExport({ memoryExportId: 'nothing' }), { name: 'MemoryNotFoundError' });
  const bare = await fetch(`${server.url}/v1/exports/get/`, { method: 'POST', headers: { Authorization: 'Token any', 'Content-Type': 'application/json' }, body: '{}' });
  assert.deepEqual([bare.status, Object.keys(await bare.json())], [400, ['error']]);
});

test('a language model fills in the form of the memories that are there when it is read', async () => {
  const [{ id }] = (await modelClient.add('My name is Finn and I live in Bergen', { userId: 'finn', infer: false })).results;
  await modelClient.add('I like tea', { userId: 'finn', infer: false });
  const created = await modelClient.createMemoryExport({ schema: profile, filters: { user_id: 'finn' }, exportInstructions: 'Only first names.' });
  assert.equal(asked.length, 0);
  reply = { text: 'Finn', based_on: ['m2'], structured: { full_name: 'Finn', home: 'Bergen' } };
  assert.deepEqual(await modelClient.getMemoryExport({ memoryExportId: created.id }), { fullName: 'Finn', home: 'Bergen' });
  assert.match(asked[0], /Bergen/);
  assert.match(asked[0], /Only first names\./);

  await modelClient.delete(id);
  reply = { text: 'Unknown', based_on: [], structured: { full_name: null } };
  assert.deepEqual(await modelClient.getMemoryExport({ memoryExportId: created.id }), { fullName: null });
  assert.doesNotMatch(asked.at(-1), /Bergen/);

  const calls = asked.length;
  const listed = await modelClient.createMemoryExport({ schema: rows, filters: { user_id: 'finn' } });
  assert.equal((await modelClient.getMemoryExport({ memoryExportId: listed.id })).total, 1);
  assert.equal(asked.length, calls);
  await modelClient.deleteAll({ userId: 'finn' });
  await assert.rejects(modelClient.getMemoryExport({ memoryExportId: created.id }), { name: 'MemoryNotFoundError' });
});
