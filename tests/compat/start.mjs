// Starts the built `local` program on a free port over a data folder, as the two-command README does.
import { spawn } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const artifacts = fileURLToPath(new URL('../../artifacts/bin/Local/', import.meta.url));
const program =
  process.env.MEMORYFUNCTIONS_DLL ??
  ['release', 'debug']
    .map((kind) => path.join(artifacts, kind, 'MemoryFunctions.Local.dll'))
    .filter(existsSync)
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];

/** A new folder that is removed by its own `remove`. */
export async function dataFolder() {
  const folder = await mkdtemp(path.join(tmpdir(), 'memoryfunctions-'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** Starts the server, with further settings as its environment has them, and waits until it is ready. */
export async function start(folder, settings = {}, startTimeout = 60_000) {
  if (!program) {
    throw new Error('build the solution first (dotnet build), or name the program in MEMORYFUNCTIONS_DLL');
  }

  const child = spawn('dotnet', [program, '--urls', 'http://127.0.0.1:0', '--data', folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...settings },
  });
  let output = '';
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const url = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`not started within ${startTimeout} ms:\n${output}`));
    }, startTimeout);
    const read = (chunk) => {
      output += chunk;
      const found = /listening\s+(http:\/\/[^\s,]+)/.exec(output);
      if (found) {
        clearTimeout(timer);
        resolve(found[1]);
      }
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    exited.then((code) => {
      clearTimeout(timer);
      reject(new Error(`ended with ${code}:\n${output}`));
    });
  });
  const end = async (signal) => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await exited;
    }
  };
  return { url, output: () => output, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

/** Waits until the condition holds, and returns what it returned. */
export async function until(condition, timeout = 30_000) {
  const deadline = performance.now() + timeout;
  for (;;) {
    const result = await condition();
    if (result) {
      return result;
    }

    if (performance.now() > deadline) {
      throw new Error(`not within ${timeout} ms: ${condition}`);
    }

    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
