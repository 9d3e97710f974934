// Every row of the core of the Hindsight contract, through its own client.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { createClient, createConfig, HindsightClient, HindsightError, recallResponseToPromptString, sdk } from '@vectorize-io/hindsight-client';
import { dataFolder, start, until } from './start.mjs';

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

const newBank = (name) => `${name}-${randomUUID()}`;
const texts = (response) => response.results.map((result) => result.text);
const says = (response, words) => texts(response).some((text) => text.includes(words));
const operationStatus = async (bank, id) =>
  (await sdk.getOperationStatus({ client: raw, path: { bank_id: bank, operation_id: id } })).data;

async function memories(bank) {
  const list = await client.listMemories(bank, { limit: 1000 });
  assert.equal(list.items.length, list.total);
  return list.items;
}

describe('service', () => {
  test('getVersion tells the contract and what exists', async () => {
    const version = await client.getVersion();
    assert.equal(version.api_version, '0.9.1');
    assert.equal(version.features.worker, true);
    assert.equal(version.features.mcp, false);
  });

  test('liveness and readiness answer', async () => {
    assert.deepEqual((await sdk.getLiveness({ client: raw })).data, { status: 'alive' });
    assert.deepEqual((await sdk.getReadiness({ client: raw })).data, { status: 'ready' });
  });
});

describe('banks', () => {
  test('createBank makes, changes and keeps what is not named', async () => {
    const bank = newBank('profile');
    const made = await client.createBank(bank, { name: 'Alice', disposition: { skepticism: 1, literalism: 2, empathy: 5 } });
    assert.equal(made.bank_id, bank);
    assert.equal(made.name, 'Alice');
    assert.deepEqual(made.disposition, { skepticism: 1, literalism: 2, empathy: 5 });
    const changed = await client.createBank(bank, { background: 'a tester' });
    assert.equal(changed.name, 'Alice');
    assert.equal(changed.background, 'a tester');
    assert.deepEqual(changed.disposition, made.disposition);
  });

  test('createBank without options is enough', async () => {
    const bank = newBank('plain');
    assert.equal((await client.createBank(bank)).name, bank);
  });

  test('setMission sets the mission', async () => {
    const bank = newBank('mission');
    await client.createBank(bank, { name: 'Kept' });
    const profile = await client.setMission(bank, 'Help with gardening.');
    assert.equal(profile.mission, 'Help with gardening.');
    assert.equal((await client.getBankProfile(bank)).mission, 'Help with gardening.');
    assert.equal((await client.getBankProfile(bank)).name, 'Kept');
  });

  test('getBankProfile of a bank that is not there is a 404 and makes none', async () => {
    const bank = newBank('nobody');
    for (let attempt = 0; attempt < 2; attempt++) {
      await assert.rejects(client.getBankProfile(bank), (error) => {
        assert.ok(error instanceof HindsightError);
        assert.equal(error.statusCode, 404);
        assert.equal(typeof error.details, 'string');
        return true;
      });
    }
  });

  test('retain makes the bank', async () => {
    const bank = newBank('made-by-retain');
    await client.retain(bank, 'Ann lives in Oslo.');
    assert.equal((await client.getBankProfile(bank)).bank_id, bank);
  });

  test('deleteBank takes everything, at once, and again without complaint', async () => {
    const bank = newBank('deleted');
    await client.retain(bank, 'Ann keeps bees in her garden.', { documentId: 'd' });
    await client.deleteBank(bank);
    assert.deepEqual((await client.recall(bank, 'What does Ann keep?')).results, []);
    assert.deepEqual(await memories(bank), []);
    assert.equal((await client.listDocuments(bank)).total, 0);
    assert.equal(await client.getDocument(bank, 'd'), null);
    await assert.rejects(client.getBankProfile(bank), { statusCode: 404 });
    await client.deleteBank(bank);
    await client.createBank(bank);
    assert.deepEqual(await memories(bank), []);
    assert.deepEqual((await client.recall(bank, 'What does Ann keep?')).results, []);
  });

  test('what is not there yet is empty and no error', async () => {
    const bank = newBank('empty');
    assert.deepEqual((await client.recall(bank, 'Anything?')).results, []);
    assert.deepEqual(await client.listMemories(bank), { items: [], total: 0, limit: 100, offset: 0 });
    assert.deepEqual(await client.listDocuments(bank), { items: [], total: 0, limit: 100, offset: 0 });
    assert.equal(await client.getDocument(bank, 'nothing'), null);
  });
});

describe('retain', () => {
  test('a string is recallable as soon as it is answered', async () => {
    const bank = newBank('string');
    const answer = await client.retain(bank, 'Ann drinks green tea every morning.', {
      documentId: 'notes',
      context: 'breakfast talk',
      timestamp: new Date('2024-03-05T08:00:00Z'),
      metadata: { source: 'test' },
      tags: ['food'],
      entities: [{ text: 'Ann', type: 'PERSON' }],
    });
    assert.equal(answer.success, true);
    assert.equal(answer.bank_id, bank);
    assert.equal(answer.items_count, 1);
    assert.equal(answer.async, false);
    assert.equal(answer.usage.total_tokens, 0);
    const [result] = (await client.recall(bank, 'What does Ann drink?')).results;
    assert.match(result.text, /green tea/);
    assert.equal(result.document_id, 'notes');
    assert.equal(result.context, 'breakfast talk');
    assert.deepEqual(result.metadata, { source: 'test' });
    assert.deepEqual(result.tags, ['food']);
    assert.ok(result.entities.includes('Ann'));
    assert.equal(new Date(result.mentioned_at).toISOString(), '2024-03-05T08:00:00.000Z');
    assert.ok(['world', 'experience', 'observation'].includes(result.type));
    assert.ok(result.scores.final > 0);
  });

  test('a batch goes into one document by its documentId, in order', async () => {
    const bank = newBank('batch');
    const answer = await client.retainBatch(
      bank,
      [{ content: 'Bob: I moved to Lisbon.' }, { content: 'Bob: I play the cello.', document_id: 'own' }, { content: 'Bob: I sold my car.' }],
      { documentId: 'shared', documentTags: ['all'] },
    );
    assert.equal(answer.items_count, 3);
    const shared = await client.getDocument(bank, 'shared');
    assert.match(shared.original_text, /Lisbon[\s\S]*car/);
    assert.deepEqual(shared.tags, ['all']);
    assert.match((await client.getDocument(bank, 'own')).original_text, /cello/);
    assert.equal((await memories(bank)).length, 3);
  });

  test('an asynchronous retain is followed by its operation', async () => {
    const bank = newBank('async');
    const answer = await client.retain(bank, 'Carla speaks Portuguese.', { async: true, documentId: 'd' });
    assert.equal(answer.async, true);
    assert.ok(answer.operation_id);
    const status = await until(async () => {
      const status = await operationStatus(bank, answer.operation_id);
      assert.ok(['pending', 'processing', 'completed'].includes(status.status), status.status);
      return status.status === 'completed' ? status : null;
    });
    assert.equal(status.operation_id, answer.operation_id);
    assert.equal(status.operation_type, 'retain');
    assert.equal(status.error_message, null);
    assert.ok(says(await client.recall(bank, 'Which language does Carla speak?'), 'Portuguese'));
  });

  test('an operation id makes a repeated call one call, and is refused for another payload', async () => {
    const bank = newBank('idempotent');
    const options = { async: true, documentId: 'd', updateMode: 'append', operationId: randomUUID() };
    const first = await client.retain(bank, 'Dan: once only.', options);
    const again = await client.retain(bank, 'Dan: once only.', options);
    assert.equal(again.operation_id, first.operation_id);
    assert.equal((await client.getDocument(bank, 'd')).original_text, 'Dan: once only.');
    await assert.rejects(client.retain(bank, 'Dan: something else.', options), { statusCode: 409 });
  });

  test('an operation that is not there has the status not_found; an id that is none is a 400', async () => {
    const bank = newBank('operations');
    assert.equal((await operationStatus(bank, randomUUID())).status, 'not_found');
    const bad = await sdk.getOperationStatus({ client: raw, path: { bank_id: bank, operation_id: 'x' } });
    assert.equal(bad.response.status, 400);
    assert.equal(typeof bad.error.detail, 'string');
  });

  test('the same document id replaces', async () => {
    const bank = newBank('upsert');
    await client.retain(bank, 'Eve: My favourite colour is green.', { documentId: 'd' });
    await client.retain(bank, 'Eve: My favourite colour is violet.', { documentId: 'd' });
    const list = await memories(bank);
    assert.equal(list.length, 1);
    assert.match(list[0].text, /violet/);
    const recalled = await client.recall(bank, 'What is the favourite colour?');
    assert.ok(says(recalled, 'violet'));
    assert.ok(!says(recalled, 'green'));
    assert.equal((await client.listDocuments(bank)).total, 1);
  });

  test('append adds to the document', async () => {
    const bank = newBank('append');
    await client.retain(bank, 'Finn: I have a dog.', { documentId: 'd' });
    const [before] = await memories(bank);
    await client.retain(bank, 'Finn: I have a cat too.', { documentId: 'd', updateMode: 'append' });
    assert.equal((await client.getDocument(bank, 'd')).original_text, 'Finn: I have a dog.\nFinn: I have a cat too.');
    const list = await memories(bank);
    assert.equal(list.length, 2);
    assert.ok(list.some((memory) => memory.id === before.id));
  });

  test('a timestamp may be unset', async () => {
    const bank = newBank('undated');
    await client.retain(bank, 'Water boils at 100 degrees.', { timestamp: 'unset' });
    const [result] = (await client.recall(bank, 'When does water boil?')).results;
    assert.equal(result.mentioned_at, null);
  });
});

describe('recall', () => {
  let bank;

  before(async () => {
    bank = newBank('recall');
    await client.retainBatch(bank, [
      { content: 'Gina: I work as a nurse in Vienna.', document_id: 'work', tags: ['work'] },
      { content: 'Gina: I climb mountains with Hugo.', document_id: 'sport', tags: ['sport', 'friends'] },
      { content: 'Gina: My sister Ida lives in Vienna.', document_id: 'family' },
    ]);
  });

  test('options of the client are all taken', async () => {
    const answer = await client.recall(bank, 'Where does Gina work?', {
      types: ['world', 'experience'],
      preferObservations: true,
      maxTokens: 1000,
      budget: 'high',
      trace: true,
      queryTimestamp: '2024-06-01T00:00:00Z',
      includeEntities: true,
      maxEntityTokens: 400,
      includeChunks: true,
      maxChunkTokens: 500,
      includeSourceFacts: true,
      minScores: { final: 0 },
    });
    assert.match(answer.results[0].text, /nurse/);
    assert.equal(typeof answer.trace, 'object');
    assert.ok(answer.chunks[answer.results[0].chunk_id].text.includes('nurse'));
    assert.deepEqual(answer.source_facts, {});
    for (const [name, entity] of Object.entries(answer.entities)) {
      assert.equal(entity.canonical_name, name);
      assert.ok(entity.observations.length > 0 && entity.observations.every((observation) => observation.text.includes(name)));
    }
    assert.match(recallResponseToPromptString(answer), /nurse/);
  });

  test('entities are there unless declined, chunks and trace only when asked for', async () => {
    const plain = await client.recall(bank, 'Vienna');
    assert.equal(typeof plain.entities, 'object');
    assert.notEqual(plain.entities, null);
    assert.equal(plain.chunks, null);
    assert.equal(plain.trace, null);
    assert.equal((await client.recall(bank, 'Vienna', { includeEntities: false })).entities, null);
  });

  test('tags filter as the contract has it', async () => {
    const documents = async (tags, tagsMatch) =>
      (await client.recall(bank, 'Gina', { tags, tagsMatch })).results.map((result) => result.document_id).sort();
    assert.deepEqual(await documents(['sport']), ['family', 'sport']);
    assert.deepEqual(await documents(['sport', 'work'], 'any_strict'), ['sport', 'work']);
    assert.deepEqual(await documents(['sport', 'friends'], 'all'), ['family', 'sport']);
    assert.deepEqual(await documents(['sport', 'work'], 'all_strict'), []);
    assert.deepEqual(await documents(['sport', 'friends'], 'exact'), ['sport']);
    assert.deepEqual(await documents(['sport'], 'exact'), []);
    assert.deepEqual(await documents([], 'exact'), ['family']);
    assert.deepEqual(await documents([]), ['family', 'sport', 'work']);
  });

  test('tag groups filter as the contract has it', async () => {
    const documents = async (tagGroups) => (await client.recall(bank, 'Gina', { tagGroups })).results.map((result) => result.document_id).sort();
    assert.deepEqual(await documents([{ tags: ['sport'] }]), ['sport']);
    assert.deepEqual(await documents([{ not: { tags: ['sport'] } }]), ['family', 'work']);
    assert.deepEqual(await documents([{ or: [{ tags: ['work'] }, { tags: [], match: 'exact' }] }]), ['family', 'work']);
    assert.deepEqual(await documents([{ tags: ['sport'] }, { and: [{ tags: ['friends'] }, { not: { tags: ['work'] } }] }]), ['sport']);
    assert.deepEqual(await documents([{ tags: ['sport'] }, { tags: ['work'] }]), []);
    await assert.rejects(documents([{ and: [] }]), (error) => error.statusCode === 422);
  });

  test('types filter', async () => {
    const all = await client.recall(bank, 'Gina');
    const types = new Set(all.results.map((result) => result.type));
    for (const type of ['world', 'experience', 'observation']) {
      const some = await client.recall(bank, 'Gina', { types: [type] });
      assert.ok(some.results.every((result) => result.type === type));
      assert.equal(some.results.length > 0, types.has(type));
    }
  });

  test('maxTokens cuts, but never to nothing', async () => {
    assert.equal((await client.recall(bank, 'Gina', { maxTokens: 1 })).results.length, 1);
  });

  test('a bad option is a 422 that leads to the field', async () => {
    await assert.rejects(client.recall(bank, 'Gina', { budget: 'endless' }), (error) => {
      assert.equal(error.statusCode, 422);
      assert.deepEqual(error.details[0].loc, ['body', 'budget']);
      assert.equal(typeof error.details[0].msg, 'string');
      assert.equal(typeof error.details[0].type, 'string');
      return true;
    });
    await assert.rejects(client.recall(bank, 'Gina', { tagsMatch: 'none' }), { statusCode: 422 });
    await assert.rejects(client.recall(bank, ' '), { statusCode: 422 });
    await assert.rejects(client.recall(bank, 'word '.repeat(700)), { statusCode: 400 });
    await assert.rejects(client.recall(bank, 'Gina', { queryTimestamp: 'whenever' }), { statusCode: 400 });
  });

  test('an aborted call ends', async () => {
    await assert.rejects(client.recall(bank, 'Gina', { signal: AbortSignal.abort() }));
  });
});

describe('listings', () => {
  test('listMemories pages and filters', async () => {
    const bank = newBank('list');
    await client.retainBatch(bank, [1, 2, 3, 4, 5].map((n) => ({ content: `Jo: I own ${n} boats.`, document_id: `d${n % 2}` })));
    const first = await client.listMemories(bank, { limit: 2 });
    const second = await client.listMemories(bank, { limit: 2, offset: 2 });
    const third = await client.listMemories(bank, { limit: 2, offset: 4 });
    assert.deepEqual([first.total, first.limit, first.offset, second.offset], [5, 2, 0, 2]);
    assert.equal(new Set([...first.items, ...second.items, ...third.items].map((item) => item.id)).size, 5);
    assert.equal((await client.listMemories(bank, { q: '3 BOATS' })).total, 1);
    assert.equal((await client.listMemories(bank, { documentId: 'd0' })).total, 2);
    assert.equal((await client.listMemories(bank, { type: 'observation' })).total, 0);
    assert.equal((await client.listMemories(bank, { state: 'valid' })).total, 5);
    const [item] = first.items;
    assert.equal(typeof item.entities, 'string');
    assert.equal(item.state, 'valid');
    assert.equal(item.proof_count, 1);
    await assert.rejects(client.listMemories(bank, { limit: 0 }), { statusCode: 422 });
    await assert.rejects(client.listMemories(bank, { offset: -1 }), { statusCode: 422 });
  });

  test('documents are listed, read and deleted', async () => {
    const bank = newBank('documents');
    await client.retain(bank, 'Kim: I sail.', { documentId: 'one', metadata: { k: 'v' }, tags: ['t'], context: 'harbour' });
    await client.retain(bank, 'Kim: I row.', { documentId: 'two' });
    const list = await client.listDocuments(bank, { limit: 1 });
    assert.equal(list.total, 2);
    assert.equal(list.items.length, 1);
    assert.equal(list.items[0].id, 'two');
    const one = await client.getDocument(bank, 'one');
    assert.equal(one.original_text, 'Kim: I sail.');
    assert.equal(one.bank_id, bank);
    assert.equal(one.memory_unit_count, 1);
    assert.deepEqual(one.tags, ['t']);
    assert.deepEqual(one.document_metadata, { k: 'v' });
    assert.ok(Date.parse(one.created_at) <= Date.parse(one.updated_at));
    assert.deepEqual(await client.updateDocument(bank, 'one', { tags: ['u'] }), { success: true });
    assert.deepEqual((await client.getDocument(bank, 'one')).tags, ['u']);
    assert.ok(says(await client.recall(bank, 'Does Kim sail?', { tags: ['u'], tagsMatch: 'all_strict' }), 'sail'));
    assert.ok(!says(await client.recall(bank, 'Does Kim sail?', { tags: ['t'], tagsMatch: 'all_strict' }), 'sail'));
    await client.deleteDocument(bank, 'one');
    assert.equal(await client.getDocument(bank, 'one'), null);
    assert.deepEqual((await memories(bank)).map((memory) => memory.document_id), ['two']);
    assert.ok(!says(await client.recall(bank, 'Does Kim sail?'), 'sail'));
    await assert.rejects(client.deleteDocument(bank, 'one'), /deleteDocument failed/);
  });
});

describe('operations', () => {
  const at = (bank, id) => ({ client: raw, path: { bank_id: bank, operation_id: id } });

  test('are listed newest first, filtered and paged', async () => {
    const bank = newBank('operations');
    const first = (await client.retain(bank, 'Lea: I dive.', { documentId: 'one', async: true })).operation_id;
    const second = (await client.retain(bank, 'Lea: I surf.', { documentId: 'two', async: true })).operation_id;
    await until(async () => (await operationStatus(bank, second)).status === 'completed' && (await operationStatus(bank, first)).status === 'completed');
    const list = async (query) => (await sdk.listOperations({ client: raw, path: { bank_id: bank }, query })).data;
    const all = await list();
    assert.deepEqual([all.bank_id, all.total, all.limit, all.offset], [bank, 2, 20, 0]);
    assert.deepEqual(all.operations.map((operation) => operation.id), [second, first]);
    assert.deepEqual(all.operations.map((operation) => operation.document_id), ['two', 'one']);
    assert.deepEqual((await list({ limit: 1, offset: 1 })).operations.map((operation) => operation.id), [first]);
    assert.equal((await list({ status: 'completed', type: 'retain' })).total, 2);
    assert.equal((await list({ status: 'failed' })).total, 0);
    assert.equal((await list({ type: 'consolidation' })).total, 0);
    const [operation] = all.operations;
    assert.equal(operation.task_type, 'retain');
    assert.deepEqual([operation.progress.stage, operation.progress.processed, operation.progress.total], ['done', 1, 1]);
    assert.ok(Date.parse(operation.created_at) > 0);
  });

  test('what is over can be deleted, not cancelled or retried', async () => {
    const bank = newBank('over');
    const id = (await client.retain(bank, 'Lea: I dive.', { async: true })).operation_id;
    await until(async () => (await operationStatus(bank, id)).status === 'completed');
    assert.equal((await sdk.cancelOperation(at(bank, id))).response.status, 409);
    assert.equal((await sdk.retryOperation(at(bank, id))).response.status, 409);
    const deleted = (await sdk.deleteOperation(at(bank, id))).data;
    assert.equal(deleted.success, true);
    assert.equal(deleted.operation_id, id);
    assert.equal(typeof deleted.message, 'string');
    assert.equal((await operationStatus(bank, id)).status, 'not_found');
    for (const call of [sdk.cancelOperation, sdk.retryOperation, sdk.deleteOperation]) {
      const { response, error } = await call(at(bank, id));
      assert.equal(response.status, 404);
      assert.equal(typeof error.detail, 'string');
      assert.equal((await call(at(bank, 'nonsense'))).response.status, 400);
    }
    assert.equal((await memories(bank)).length, 1);
  });

  test('a document is reprocessed and keeps its memories', async () => {
    const bank = newBank('reprocess');
    await client.retain(bank, 'Lea: I dive.', { documentId: 'a/b' });
    const before = await memories(bank);
    const answer = (await sdk.reprocessDocument({ client: raw, path: { bank_id: bank, document_id: 'a/b' } })).data;
    assert.equal(answer.success, true);
    assert.equal(answer.items_count, 1);
    await until(async () => (await operationStatus(bank, answer.operation_id)).status === 'completed');
    assert.deepEqual((await memories(bank)).map((memory) => memory.id), before.map((memory) => memory.id));
    assert.equal((await sdk.reprocessDocument({ client: raw, path: { bank_id: bank, document_id: 'nothing' } })).response.status, 404);
  });

  test('a consolidation is asked for with an operation to follow', async () => {
    const bank = newBank('consolidate');
    await client.retain(bank, 'Lea: I dive.');
    const answer = (await sdk.triggerConsolidation({ client: raw, path: { bank_id: bank } })).data;
    assert.equal(answer.deduplicated, false);
    const status = await until(async () => {
      const now = await operationStatus(bank, answer.operation_id);
      return now.status === 'completed' && now;
    });
    assert.equal(status.operation_type, 'consolidation');
    assert.equal((await sdk.triggerConsolidation({ client: raw, path: { bank_id: newBank('nobody') } })).response.status, 404);
  });
});

describe('isolation', () => {
  test('two users never see each other, whatever they ask', async () => {
    const [alice, bob] = [newBank('user-alice'), newBank('user-bob')];
    await client.retain(alice, 'user: My secret word is xylophone.', { documentId: 'same' });
    await client.retain(bob, 'user: My secret word is marzipan.', { documentId: 'same' });
    for (const [mine, own, other] of [[alice, 'xylophone', 'marzipan'], [bob, 'marzipan', 'xylophone']]) {
      const answer = await client.recall(mine, `secret word ${other}`, { budget: 'high', includeChunks: true });
      assert.ok(says(answer, own));
      assert.ok(!JSON.stringify(answer).includes(other));
      assert.ok(!JSON.stringify(await client.listMemories(mine)).includes(other));
      assert.ok(!(await client.getDocument(mine, 'same')).original_text.includes(other));
    }
    await client.deleteBank(alice);
    assert.ok(says(await client.recall(bob, 'secret word'), 'marzipan'));
  });
});

describe('ids', () => {
  const odd = [
    'user:alice/1', 'a%2Fb', 'a/b', '100%', 'q?x=1&y=2', 'a#b', 'back\\slash', 'a b', 'a+b', '🎉👩‍👩‍👧', 'é', 'e\u0301', '用户'.repeat(100), '"quoted"', "o'neil",
    '{bank_id}', '<b>', 'a;b,c', 'profile', 'ALICE', 'alice', '...', 'عميل',
  ];

  test('any bank id is its own bank', async () => {
    const suffix = randomUUID();
    await Promise.all(odd.map((id) => client.retain(id + suffix, `Me: I am number ${odd.indexOf(id)}.`)));
    for (const [index, id] of odd.entries()) {
      assert.equal((await client.getBankProfile(id + suffix)).bank_id, id + suffix);
      const own = await memories(id + suffix);
      assert.equal(own.length, 1);
      assert.match(own[0].text, new RegExp(`number ${index}\\.`));
    }
  });

  test('any document id is its own document', async () => {
    const bank = newBank('document-ids');
    await client.retainBatch(bank, odd.map((id, index) => ({ content: `Me: I am number ${index}.`, document_id: id })));
    assert.equal((await client.listDocuments(bank)).total, odd.length);
    for (const [index, id] of odd.entries()) {
      const document = await client.getDocument(bank, id);
      assert.equal(document.id, id);
      assert.match(document.original_text, new RegExp(`number ${index}\\.`));
    }
    for (const id of odd) {
      await client.deleteDocument(bank, id);
    }
    assert.equal((await client.listDocuments(bank)).total, 0);
    assert.deepEqual(await memories(bank), []);
  });
});

describe('errors', () => {
  test('blank content is a 422 that leads to the item', async () => {
    await assert.rejects(client.retainBatch(newBank('blank'), [{ content: 'fine' }, { content: '  ' }]), (error) => {
      assert.equal(error.statusCode, 422);
      assert.deepEqual(error.details[0].loc, ['body', 'items', 1, 'content']);
      assert.match(error.details[0].msg, /content cannot be empty/);
      return true;
    });
  });

  test('a refused batch stores nothing', async () => {
    const bank = newBank('nothing');
    await assert.rejects(client.retainBatch(bank, [{ content: 'fine' }, { content: 'a\u0000b' }]), { statusCode: 422 });
    await assert.rejects(client.getBankProfile(bank), { statusCode: 404 });
  });

  test('a route that does not exist yet says so', async () => {
    await assert.rejects(client.getKnowledgeBaseTree(newBank('pages')), (error) => {
      assert.equal(error.statusCode, 404);
      assert.equal(typeof error.details, 'string');
      return true;
    });
  });

  test('unknown fields are named in a header', async () => {
    const response = await fetch(`${server.url}/v1/default/banks/${newBank('unknown')}/memories`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ items: [{ content: 'a', mood: 'good' }], colour: 'red' }),
    });
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('x-ignored-params'), 'items.mood, colour');
    await response.text();
  });
});
