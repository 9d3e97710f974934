// Projects, webhooks and keys of the Mem0 contract, through its own client.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import http from 'node:http';
import { after, before, test } from 'node:test';
import { dataFolder, start, until } from './start.mjs';

process.env.MEM0_TELEMETRY = 'false';
const { MemoryClient } = await import('mem0ai');

const keys = { acme: 'acme-key-0123456789', globex: 'globex-key-0123456789' };
const told = [];
let data;
let server;
let receiver;
const client = (apiKey = keys.acme) => new MemoryClient({ apiKey, host: server.url });

before(async () => {
  data = await dataFolder();
  server = await start(data.folder, {
    Auth__Keys__0__Key: keys.acme,
    Auth__Keys__0__Tenant: 'acme',
    Auth__Keys__1__Key: keys.globex,
    Auth__Keys__1__Tenant: 'globex',
    Webhooks__AllowPrivateAddresses: 'true',
  });
  receiver = http.createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    told.push(JSON.parse(body));
    response.end();
  });
  receiver.listen(0, '127.0.0.1');
  await once(receiver, 'listening');
});

after(async () => {
  await server?.stop();
  receiver?.close();
  await data?.remove();
});

test('a project is read and changed, each tenant its own', async () => {
  await client().updateProject({ customInstructions: 'Only what helps to plan.', customCategories: [{ trip: 'journeys' }] });
  const project = await client().getProject({ fields: ['customInstructions', 'customCategories'] });
  assert.equal(project.customInstructions, 'Only what helps to plan.');
  assert.deepEqual(project.customCategories, [{ trip: 'journeys' }]);
  assert.equal((await client(keys.globex).getProject({ fields: [] })).customInstructions, '');
});

test('a webhook is made, told, changed and removed', async () => {
  const url = `http://127.0.0.1:${receiver.address().port}/hook`;
  const made = await client().createWebhook({ name: 'mine', url, eventTypes: ['memory_add'] });
  assert.match(made.webhookId, /^wh_/);
  await client(keys.globex).add([{ role: 'user', content: 'I have a parrot' }], { userId: 'alice', infer: false });
  await client().add([{ role: 'user', content: 'I have a dog called Zwiebelchen' }], { userId: 'alice', infer: false });
  await until(() => told.length > 0);
  assert.equal(told[0].event_details.event, 'ADD');
  assert.equal(told[0].event_details.data.memory, 'I have a dog called Zwiebelchen');
  assert.equal(told[0].event_details.user_id, 'alice');
  assert.equal((await client().search('dog', { filters: { user_id: 'alice' } })).results[0].id, told[0].event_details.id);

  await client().updateWebhook({ webhookId: made.webhookId, name: 'renamed' });
  const [listed] = await client().getWebhooks();
  assert.deepEqual([listed.name, listed.url, listed.eventTypes, listed.isActive, listed.secret], ['renamed', url, ['memory_add'], true, undefined]);
  assert.deepEqual(await client(keys.globex).getWebhooks(), []);
  await assert.rejects(client(keys.globex).deleteWebhook({ webhookId: made.webhookId }), /no such webhook/);
  await client().deleteWebhook({ webhookId: made.webhookId });
  assert.deepEqual(await client().getWebhooks(), []);
  assert.equal(told.length, 1);
});

test('a key that is not let in is told in words', async () => {
  await assert.rejects(client('wrong-key-0123456789').search('dog', { filters: { user_id: 'alice' } }), (error) => {
    assert.match(error.message, /key/i);
    assert.match(error.message, /"detail"/);
    return true;
  });
});
