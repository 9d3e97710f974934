// Events, feedback and the guidance of one add in the Mem0 contract, through its own client, with a language model that says what it was told.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { HindsightClient } from '@vectorize-io/hindsight-client';
import { dataFolder, start, until } from './start.mjs';

process.env.MEM0_TELEMETRY = 'false';
const { MemoryClient } = await import('mem0ai');

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const told = [];
let data;
let server;
let model;
let client;

/** States every turn as a fact of the first category that it is given, and keeps what it was told. */
function answer(input) {
  const lines = input.split('\n').filter((line) => line.startsWith('{')).map((line) => JSON.parse(line));
  const guidance = lines.find((line) => line.guidance)?.guidance ?? {};
  const passage = lines.find((line) => line.passage !== undefined)?.passage;
  const facts = lines.filter((line) => line.n !== undefined).map((line) => ({
    p: passage, n: [line.n], text: `It was said: ${line.text}`, type: 'world', cat: guidance.categories?.[0].name ?? 'fact',
    perm: 'permanent', expires: null, start: null, end: null, ents: [], rels: [], conf: 1,
  }));
  told.push({ guidance, text: lines.map((line) => line.text ?? '').join('\n') });
  return { facts };
}

before(async () => {
  data = await dataFolder();
  model = http.createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    const { messages } = JSON.parse(body);
    response.setHeader('Content-Type', 'application/json');
    response.end(JSON.stringify({
      id: 'x', object: 'chat.completion', created: 1, model: 'm',
      choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: JSON.stringify(answer(messages.at(-1).content)) } }],
      usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
    }));
  });
  model.listen(0, '127.0.0.1');
  await once(model, 'listening');
  server = await start(data.folder, {
    Models__Chat__Endpoint: `http://127.0.0.1:${model.address().port}/v1`,
    Models__Chat__Model: 'scripted',
    Extract__QuietTime: '00:00:00.200',
  });
  client = new MemoryClient({ apiKey: 'any', host: server.url });
});

after(async () => {
  await server?.stop();
  model?.close();
  await data?.remove();
});

/** What the contract answers over plain HTTP. */
async function get(path) {
  const response = await fetch(`${server.url}${path}`, { headers: { Authorization: 'Token any' } });
  return { status: response.status, body: await response.json() };
}

test('the id of what happens is a UUID that leads to it, also from the other surface', async () => {
  const added = await client.add('I have a parrot', { userId: 'eva' });
  assert.match(added.eventId, uuid);
  const done = await until(async () => {
    const { status, body } = await get(`/v1/event/${added.eventId}/`);
    assert.equal(status, 200);
    return body.status === 'SUCCEEDED' && body;
  });
  assert.deepEqual([done.id, done.event_type, done.payload], [added.eventId, 'ADD', { user_id: 'eva' }]);
  const { body: list } = await get('/v1/events/?user_id=eva');
  assert.deepEqual(list.results.map((event) => event.id), [added.eventId]);

  const hindsight = new HindsightClient({ baseUrl: server.url });
  assert.equal((await get(`/v1/default/banks/eva/operations/${added.eventId}`)).body.operation_id, added.eventId);
  const own = '0190a3c4-1111-7aaa-8bbb-123456789012';
  await hindsight.retain('eva', 'user: and a cat', { async: true, operationId: own });
  const named = (await get('/v1/events/?user_id=eva')).body.results.map((event) => event.id).find((id) => id.endsWith(own));
  assert.ok(named.length > own.length);
  assert.equal((await get(`/v1/event/${named}/`)).status, 200);
  const unknown = await get('/v1/event/0190a3c4-1111-8aaa-8bbb-123456789012/');
  assert.deepEqual([unknown.status, Object.keys(unknown.body)], [404, ['error']]);
});

test('what an add says about what to remember is told to the model with its messages and with no others', async () => {
  await client.add('I fly to Oslo', { userId: 'finn', customInstructions: 'Heed journeys.', customCategories: [{ journeys: 'made and planned' }] });
  await client.add('I like jazz', { userId: 'finn' });
  const journey = await until(async () =>
    (await client.getAll({ filters: { user_id: 'finn' } })).results.find((memory) => memory.memory === 'It was said: I fly to Oslo'));
  assert.deepEqual(journey.categories, ['journeys']);
  const jazz = await until(() => told.find((call) => call.text.includes('I like jazz')));
  const oslo = told.find((call) => call.text.includes('I fly to Oslo'));
  assert.equal(oslo.guidance.instructions, 'Heed journeys.');
  assert.ok(!oslo.text.includes('I like jazz'));
  assert.deepEqual(jazz.guidance, {});
});

test('an agent is told what the add says of it', async () => {
  await client.add([{ role: 'assistant', content: 'I answer in French' }], { agentId: 'clerk', agentCustomInstructions: 'Heed languages.', customInstructions: 'For people.' });
  const call = await until(() => told.find((one) => one.text.includes('I answer in French')));
  assert.equal(call.guidance.instructions, 'Heed languages.');
});

test('guidance that cannot be read is refused by name', async () => {
  await assert.rejects(client.add('x', { userId: 'gil', customCategories: ['journeys'] }), (error) => error.name === 'ValidationError' && /custom_categories/.test(error.message));
});

test('feedback stays with its memory until another takes its place', async () => {
  const [{ id }] = (await client.add('My bike is red', { userId: 'hal', infer: false })).results;
  const given = await client.feedback({ memoryId: id, feedback: 'VERY_NEGATIVE', feedbackReason: 'It is blue.' });
  assert.deepEqual([given.feedback, given.feedbackReason], ['VERY_NEGATIVE', 'It is blue.']);
  const read = await client.get(id);
  assert.deepEqual([read.feedback, read.feedbackReason], ['VERY_NEGATIVE', 'It is blue.']);
  await client.feedback({ memoryId: id, feedback: 'POSITIVE' });
  assert.equal((await client.get(id)).feedback, 'POSITIVE');
  assert.equal((await client.feedback({ memoryId: id, feedback: null })).feedback, null);
  assert.equal((await client.get(id)).feedback, undefined);
  await assert.rejects(client.feedback({ memoryId: id, feedback: 'FINE' }), (error) => error.name === 'ValidationError' && /feedback/.test(error.message));
  await client.delete(id);
  await assert.rejects(client.feedback({ memoryId: id, feedback: 'POSITIVE' }), { name: 'MemoryNotFoundError' });
});
