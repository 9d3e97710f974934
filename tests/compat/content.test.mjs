// Numbers, tags, entities, graphs and chunks through the official client, against a server without a key.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { HindsightClient, createClient, createConfig, sdk } from '@vectorize-io/hindsight-client';
import { dataFolder, start, until } from './start.mjs';

let data;
let server;
let client;
let low;

before(async () => {
  data = await dataFolder();
  server = await start(data.folder);
  client = new HindsightClient({ baseUrl: server.url });
  low = createClient(createConfig({ baseUrl: server.url }));
});

after(async () => {
  await server?.stop();
  await data?.remove();
});

/** A new bank with two documents. */
async function newBank() {
  const bank = `content-${randomUUID()}`;
  await client.retain(bank, 'user: Yesterday I met Anna Schmidt in Berlin.\nuser: Later on we saw Anna Schmidt again.', { documentId: 'a/b', tags: ['user:alice', 'home'] });
  await client.retain(bank, 'user: My colleague is Carl Weber.', { documentId: 'c', tags: ['user:alice'] });
  return bank;
}

/** What a call of the low-level client answers. */
async function answer(call, options) {
  const { data, response } = await call({ client: low, ...options });
  assert.equal(response.status, 200);
  return data;
}

test('numbers, tags and entities are those of what was retained', async () => {
  const bank_id = await newBank();
  const path = { bank_id };
  const stats = await answer(sdk.getAgentStats, { path });
  assert.equal(stats.bank_id, bank_id);
  assert.equal(stats.total_nodes, 3);
  assert.equal(stats.total_documents, 2);
  assert.deepEqual(stats.operations_by_status, { completed: 2 });
  assert.ok(Date.parse(stats.last_memory_write_at));

  const tags = await answer(sdk.listTags, { path });
  assert.deepEqual(tags.items, [{ tag: 'user:alice', count: 3 }, { tag: 'home', count: 2 }]);
  assert.deepEqual((await answer(sdk.listTags, { path, query: { q: 'HO*' } })).items, [{ tag: 'home', count: 2 }]);
  assert.equal((await answer(sdk.listTags, { path, query: { limit: 1, offset: 1 } })).items[0].tag, 'home');

  const entities = await answer(sdk.listEntities, { path });
  const anna = entities.items.find((entity) => entity.canonical_name === 'Anna Schmidt');
  assert.equal(anna.mention_count, 2);
  const detail = await answer(sdk.getEntity, { path: { bank_id, entity_id: anna.id } });
  assert.equal(detail.observations.length, 2);
  for (const entity_id of [anna.id, 'Anna Schmidt']) {
    const named = await answer(sdk.listMemories, { path, query: { entity_id } });
    assert.deepEqual(named.items.map((memory) => memory.text).sort(), detail.observations.map((one) => one.text).sort());
  }
  const recalled = await client.recall(bank_id, 'Who is Anna Schmidt?');
  assert.equal(recalled.entities['Anna Schmidt'].entity_id, anna.id);

  const graph = await answer(sdk.getEntityGraph, { path });
  const edge = graph.edges.find(({ data }) => [data.source, data.target].includes(anna.id));
  assert.equal(edge.data.weight, 1);
  assert.equal(edge.data.linkType, 'cooccurrence');
  assert.equal(graph.nodes.find(({ data }) => data.label === 'Anna Schmidt').data.mentionCount, 2);
  assert.equal((await answer(sdk.getEntityGraph, { path, query: { min_count: 2 } })).total_edges, 0);
});

test('a graph has the memories that were asked for, and what ties them together', async () => {
  const bank_id = await newBank();
  const all = await answer(sdk.getGraph, { path: { bank_id } });
  assert.equal(all.total_units, 3);
  assert.equal(all.nodes.length, 3);
  assert.deepEqual(all.nodes.map(({ data }) => data.id), all.table_rows.map((row) => row.id));
  assert.ok(all.edges.some(({ data }) => data.entityName === 'Anna Schmidt' && data.linkType === 'entity'));
  assert.ok(all.nodes.every(({ data }) => data.text.startsWith(data.label.replace(/\.\.\.$/, '')) && data.label.length <= 33));
  assert.ok(all.nodes.some(({ data }) => data.entities.split(', ').includes('Anna Schmidt') && !Number.isNaN(Date.parse(data.date))));
  const some = await answer(sdk.getGraph, { path: { bank_id }, query: { tags: ['user:alice', 'home'], tags_match: 'all_strict' } });
  assert.equal(some.total_units, 2);
  const one = await answer(sdk.getGraph, { path: { bank_id }, query: { document_id: 'c', limit: 1 } });
  assert.match(one.nodes[0].data.text, /Carl Weber/);
});

test('chunks are read by document and by the id that a memory carries', async () => {
  const bank_id = await newBank();
  const page = await answer(sdk.listDocumentChunks, { path: { bank_id, document_id: 'a/b' } });
  assert.equal(page.total, 1);
  const { results } = await client.recall(bank_id, 'Who is Anna Schmidt?');
  const { chunk_id } = results.find((result) => result.document_id === 'a/b');
  assert.equal(page.items[0].chunk_id, chunk_id);
  const chunk = await answer(sdk.getChunk, { path: { chunk_id } });
  assert.deepEqual(chunk, page.items[0]);
  assert.match(chunk.chunk_text, /Anna Schmidt in Berlin/);
  assert.equal(chunk.bank_id, bank_id);
});

test('of a bank that is not there nothing is told, and nothing of what it would have', async () => {
  const path = { bank_id: `none-${randomUUID()}` };
  assert.equal((await answer(sdk.getAgentStats, { path })).total_nodes, 0);
  for (const call of [sdk.listTags, sdk.listEntities]) {
    assert.deepEqual(await answer(call, { path }), { items: [], total: 0, limit: 100, offset: 0 });
  }

  assert.deepEqual((await answer(sdk.getGraph, { path })).nodes, []);
  assert.deepEqual((await answer(sdk.getEntityGraph, { path })).nodes, []);
  assert.equal((await sdk.getEntity({ client: low, path: { ...path, entity_id: 'x' } })).response.status, 404);
  assert.equal((await sdk.listDocumentChunks({ client: low, path: { ...path, document_id: 'x' } })).response.status, 404);
  assert.equal((await sdk.getChunk({ client: low, path: { chunk_id: 'x' } })).response.status, 404);
  assert.equal((await sdk.listTags({ client: low, path, query: { limit: 0 } })).response.status, 422);
});

test('files are retained, each as a document that is recalled', async () => {
  const bank = `content-${randomUUID()}`;
  const files = [
    new File(['<h1>Pets</h1><p>Grace has a hamster called Biscuit.</p>'], 'pets.html', { type: 'text/html' }),
    new File(['name,city\nOscar,Lisbon\n'], 'people.csv', { type: 'text/csv' }),
    new Blob(['Note: the spare key is at the neighbour.'], { type: 'text/plain' }),
  ];
  const { operation_ids } = await client.retainFiles(bank, files, { filesMetadata: [{ document_id: 'pets', tags: ['home'], metadata: { source: 'web' } }] });
  assert.equal(operation_ids.length, 3);
  for (const operation of operation_ids) {
    await until(async () => (await client.getOperationStatus?.(bank, operation) ?? (await sdk.getOperationStatus({ client: low, path: { bank_id: bank, operation_id: operation } })).data).status === 'completed');
  }

  const pets = await client.getDocument(bank, 'pets');
  assert.equal(pets.original_text, 'Pets\nGrace has a hamster called Biscuit.');
  assert.deepEqual(pets.document_metadata, { source: 'web', filename: 'pets.html' });
  const { results } = await client.recall(bank, 'Where does Oscar live?');
  assert.ok(results.some((result) => /name = Oscar, city = Lisbon/.test(result.text)));
  assert.equal((await client.getVersion()).features.file_upload_api, true);
  await assert.rejects(client.retainFiles(bank, [new File(['MZ'], 'a.exe')]), (error) => error.statusCode === 415 && /files\.0/.test(JSON.stringify(error.details)));
});
