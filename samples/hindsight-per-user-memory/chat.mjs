// The one call to a language model, over anything that speaks OpenAI's API.
const { OPENAI_API_KEY, OPENAI_BASE_URL, OPENAI_MODEL } = process.env;

/** The model that answers, or null where neither a key nor a URL is set. */
export const model = OPENAI_API_KEY || OPENAI_BASE_URL ? OPENAI_MODEL || 'gpt-4o-mini' : null;

/** What the model says to the messages. */
export async function complete(messages) {
  const url = `${(OPENAI_BASE_URL || 'https://api.openai.com/v1').replace(/\/$/, '')}/chat/completions`;
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(OPENAI_API_KEY && { Authorization: `Bearer ${OPENAI_API_KEY}` }) },
    body: JSON.stringify({ model, messages }),
  });
  if (!response.ok) {
    throw new Error(`The language model at ${url} answered ${response.status}: ${await response.text()}`);
  }

  const completion = await response.json();
  return completion.choices[0].message.content;
}
