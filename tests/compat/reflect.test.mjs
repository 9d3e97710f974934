// Reflect through the official client, against a server without a key: it quotes what is remembered.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { HindsightClient } from '@vectorize-io/hindsight-client';
import { dataFolder, start } from './start.mjs';

let data;
let server;
let client;
let bank;

before(async () => {
  data = await dataFolder();
  server = await start(data.folder);
  client = new HindsightClient({ baseUrl: server.url });
  bank = `reflect-${randomUUID()}`;
  await client.retainBatch(bank, [
    { content: 'Gina: I work as a nurse in Vienna.', document_id: 'work', tags: ['work'], timestamp: '2024-03-05T08:00:00Z' },
    { content: 'Gina: Am Wochenende klettere ich mit Hugo.', document_id: 'sport', tags: ['sport'] },
    { content: 'Gina: 我的猫叫小白。', document_id: 'cat' },
  ]);
});

after(async () => {
  await server?.stop();
  await data?.remove();
});

test('an answer quotes what is remembered, with its day', async () => {
  const answer = await client.reflect(bank, 'Where does Gina work?');
  assert.match(answer.text, /^Gina: I work as a nurse in Vienna\. \(2024-03-05\)/);
  assert.equal(answer.based_on, null);
  assert.equal(answer.trace, null);
  assert.equal(answer.structured_output, null);
  assert.equal(answer.usage.total_tokens, 0);
});

test('every language is answered in its own', async () => {
  assert.match((await client.reflect(bank, 'Mit wem klettert Gina?')).text, /^Gina: Am Wochenende klettere ich mit Hugo\./);
  assert.match((await client.reflect(bank, '猫叫什么？')).text, /^Gina: 我的猫叫小白。/);
});

test('what it goes by and how it came about come where they are asked for', async () => {
  for (const budget of ['low', 'mid', 'high']) {
    const answer = await client.reflect(bank, 'Where does Gina work?', { budget, context: 'for a form', includeFacts: true, includeToolCalls: true });
    const [fact] = answer.based_on.memories;
    assert.equal(fact.text, 'Gina: I work as a nurse in Vienna.');
    assert.ok(['world', 'experience', 'observation'].includes(fact.type));
    assert.deepEqual(answer.based_on.mental_models, []);
    assert.deepEqual(answer.based_on.directives, []);
    const [call] = answer.trace.tool_calls;
    assert.equal(call.tool, 'recall');
    assert.equal(call.input.query, 'Where does Gina work?');
    assert.ok(call.output.memories.some((memory) => memory.id === fact.id));
    assert.deepEqual(answer.trace.llm_calls, []);
  }

  const inputs = await client.reflect(bank, 'Where does Gina work?', { includeToolCalls: true, includeToolCallOutput: false });
  assert.equal(inputs.trace.tool_calls[0].output, null);
});

test('a structured answer is there where it can be made without making anything up', async () => {
  const words = { type: 'object', properties: { answer: { type: 'string' }, city: { type: ['string', 'null'] } }, required: ['answer', 'city'] };
  const structured = await client.reflect(bank, 'Where does Gina work?', { responseSchema: words });
  assert.equal(structured.structured_output.answer, structured.text);
  assert.equal(structured.structured_output.city, null);
  const number = { type: 'object', properties: { age: { type: 'integer' } }, required: ['age'] };
  assert.equal((await client.reflect(bank, 'How old is Gina?', { responseSchema: number })).structured_output, null);
});

test('tags and types filter', async () => {
  const texts = async (options) => (await client.reflect(bank, 'What does Gina do?', { includeFacts: true, ...options })).based_on.memories.map((fact) => fact.text);
  assert.deepEqual(await texts({ tags: ['work'], tagsMatch: 'any_strict' }), ['Gina: I work as a nurse in Vienna.']);
  assert.deepEqual(await texts({ factTypes: ['observation'] }), []);
});

test('a bank that is not there, or that holds nothing of the kind, says so', async () => {
  const answer = await client.reflect(`nobody-${randomUUID()}`, 'Anything?', { includeFacts: true });
  assert.equal(answer.text, 'Nothing is remembered that answers this.');
  assert.deepEqual(answer.based_on.memories, []);
});

test('a bad option leads to the field', async () => {
  await assert.rejects(client.reflect(bank, 'Gina', { budget: 'endless' }), (error) => {
    assert.equal(error.statusCode, 422);
    assert.deepEqual(error.details[0].loc, ['body', 'budget']);
    return true;
  });
  await assert.rejects(client.reflect(bank, 'Gina', { responseSchema: { type: 'array' } }), (error) => {
    assert.deepEqual(error.details[0].loc, ['body', 'response_schema', 'type']);
    return true;
  });
  await assert.rejects(client.reflect(bank, ' '), { statusCode: 422 });
  await assert.rejects(client.reflect(bank, 'word '.repeat(700)), { statusCode: 400 });
  await assert.rejects(client.reflect(bank, 'Gina', { signal: AbortSignal.abort() }));
});
