// Configuration through the official client, against a server without a key.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { HindsightClient } from '@vectorize-io/hindsight-client';
import { dataFolder, start, until } from './start.mjs';

let data;
let server;
let client;

before(async () => {
  data = await dataFolder();
  server = await start(data.folder);
  client = new HindsightClient({ baseUrl: server.url });
});

after(async () => {
  await server?.stop();
  await data?.remove();
});

/** The id of a new bank. */
async function newBank(options = {}) {
  const bank = `config-${randomUUID()}`;
  await client.createBank(bank, options);
  return bank;
}

test('every option that the client has for a configuration is taken, and told', async () => {
  const bank = await newBank();
  const options = {
    reflectMission: 'Help Ann.',
    retainMission: 'Remember sports.',
    retainExtractionMode: 'custom',
    retainCustomInstructions: 'Heed distances.',
    retainChunkSize: 2000,
    enableObservations: false,
    observationsMission: 'Habits.',
    enableTemporalRetrieval: false,
    enableGraphRetrieval: false,
    enableReranking: false,
    dispositionSkepticism: 5,
    dispositionLiteralism: 1,
    dispositionEmpathy: 4,
  };
  const expected = Object.fromEntries(Object.entries(options).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]));
  const changed = await client.updateBankConfig(bank, options);
  assert.equal(changed.bank_id, bank);
  assert.deepEqual(changed.overrides, expected);
  const read = await client.getBankConfig(bank);
  assert.deepEqual(read, changed);
  for (const [name, value] of Object.entries(expected)) {
    assert.equal(read.config[name], value);
  }

  const reset = await client.resetBankConfig(bank);
  assert.deepEqual(reset.overrides, {});
  assert.equal(reset.config.retain_chunk_size, 4000);
  assert.equal(reset.config.enable_graph_retrieval, true);
});

test('a mission that is set is the profile\'s, and the configuration\'s', async () => {
  const bank = `config-${randomUUID()}`;
  assert.equal((await client.setMission(bank, 'Know Ann.')).mission, 'Know Ann.');
  assert.deepEqual((await client.getBankConfig(bank)).overrides, { reflect_mission: 'Know Ann.' });
});

test('an arm that is off is not asked', async () => {
  const bank = await newBank();
  await client.retain(bank, 'Ann: In May 2024 I ran in Vienna.', { timestamp: '2024-06-01T00:00:00Z' });
  const recall = () => client.recall(bank, 'Where did Ann run in May 2024?', { trace: true });
  assert.ok('temporal' in (await recall()).trace.candidates);
  await client.updateBankConfig(bank, { enableTemporalRetrieval: false });
  const { trace, results } = await recall();
  assert.deepEqual(trace.off, ['temporal']);
  assert.ok(!('temporal' in trace.candidates));
  assert.equal(results.length, 1);
});

test('what is at fault is named', async () => {
  const bank = await newBank();
  await assert.rejects(client.updateBankConfig(bank, { dispositionEmpathy: 9 }), (error) => {
    assert.equal(error.statusCode, 422);
    assert.deepEqual(error.details[0].loc, ['body', 'updates', 'disposition_empathy']);
    return true;
  });
  await assert.rejects(client.updateBankConfig(`nobody-${randomUUID()}`, { reflectMission: 'x' }), { statusCode: 404 });
});

test('directives are made, listed, changed and deleted, and answers name those that hold', async () => {
  const bank = await newBank();
  await client.retain(bank, 'Ann: I drink green tea.');
  const brief = await client.createDirective(bank, 'brief', 'Be brief.', { priority: 1 });
  const kind = await client.createDirective(bank, 'kind', 'Be kind.', { priority: 5 });
  const work = await client.createDirective(bank, 'work', 'Speak of work.', { tags: ['work'], isActive: true });
  assert.equal(brief.bank_id, bank);
  assert.deepEqual((await client.listDirectives(bank)).items.map((one) => one.name), ['kind', 'brief', 'work']);
  assert.deepEqual(await client.getDirective(bank, kind.id), kind);
  const names = async (options) =>
    (await client.reflect(bank, 'What does Ann drink?', { includeFacts: true, ...options })).based_on.directives.map((one) => one.name);
  assert.deepEqual(await names(), ['kind', 'brief']);
  assert.deepEqual(await names({ tags: ['work'] }), ['kind', 'brief', 'work']);
  const off = await client.updateDirective(bank, brief.id, { isActive: false });
  assert.equal(off.is_active, false);
  assert.equal(off.content, 'Be brief.');
  assert.deepEqual(await names(), ['kind']);
  await client.deleteDirective(bank, work.id);
  await assert.rejects(client.getDirective(bank, work.id), { statusCode: 404 });
  await assert.rejects(client.deleteDirective(bank, work.id), /deleteDirective failed/);
  await assert.rejects(client.createDirective(bank, ' ', 'c'), { statusCode: 422 });
});

test('mental models are written, read, refreshed, cleared, changed and deleted', async () => {
  const bank = await newBank();
  await client.retain(bank, 'Ann: I drink green tea.', { documentId: 'tea' });
  const { mental_model_id: id, operation_id: operation } = await client.createMentalModel(bank, 'Drinks', 'What does Ann drink?', {
    id: 'drinks',
    maxTokens: 500,
    trigger: { refreshAfterConsolidation: true, tagsMatch: 'any' },
  });
  assert.equal(id, 'drinks');
  const done = async (one) => {
    const answer = await fetch(`${server.url}/v1/default/banks/${bank}/operations/${one}`);
    const { status, operation_type: type } = await answer.json();
    return status === 'completed' && type;
  };
  assert.equal(await until(() => done(operation)), 'refresh_mental_model');
  const model = await client.getMentalModel(bank, id);
  assert.match(model.content, /^Ann: I drink green tea\./);
  assert.equal(model.reflect_response.based_on.memories[0].text, 'Ann: I drink green tea.');
  assert.equal(model.is_stale, false);
  assert.deepEqual((await client.listMentalModels(bank, { detail: 'content' })).items.map((one) => one.content), [model.content]);
  const answer = await client.reflect(bank, 'What does Ann drink?', { includeFacts: true });
  assert.deepEqual(answer.based_on.mental_models.map((one) => [one.id, one.text]), [[id, model.content]]);

  await client.retain(bank, 'Ann: I drink absinthe.', { documentId: 'absinthe' });
  await client.refreshMentalModel(bank, id);
  await until(async () => (await client.getMentalModel(bank, id)).content?.includes('absinthe'));
  assert.ok((await client.getMentalModelHistory(bank, id)).some((entry) => entry.previous_content === model.content));
  await client.deleteDocument(bank, 'absinthe');
  assert.doesNotMatch(JSON.stringify([await client.getMentalModel(bank, id), await client.getMentalModelHistory(bank, id)]), /absinthe/);
  await until(async () => (await client.getMentalModel(bank, id)).content?.includes('green tea'));

  assert.equal((await client.updateMentalModel(bank, id, { name: 'Food', maxTokens: 100 })).name, 'Food');
  assert.equal((await client.clearMentalModel(bank, id)).content, null);
  await client.deleteMentalModel(bank, id);
  await assert.rejects(client.getMentalModel(bank, id), { statusCode: 404 });
  await assert.rejects(client.refreshMentalModel(bank, id), { statusCode: 404 });
});

test('the version says that there is a configuration', async () => {
  assert.equal((await client.getVersion()).features.bank_config_api, true);
});

test('a dry run tells what the refresh after it writes, how it differs, and changes nothing', async () => {
  const bank = await newBank();
  await client.retain(bank, 'Ann: I drink green tea.', { documentId: 'tea' });
  await client.createMentalModel(bank, 'Drinks', 'What does Ann drink?', { id: 'drinks' });
  const before = await until(async () => {
    const model = await client.getMentalModel(bank, 'drinks');
    return model.content && model;
  });
  const same = await client.dryRunRefreshMentalModel(bank, 'drinks');
  assert.deepEqual([same.preview_content, same.diff], [before.content, '']);

  await client.retain(bank, 'Ann: I drink absinthe.', { documentId: 'absinthe' });
  const preview = await client.dryRunRefreshMentalModel(bank, 'drinks');
  assert.deepEqual([preview.mental_model_id, preview.name], ['drinks', 'Drinks']);
  assert.deepEqual([preview.requested_mode, preview.effective_mode, preview.outcome, preview.would_persist], ['full', 'full', 'content_written', true]);
  assert.equal(preview.current_content, before.content);
  assert.match(preview.preview_content, /absinthe/);
  assert.match(preview.diff, /^\+.*absinthe/m);
  assert.deepEqual(preview.facts, { retrieved: { world: 2 }, used: { world: 2 } });
  assert.deepEqual(preview.based_on.world.map((fact) => fact.text).sort(), ['Ann: I drink absinthe.', 'Ann: I drink green tea.']);
  assert.deepEqual([preview.scope.tags_match, preview.scope.exclude_mental_models], ['any', true]);
  assert.equal(preview.trace.tool_calls[0].result_count, 2);
  assert.ok(Date.parse(preview.window.created_before) <= Date.parse(preview.window.watermark));
  assert.deepEqual(preview.warnings, []);
  assert.deepEqual(await client.getMentalModel(bank, 'drinks'), { ...before, is_stale: true });
  assert.deepEqual(await client.getMentalModelHistory(bank, 'drinks'), []);

  await client.refreshMentalModel(bank, 'drinks');
  await until(async () => (await client.getMentalModel(bank, 'drinks')).content === preview.preview_content);
  await assert.rejects(client.dryRunRefreshMentalModel(bank, 'none'), { statusCode: 404 });
});
