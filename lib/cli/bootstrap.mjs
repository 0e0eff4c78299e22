#!/usr/bin/env node
/**
 * The first step of every command, in plain JavaScript without dependencies, for any Node from 20.19 on: installs what
 * is missing, repairs what `npm ci --ignore-scripts` leaves out, and runs the command under the project's own Node 24.
 * Everything it says goes to stderr, so that stdout belongs to the command.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, copyFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
process.chdir(root);
const windows = process.platform === 'win32';
const say = (text) => process.stderr.write(`${text}\n`);
const npm = windows ? 'npm.cmd' : 'npm';

function stop(reason) {
  say(reason);
  process.exit(1);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  stop(`Node ${process.versions.node} is too old: 20.19 or newer is needed.`);

/** The lockfile's packages that belong on this machine, compared with npm's own note of what it installed. */
function isInstalled() {
  try {
    const wanted = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
    const present = JSON.parse(readFileSync('node_modules/.package-lock.json', 'utf8')).packages;
    return Object.entries(wanted).every(
      ([name, entry]) =>
        name === '' ||
        entry.optional ||
        entry.devOptional ||
        entry.peer ||
        present[name]?.version === entry.version,
    );
  } catch {
    return false;
  }
}

function run(command, args, options = {}) {
  // npm's own output goes to stderr; `shell` is what Windows needs to run npm.cmd.
  return spawnSync(command, args, { stdio: ['ignore', 2, 2], shell: windows, ...options }).status === 0;
}

/** Install scripts are left out: the three packages that need one are prepared below, the same way on every npm. */
function install() {
  if (isInstalled()) return;
  const began = Date.now();
  say('Installing packages (npm ci) …');
  if (!run(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])) {
    stop(
      'npm ci failed. Check that the npm registry can be reached and that this folder can be written, then run the command again.',
    );
  }
  say(`Packages installed in ${Math.round((Date.now() - began) / 1000)} s.`);
}

const nodeFolder = path.join(root, 'node_modules/node');
const nodeBinary = path.join(nodeFolder, 'bin', windows ? 'node.exe' : 'node');

function binaryPackage() {
  const platform = windows ? 'win' : process.platform;
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${process.arch}`;
}

/** Node 24 itself: the npm package `node` fetches its binary in an install script; without it, the same is done here. */
function prepareNode() {
  if (existsSync(nodeBinary)) return nodeBinary;
  const { version } = JSON.parse(readFileSync(path.join(nodeFolder, 'package.json'), 'utf8'));
  const name = binaryPackage();
  say(`Installing Node ${version} for this project …`);
  const args = [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--no-package-lock',
    '--ignore-scripts',
    '--loglevel=error',
  ];
  run(npm, [...args, '--prefix', nodeFolder, `${name}@${version}`]);
  const fetched = path.join(nodeFolder, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node');
  if (!existsSync(fetched)) {
    stop(`Node ${version} could not be fetched (npm package ${name}). Run "npm rebuild node" and try again.`);
  }
  mkdirSync(path.dirname(nodeBinary), { recursive: true });
  try {
    linkSync(fetched, nodeBinary);
  } catch {
    copyFileSync(fetched, nodeBinary);
  }
  return nodeBinary;
}

/** Other programs of node_modules/.bin are run by "node": the project's own must come first on the PATH. */
function environment(node) {
  const separator = windows ? ';' : ':';
  const first = [path.dirname(node), path.join(root, 'node_modules/.bin')];
  const env = {
    ...process.env,
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    // Large buffers go back to the system as soon as they are free (where the C library is glibc).
    MALLOC_ARENA_MAX: '2',
    MALLOC_MMAP_THRESHOLD_: '131072',
  };
  const key = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  env[key] = [...first, env[key]].join(separator);
  return env;
}

function newest(folder) {
  const list =
    spawnSync('git', ['ls-files', folder], { encoding: 'utf8' }).stdout?.split('\n').filter(Boolean) ?? [];
  return Math.max(0, ...list.filter((file) => existsSync(file)).map((file) => statSync(file).mtimeMs));
}

/** The Prisma client, generated where it is missing or older than the schema. The engine path only has to exist: generating needs none. */
function prepareClient(node, env) {
  const output = path.join(root, 'lib/db/generated/client.ts');
  if (!existsSync('prisma/schema')) return;
  if (existsSync(output) && statSync(output).mtimeMs >= newest('prisma/schema')) return;
  rmSync(path.dirname(output), { recursive: true, force: true });
  const generated = spawnSync(node, ['node_modules/prisma/build/index.js', 'generate'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
    env: { ...env, PRISMA_SCHEMA_ENGINE_BINARY: node },
  });
  if (generated.status !== 0) stop(`The Prisma client could not be generated:\n${generated.stderr}`);
}

install();
const node = prepareNode();
const env = environment(node);
prepareClient(node, env);

// A pull makes many objects that live for a moment: the room for them need not grow to what a server would take.
const flags = ['--max-semi-space-size=16', '--import', 'tsx'];
const command = spawn(node, [...flags, 'lib/cli/main.ts', ...process.argv.slice(2)], {
  // The channel is how the command notices that this process is gone, however it went.
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  env,
});
// A terminal sends its signals to the whole group; a supervisor sends them to this process alone. The command ends itself in its own way.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    if (!process.stdin.isTTY || signal !== 'SIGINT') command.kill(signal);
  });
}
/** The process that started us and, where the system tells (Linux), the one that started that: npm, behind its shell. */
function ancestors() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, 'utf8');
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]}`;
  } catch {
    return String(process.ppid);
  }
}

// npm runs this through a shell that keeps signals to itself: what is sent to npm ends npm, and not us. A process whose parent is gone
// has another one. (Only under npm: a shell that ends behind `nohup node …` is no reason to end.)
const born = ancestors();
if (process.env.npm_lifecycle_event !== undefined) {
  setInterval(() => {
    if (ancestors() !== born) command.kill('SIGTERM');
  }, 250).unref();
}
command.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 1);
});
