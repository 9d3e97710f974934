// Bank templates through the official client's low-level functions, between two servers.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HindsightClient, createClient, createConfig, sdk } from '@vectorize-io/hindsight-client';
import { dataFolder, start, until } from './start.mjs';

const servers = [];

before(async () => {
  for (let at = 0; at < 2; at++) {
    const data = await dataFolder();
    const server = await start(data.folder);
    servers.push({ ...server, data, wrapper: new HindsightClient({ baseUrl: server.url }), low: createClient(createConfig({ baseUrl: server.url })) });
  }
});

after(async () => {
  for (const server of servers) {
    await server.stop();
    await server.data.remove();
  }
});

/** What one of the client's generated functions answers. */
async function answer(server, call, options) {
  const { data, error, response } = await call({ client: server.low, ...options });
  assert.equal(error, undefined, JSON.stringify(error));
  assert.equal(response.status, 200);
  return data;
}

test('a bank is set up on another server as it is on this one, and none of its memories goes along', async () => {
  const [from, to] = servers;
  await from.wrapper.createBank('support', { reflectMission: 'Help customers.', dispositionEmpathy: 5, enableObservations: true });
  await from.wrapper.createDirective('support', 'kind', 'Be kind.', { priority: 10, tags: ['t'] });
  await from.wrapper.createMentalModel('support', 'Tea', 'What does Ann drink?', { id: 'tea', tags: ['t'], maxTokens: 300, trigger: { refreshAfterConsolidation: true } });
  await from.wrapper.retain('support', 'Ann: I drink green tea.', { tags: ['t'] });
  const path = { bank_id: 'support' };
  const manifest = await answer(from, sdk.exportBankTemplate, { path });
  assert.equal(manifest.version, '1');
  assert.deepEqual(manifest.bank, { reflect_mission: 'Help customers.', enable_observations: true, disposition_empathy: 5 });
  assert.equal(manifest.mental_models[0].id, 'tea');
  assert.ok(!('content' in manifest.mental_models[0]));
  assert.deepEqual(manifest.directives, [{ name: 'kind', content: 'Be kind.', priority: 10, is_active: true, tags: ['t'] }]);
  assert.ok(!JSON.stringify(manifest).includes('green'));

  const dry = await answer(to, sdk.importBankTemplate, { path, query: { dry_run: true }, body: manifest });
  assert.deepEqual(dry, {
    bank_id: 'support',
    config_applied: true,
    mental_models_created: ['tea'],
    mental_models_updated: [],
    directives_created: ['kind'],
    directives_updated: [],
    operation_ids: [],
    dry_run: true,
  });
  await assert.rejects(to.wrapper.getBankProfile('support'), { statusCode: 404 });

  const done = await answer(to, sdk.importBankTemplate, { path, body: manifest });
  assert.deepEqual({ ...done, operation_ids: [] }, { ...dry, dry_run: false });
  await until(async () => (await answer(to, sdk.getOperationStatus, { path: { ...path, operation_id: done.operation_ids[0] } })).status === 'completed');
  assert.deepEqual(await answer(to, sdk.exportBankTemplate, { path }), manifest);
  assert.deepEqual((await to.wrapper.recall('support', 'What does Ann drink?')).results, []);

  const again = await answer(to, sdk.importBankTemplate, { path, body: { ...manifest, directives: [{ name: 'kind', content: 'Be very kind.' }] } });
  assert.deepEqual([again.mental_models_updated, again.directives_updated, again.mental_models_created, again.directives_created], [['tea'], ['kind'], [], []]);
  const directives = (await to.wrapper.listDirectives('support')).items;
  assert.deepEqual(directives.map((one) => [one.name, one.content, one.priority, one.tags]), [['kind', 'Be very kind.', 0, ['t']]]);
});

test('what cannot be taken is named, and nothing of it is done', async () => {
  const [server] = servers;
  const send = (bank, manifest) =>
    fetch(`${server.url}/v1/default/banks/${bank}/import`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(manifest) });
  const response = await send('faulty', { version: '1', bank: { reflect_mission: 'x' }, directives: [{ name: 'a', content: 'b' }, { name: 'a', content: 'c' }] });
  assert.equal(response.status, 422);
  assert.deepEqual((await response.json()).detail[0].loc, ['body', 'directives', 1, 'name']);
  const missing = await fetch(`${server.url}/v1/default/banks/faulty/export`);
  assert.equal(missing.status, 404);
  assert.deepEqual((await missing.json()).detail, 'There is no such bank.');
  const named = await send('named', { version: '1', bank: { recall_budget_min: 3 } });
  assert.equal(named.headers.get('x-ignored-params'), 'bank.recall_budget_min');
});
