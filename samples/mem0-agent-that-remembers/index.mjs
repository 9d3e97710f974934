#!/usr/bin/env node
// An agent that remembers its users, with the official Mem0 client: search before each answer, add after it.
import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { complete, model } from './chat.mjs';

process.env.MEM0_TELEMETRY ??= 'false';
const { MemoryClient } = await import('mem0ai');

const MEM0_HOST = (process.env.MEM0_HOST ?? 'http://localhost:7071').replace(/\/$/, '');
const MEM0_API_KEY = process.env.MEM0_API_KEY ?? 'none';

const help = `Usage: node index.mjs [--keep]

An agent learns what two users prefer and have, remembers it in later sessions, corrects it, and forgets it when it is told to.

  --keep   leave both users in the service; without it they are deleted at the end
  --help   this text

Environment:
  MEM0_HOST      the service (${MEM0_HOST})
  MEM0_API_KEY   its key, where it wants one
  OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL
                 a language model that speaks OpenAI's API; without a key or a URL the best memory stands for an answer`;

// A run has users of its own, so that it neither meets nor deletes anybody else's memories.
const run = randomUUID().slice(0, 8);
const [ana, bo] = [`ana-${run}`, `bo-${run}`];
let memClient;

async function retrieveUserMemories(userId, query, limit = 5) {
  const { results } = await memClient.search(query, { filters: { user_id: userId }, topK: limit });
  // Each has a memory, metadata and a score.
  return results;
}

function formatMemoriesForPrompt(memories) {
  if (memories.length === 0) {
    return 'No prior user-specific memories found.';
  }

  return memories.map((memory) => `- [${memory.metadata?.source ?? 'unknown'}] ${memory.memory}`).join('\n');
}

async function chatWithMemory(userId, userMessage) {
  // 1. Retrieve relevant memories.
  const memories = await retrieveUserMemories(userId, userMessage);
  const memoryContext = formatMemoriesForPrompt(memories);

  // 2. Build the prompt with memory.
  const systemPrompt =
    "You are a personal assistant. Use the user's past preferences and facts from the MEMORY section when answering, but do not repeat them verbatim unless needed.";
  const messages = [
    { role: 'system', content: systemPrompt },
    { role: 'system', content: `MEMORY:\n${memoryContext}` },
    { role: 'user', content: userMessage },
  ];
  console.log(`\n${userId}: ${userMessage}`);
  console.log(`  MEMORY:\n${memoryContext.replace(/^/gm, '    ')}`);

  // 3. Call the language model. Where there is none nobody answers, and no answer is remembered: memory would echo itself.
  const reply = model ? await complete(messages) : null;
  console.log(reply ? `Assistant: ${reply}` : `Best memory, in place of an answer: ${memories[0]?.memory ?? 'nothing'}`);

  // 4. Update memory with this interaction.
  const interaction = [{ role: 'user', content: userMessage }, ...(reply ? [{ role: 'assistant', content: reply }] : [])];
  await settled(await memClient.add(interaction, { userId, metadata: { source: 'chat' } }));
  return reply ?? memories[0]?.memory;
}

/** Waits until what was added is remembered: an add answers before, with an event to follow, which the client has no call for. */
async function settled({ eventId }) {
  for (let attempt = 0; attempt < 600; attempt++) {
    const response = await fetch(`${MEM0_HOST}/v1/event/${eventId}/`, { headers: { Authorization: `Token ${MEM0_API_KEY}` } });
    const { status } = await response.json();
    if (status === 'SUCCEEDED') {
      return;
    }

    if (!response.ok || status === 'FAILED') {
      throw new Error(`Event ${eventId}: ${status ?? response.status}`);
    }

    await new Promise((resolve) => setTimeout(resolve, 100));
  }

  throw new Error(`Event ${eventId} is still not done`);
}

async function main() {
  console.log(`Service: ${MEM0_HOST}`);
  console.log(`Language model: ${model ?? 'none. You see what one would be given; set OPENAI_API_KEY or OPENAI_BASE_URL for answers'}`);

  heading('Ana, first session: she tells about herself');
  startSession();
  await chatWithMemory(ana, 'Please answer in Spanish and in bullet points');
  await chatWithMemory(ana, 'I have a golden retriever called Biscuit');

  heading('Ana, days later, in a new session: it is remembered, and the retriever is found by what it is');
  startSession();
  await chatWithMemory(ana, 'How should you write your answers to me?');
  await chatWithMemory(ana, 'Do I have a dog?');

  heading('Bo asks the same: nothing of Ana\'s');
  await chatWithMemory(bo, 'Do I have a dog?');

  heading('What the service knows about Ana, for her to see');
  for (const { memory, createdAt } of (await memClient.getAll({ filters: { user_id: ana } })).results) {
    console.log(`${new Date(createdAt).toISOString()} ${memory}`);
  }

  heading("Ana's calendar is another agent, with notes of its own about her: she has both, an agent its own")
  await settled(await memClient.add([{ role: 'user', content: 'I am in Porto every Tuesday' }], { userId: ana, agentId: 'calendar', metadata: { source: 'calendar' } }));
  console.log(`Of the calendar: ${(await memClient.getAll({ filters: { AND: [{ user_id: ana }, { agent_id: 'calendar' }] } })).count}, of all agents: ${(await memClient.getAll({ filters: { user_id: ana } })).count}`);
  console.log(formatMemoriesForPrompt(await retrieveUserMemories(ana, 'Where am I on Tuesday?', 1)));

  heading('Ana changes her mind: the memory is corrected, and its history kept');
  const [preference] = await retrieveUserMemories(ana, 'Answer in Spanish', 1);
  await memClient.update(preference.id, { text: 'Ana wants answers in Portuguese' });
  for (const { event, oldMemory, newMemory } of await memClient.history(preference.id)) {
    console.log(`${event}: ${oldMemory ?? '(nothing)'} -> ${newMemory}`);
  }

  await chatWithMemory(ana, 'In which language should you answer?');

  heading('Ana wants one thing forgotten');
  const [dog] = await retrieveUserMemories(ana, 'golden retriever Biscuit', 1);
  console.log(`Deleting: ${dog.memory}`);
  await memClient.delete(dog.id);
  const left = (await retrieveUserMemories(ana, 'golden retriever Biscuit')).filter(({ memory }) => memory.includes('Biscuit'));
  console.log(`Searched again: ${formatMemoriesForPrompt(left)}`);
}

/** A session begins with nothing in hand but the user's id. */
function startSession() {
  memClient = new MemoryClient({ apiKey: MEM0_API_KEY, host: MEM0_HOST });
}

function heading(text) {
  console.log(`\n=== ${text}`);
}

/** Deletes both users with everything that is remembered about them. */
async function cleanup() {
  heading('Both are forgotten');
  for (const userId of [ana, bo]) {
    await memClient.deleteUsers({ userId });
    const { count } = await memClient.getAll({ filters: { user_id: userId } });
    console.log(`Deleted ${userId}: ${count} memories left`);
  }
}

/** Says in words what is wrong where there is no service, or no key for it. */
async function check() {
  let response;
  try {
    response = await fetch(`${MEM0_HOST}/v1/ping/`, { headers: { Authorization: `Token ${MEM0_API_KEY}` } });
  } catch {
    throw new Error(`No service answers at ${MEM0_HOST}. Start one (dotnet run --project local, at the root of this repository), or name another in MEM0_HOST.`);
  }

  if (response.status === 401) {
    throw new Error(`${MEM0_HOST} wants a key: set MEM0_API_KEY.`);
  }
}

try {
  const { values: options } = parseArgs({ options: { keep: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  if (options.help) {
    console.log(help);
  } else {
    await check();
    try {
      await main();
    } finally {
      if (!options.keep) {
        await cleanup();
      }
    }
  }
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
