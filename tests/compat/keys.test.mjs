// Keys, through the official client: its own header, and tenants that see nothing of each other.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { HindsightClient, HindsightError } from '@vectorize-io/hindsight-client';
import { dataFolder, start } from './start.mjs';

const keys = { acme: 'acme-key-0123456789', globex: 'globex-key-0123456789' };
let data;
let server;
const client = (apiKey) => new HindsightClient({ baseUrl: server.url, apiKey });

before(async () => {
  data = await dataFolder();
  server = await start(data.folder, {
    Auth__Keys__0__Key: keys.acme,
    Auth__Keys__0__Tenant: 'acme',
    Auth__Keys__1__Key: keys.globex,
    Auth__Keys__1__Tenant: 'globex',
  });
});

after(async () => {
  await server?.stop();
  await data?.remove();
});

test('a key opens the banks of its tenant and no others', async () => {
  await client(keys.acme).retain('alice', 'Alice: My dog is called Zwiebelchen.');
  const own = await client(keys.acme).recall('alice', 'What is the dog called?');
  const other = await client(keys.globex).recall('alice', 'What is the dog called?');
  assert.match(own.results[0].text, /Zwiebelchen/);
  assert.deepEqual(other.results, []);
});

test('without a key, and with a wrong one, the client tells of a 401 in words', async () => {
  for (const apiKey of [undefined, 'wrong-key-0123456789']) {
    await assert.rejects(client(apiKey).recall('alice', 'dog?'), (error) => {
      assert.ok(error instanceof HindsightError);
      assert.equal(error.statusCode, 401);
      assert.match(JSON.stringify(error.details ?? error.message), /key/i);
      return true;
    });
  }
});

test('the version is open to all', async () => {
  assert.equal((await client().getVersion()).api_version, '0.9.1');
});
