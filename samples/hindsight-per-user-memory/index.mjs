#!/usr/bin/env node
// Per-user memory with the official Hindsight client: one bank a user, the whole conversation saved again after each exchange, recall before each answer.
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { HindsightClient } from '@vectorize-io/hindsight-client';
import { complete, model } from './chat.mjs';

const HINDSIGHT_API_URL = process.env.HINDSIGHT_API_URL ?? 'http://localhost:7071';

const help = `Usage: node index.mjs [--keep]

Two users tell an assistant about themselves, in several conversations. It remembers each of them, and mixes nobody up.

  --keep   leave the two users' banks in the service; without it they are deleted at the end
  --help   this text

Environment:
  HINDSIGHT_API_URL   the service (${HINDSIGHT_API_URL})
  HINDSIGHT_API_KEY   its key, where it wants one
  OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL
                      a language model that speaks OpenAI's API; without a key or a URL the best memory stands for an answer`;

// A run has users of its own, so that it neither meets nor deletes anybody else's memories.
const run = randomUUID().slice(0, 8);
const [alice, bob] = [`alice-${run}`, `bob-${run}`];
const client = new HindsightClient({ baseUrl: HINDSIGHT_API_URL, apiKey: process.env.HINDSIGHT_API_KEY });

// 1. Create a bank when a user signs up.
async function onUserSignup(userId) {
  await client.createBank(`user-${userId}`, { name: `Memory for ${userId}` });
  console.log(`Signed up ${userId}: bank user-${userId}`);
}

// 2. Manage conversation sessions.
class ConversationSession {
  constructor(userId) {
    this.userId = userId;
    this.sessionId = randomUUID();
    this.messages = [];
  }

  addMessage(role, content) {
    this.messages.push({ role, content });
  }

  /** Saves the whole conversation: the same document id replaces what was saved before. */
  async save(client) {
    await client.retain(`user-${this.userId}`, formatMessages(this.messages), { documentId: this.sessionId });
  }
}

// 3. Recall context before responding.
async function getContext(userId, query) {
  const result = await client.recall(`user-${userId}`, query);
  return result.results;
}

// 4. The complete agent loop.
function formatResults(results) {
  return results.length === 0 ? 'No relevant memories found.' : results.map((result) => `- ${result.text}`).join('\n');
}

function formatMessages(messages) {
  return messages.map((message) => `${message.role}: ${message.content}`).join('\n');
}

async function handleMessage(session, userMessage) {
  session.addMessage('user', userMessage);
  const context = await getContext(session.userId, userMessage);
  const systemPrompt = `You are a helpful assistant with memory of past conversations.

## What you remember about this user
${formatResults(context)}

Respond helpfully and reference relevant memories when appropriate.`;

  console.log(`\n${session.userId}: ${userMessage}`);
  console.log(`  What you remember about this user\n${formatResults(context).replace(/^/gm, '    ')}`);
  let assistantResponse;
  if (model) {
    assistantResponse = await complete([{ role: 'system', content: systemPrompt }, ...session.messages]);
    session.addMessage('assistant', assistantResponse);
    console.log(`Assistant: ${assistantResponse}`);
  } else {
    // Nobody answers, so nothing is added to the conversation: memory would echo itself.
    assistantResponse = context[0]?.text ?? 'nothing';
    console.log(`Best memory, in place of an answer: ${assistantResponse}`);
  }

  await session.save(client);
  return assistantResponse;
}

// 5. Conversations: each has an id of its own, and each exchange replaces the one document that it is.
async function main() {
  console.log(`Service: ${HINDSIGHT_API_URL}`);
  console.log(`Language model: ${model ?? 'none. You see what one would be given; set OPENAI_API_KEY or OPENAI_BASE_URL for answers'}`);
  await onUserSignup(alice);
  await onUserSignup(bob);

  heading('Alice, first conversation');
  const first = new ConversationSession(alice);
  await handleMessage(first, "Hi! I'm working on a Python project");
  await handleMessage(first, 'I prefer dark mode in every editor');
  await handleMessage(first, 'Can you help me with async/await?');
  await documents(alice);

  heading('Alice, a new conversation: nothing of the first one is in it, and it is remembered');
  const second = new ConversationSession(alice);
  await handleMessage(second, 'Which language is my project in?');
  await handleMessage(second, 'Do I like dark or light editors?');
  await documents(alice);

  heading('Bob asks the same: what is Alice\'s stays hers');
  const third = new ConversationSession(bob);
  await handleMessage(third, 'Which language is my project in?');
  await documents(bob);
}

/** Shows that each conversation is one document, however often it was saved. */
async function documents(userId) {
  const { items } = await client.listDocuments(`user-${userId}`);
  const memories = items.reduce((sum, document) => sum + document.memory_unit_count, 0);
  console.log(`\nDocuments of ${userId}: ${items.length}, one a conversation; memories in them: ${memories}`);
}

function heading(text) {
  console.log(`\n=== ${text}`);
}

// Cleanup: a bank is deleted with everything that is remembered about its user.
async function cleanup() {
  heading('Both are forgotten');
  for (const userId of [alice, bob]) {
    await client.deleteBank(`user-${userId}`);
    console.log(`Deleted user-${userId}; asked again: ${formatResults(await getContext(userId, 'Which language is my project in?'))}`);
  }
}

try {
  const { values: options } = parseArgs({ options: { keep: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  if (options.help) {
    console.log(help);
  } else {
    await getContext(alice, 'Is there a service, and does it take the key?');
    try {
      await main();
    } finally {
      if (!options.keep) {
        await cleanup();
      }
    }
  }
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}

function explain(error) {
  if (error.statusCode === 401) {
    return `${HINDSIGHT_API_URL} wants a key: set HINDSIGHT_API_KEY.`;
  }

  return /fetch failed/.test(error.message)
    ? `No service answers at ${HINDSIGHT_API_URL}. Start one (dotnet run --project local, at the root of this repository), or name another in HINDSIGHT_API_URL.`
    : error.message;
}
