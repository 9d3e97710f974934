// People set single memories right, through the Hindsight client's generated functions.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { createClient, createConfig, HindsightClient, sdk } from '@vectorize-io/hindsight-client';
import { dataFolder, start } from './start.mjs';

const talk = 'user: I live in Paris\nassistant: I booked the table for you\nuser: I play the cello every Sunday';

let data;
let server;
let client;
let raw;

before(async () => {
  data = await dataFolder();
  server = await start(data.folder);
  client = new HindsightClient({ baseUrl: server.url });
  raw = createClient(createConfig({ baseUrl: server.url }));
});

after(async () => {
  await server?.stop();
  await data?.remove();
});

async function newBank(name, content = talk) {
  const bank = `${name}-${randomUUID()}`;
  await client.retain(bank, content, { documentId: 'session' });
  return bank;
}

const list = async (bank, query = {}) => (await sdk.listMemories({ client: raw, path: { bank_id: bank }, query, throwOnError: true })).data;
const about = async (bank, words) => (await list(bank)).items.find((memory) => memory.text.includes(words));
const at = (bank, memory) => ({ client: raw, path: { bank_id: bank, memory_id: memory.id } });
const recalled = async (bank, query) => (await client.recall(bank, query)).results.map((result) => result.text);

describe('single memories', () => {
  test('getMemory answers with all that there is to a memory', async () => {
    const bank = await newBank('get');
    const memory = await about(bank, 'Paris');
    const { data: found } = await sdk.getMemory(at(bank, memory));
    assert.equal(found.id, memory.id);
    assert.equal(found.text, 'user: I live in Paris');
    assert.equal(found.type, memory.fact_type);
    assert.equal(found.document_id, 'session');
    assert.equal(found.state, 'valid');
    assert.ok(Array.isArray(found.entities) && found.entities.includes('Paris'));
    assert.deepEqual(found.history, []);
    assert.deepEqual(found.source_memory_ids, []);
    assert.equal((await sdk.getMemory(at(bank, { id: 'nobody' }))).response.status, 404);
  });

  test('updateMemory gives it new words under its id, which the next save of the conversation leaves alone', async () => {
    const bank = await newBank('edit');
    const memory = await about(bank, 'Paris');
    const { data: edited } = await sdk.updateMemory({
      ...at(bank, memory),
      body: { text: 'Lives in Reykjavik', context: 'home', entities: ['Reykjavik'], occurred_start: '2024-05-01T00:00:00Z', fact_type: 'world' },
    });
    assert.equal(edited.id, memory.id);
    assert.equal(edited.text, 'Lives in Reykjavik');
    assert.equal(edited.context, 'home');
    assert.deepEqual(edited.entities, ['Reykjavik']);
    assert.equal(Date.parse(edited.occurred_start), Date.UTC(2024, 4, 1));
    assert.ok(edited.edited_at);
    await client.retain(bank, `${talk}\nuser: My sister is called Ines`, { documentId: 'session' });
    assert.equal((await sdk.getMemory(at(bank, memory))).data.text, 'Lives in Reykjavik');
    assert.ok((await recalled(bank, 'reykjavik')).includes('Lives in Reykjavik'));
    assert.ok(!(await list(bank)).items.some((item) => item.text.includes('Paris')));
    const { data: cleared } = await sdk.updateMemory({ ...at(bank, memory), body: { context: '', occurred_start: '', entities: [] } });
    assert.equal(cleared.context, '');
    assert.equal(cleared.occurred_start, null);
    assert.deepEqual(cleared.entities, []);
  });

  test('updateMemory takes a memory out of sight and shows it again', async () => {
    const bank = await newBank('state');
    const memory = await about(bank, 'cello');
    const { data: hidden } = await sdk.updateMemory({ ...at(bank, memory), body: { state: 'invalidated', reason: 'gave it up' } });
    assert.equal(hidden.state, 'invalidated');
    assert.equal(hidden.invalidation_reason, 'gave it up');
    assert.ok(hidden.invalidated_at);
    assert.ok(!(await recalled(bank, 'cello')).some((text) => text.includes('cello')));
    assert.equal((await list(bank)).total, 2);
    const invalidated = await list(bank, { state: 'invalidated' });
    assert.equal(invalidated.total, 1);
    assert.equal(invalidated.items[0].id, memory.id);
    assert.equal(invalidated.items[0].state, 'invalidated');
    assert.equal(invalidated.items[0].invalidation_reason, 'gave it up');
    await sdk.updateMemory({ ...at(bank, memory), body: { state: 'valid' } });
    assert.equal((await list(bank, { state: 'invalidated' })).total, 0);
    assert.ok((await recalled(bank, 'cello')).some((text) => text.includes('cello')));
  });

  test('updateMemory refuses what it cannot do, by the field', async () => {
    const bank = await newBank('refused');
    const memory = await about(bank, 'Paris');
    for (const [body, field] of [
      [{}, 'text'],
      [{ text: ' ' }, 'text'],
      [{ state: 'deleted' }, 'state'],
      [{ fact_type: 'opinion' }, 'fact_type'],
      [{ occurred_start: 'yesterday' }, 'occurred_start'],
    ]) {
      const { error, response } = await sdk.updateMemory({ ...at(bank, memory), body });
      assert.equal(response.status, 422, JSON.stringify(body));
      assert.deepEqual(error.detail[0].loc, ['body', field]);
    }

    assert.equal((await sdk.updateMemory({ ...at(bank, { id: 'nobody' }), body: { text: 'x' } })).response.status, 404);
  });

  test('getObservationHistory tells each wording', async () => {
    const bank = await newBank('history');
    const memory = await about(bank, 'Paris');
    await sdk.updateMemory({ ...at(bank, memory), body: { text: 'Lives in Rome' } });
    const { data: history } = await sdk.getObservationHistory(at(bank, memory));
    assert.deepEqual(
      history.map((entry) => [entry.event, entry.previous_text, entry.new_text]),
      [
        ['ADD', null, 'user: I live in Paris'],
        ['UPDATE', 'user: I live in Paris', 'Lives in Rome'],
      ],
    );
    await client.deleteDocument(bank, 'session');
    assert.equal((await sdk.getObservationHistory(at(bank, memory))).response.status, 404);
  });
});

describe('banks and lists', () => {
  test('listBanks names every bank once, updateBank changes one and makes none', async () => {
    const bank = await newBank('listed');
    const { data: banks } = await sdk.listBanks({ client: raw });
    assert.equal(banks.banks.filter((one) => one.bank_id === bank).length, 1);
    assert.equal(banks.banks.find((one) => one.bank_id === bank).fact_count, 3);
    assert.equal((await sdk.updateBank({ client: raw, path: { bank_id: bank }, body: { name: 'Alice' } })).data.name, 'Alice');
    const nobody = `nobody-${randomUUID()}`;
    assert.equal((await sdk.updateBank({ client: raw, path: { bank_id: nobody }, body: { name: 'x' } })).response.status, 404);
    await client.deleteBank(bank);
    assert.ok(!(await sdk.listBanks({ client: raw })).data.banks.some((one) => [bank, nobody].includes(one.bank_id)));
  });

  test('lists are narrowed by tags, entities and ids', async () => {
    const bank = await newBank('filters');
    await client.retain(bank, 'user: Ann likes tea', { documentId: 'Report-7', tags: ['work', 'tea'] });
    assert.equal((await list(bank, { tags: ['tea'], tags_match: 'any_strict' })).total, 1);
    assert.equal((await list(bank, { tags: ['tea', 'work'], tags_match: 'all_strict' })).total, 1);
    assert.equal((await list(bank, { tags: ['tea'] })).total, 4);
    assert.equal((await list(bank, { entity_id: 'Paris' })).total, 1);
    assert.equal((await list(bank, { consolidation_state: 'pending' })).total, 0);
    assert.equal((await list(bank, { consolidation_state: 'failed' })).total, 0);
    const documents = async (query) => (await sdk.listDocuments({ client: raw, path: { bank_id: bank }, query })).data.items.map((item) => item.id);
    assert.deepEqual(await documents({ q: 'report' }), ['Report-7']);
    assert.deepEqual(await documents({ tags: ['work'] }), ['Report-7']);
    assert.equal((await documents({ tags: ['work'], tags_match: 'any' })).length, 2);
  });
});

describe('clearing', () => {
  test('clearBankMemories empties a bank that keeps its profile', async () => {
    const bank = await newBank('clear');
    await client.createBank(bank, { name: 'Kept' });
    const { data: cleared } = await sdk.clearBankMemories({ client: raw, path: { bank_id: bank } });
    assert.equal(cleared.success, true);
    assert.equal(cleared.deleted_count, 3);
    assert.equal((await list(bank)).total, 0);
    assert.deepEqual(await recalled(bank, 'cello'), []);
    assert.equal((await client.listDocuments(bank)).total, 0);
    assert.equal((await client.getBankProfile(bank)).name, 'Kept');
    await client.retain(bank, talk, { documentId: 'session' });
    assert.equal((await list(bank)).total, 3);
  });

  test('clearBankMemories of a type leaves the others, and the conversation does not bring them back', async () => {
    const bank = await newBank('type');
    const { data: cleared } = await sdk.clearBankMemories({ client: raw, path: { bank_id: bank }, query: { type: 'experience' } });
    assert.equal(cleared.deleted_count, 1);
    await client.retain(bank, talk, { documentId: 'session' });
    assert.equal((await list(bank)).total, 2);
    assert.equal((await sdk.clearBankMemories({ client: raw, path: { bank_id: bank }, query: { type: 'opinion' } })).response.status, 422);
  });

  test('clearObservations answers also where there are none', async () => {
    const bank = await newBank('observations');
    const { data: cleared } = await sdk.clearObservations({ client: raw, path: { bank_id: bank } });
    assert.deepEqual([cleared.success, cleared.deleted_count], [true, 0]);
    assert.equal((await list(bank)).total, 3);
  });
});
