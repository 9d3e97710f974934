// The per-user recipe: one bank per user, the whole conversation saved again after each message, recall before each answer.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { HindsightClient } from '@vectorize-io/hindsight-client';
import { dataFolder, start } from './start.mjs';

let data;
let server;
let client;

class ConversationSession {
  constructor(user) {
    this.user = user;
    this.id = randomUUID();
    this.messages = [];
  }

  add(role, content) {
    this.messages.push(`${role}: ${content}`);
  }

  save() {
    return client.retain(`user-${this.user}`, this.messages.join('\n'), { documentId: this.id });
  }
}

before(async () => {
  data = await dataFolder();
  server = await start(data.folder);
  client = new HindsightClient({ baseUrl: server.url });
});

after(async () => {
  await server?.stop();
  await data?.remove();
});

test('a user is remembered across sessions and restarts, and by nobody else', async () => {
  await client.createBank('user-alice', { name: 'Memory for alice' });
  const session = new ConversationSession('alice');
  const seen = new Map();
  for (const [question, answer] of [
    ["Hi! I'm working on a Python project", 'Great, what does it do?'],
    ['It sorts my stamp collection. Can you help me with async/await?', 'Of course: await what you start.'],
    ['I prefer dark mode in every editor', 'Noted.'],
    ['Thanks, and my cat is called Minka', 'A fine name.'],
  ]) {
    session.add('user', question);
    await client.recall('user-alice', question);
    session.add('assistant', answer);
    await session.save();
    const list = await client.listMemories('user-alice', { limit: 1000 });
    assert.equal(list.total, session.messages.length, 'one memory a message, none twice');
    for (const [text, id] of seen) {
      assert.equal(list.items.find((item) => item.text === text)?.id, id, `the memory stays: ${text}`);
    }

    list.items.forEach((item) => seen.set(item.text, item.id));
  }

  assert.equal((await client.listDocuments('user-alice')).total, 1);
  await client.createBank('user-bob', { name: 'Memory for bob' });
  assert.deepEqual((await client.recall('user-bob', 'What is the cat called?')).results, []);

  const question = 'What is my cat called?';
  const before = await client.recall('user-alice', question);
  assert.match(before.results[0].text, /Minka/);
  const profile = await client.getBankProfile('user-alice');
  const document = await client.getDocument('user-alice', session.id);
  assert.equal(document.original_text, session.messages.join('\n'));

  await server.stop();
  server = await start(data.folder);
  client = new HindsightClient({ baseUrl: server.url });

  assert.deepEqual(await client.getBankProfile('user-alice'), profile);
  assert.deepEqual(await client.getDocument('user-alice', session.id), document);
  const again = await client.recall('user-alice', question);
  assert.deepEqual(again.results.map((result) => result.id), before.results.map((result) => result.id));
  const list = await client.listMemories('user-alice', { limit: 1000 });
  assert.deepEqual(new Map(list.items.map((item) => [item.text, item.id])), seen);

  session.add('user', 'Which editor theme should I use?');
  await session.save();
  assert.equal((await client.listMemories('user-alice')).total, 9);

  await client.deleteBank('user-alice');
  assert.deepEqual((await client.recall('user-alice', question)).results, []);
});
