import { workerData } from 'node:worker_threads';

// Kills its process so many microseconds after it was armed, whatever the other threads do then.
const shared = workerData;
const SPIN_MS = 3;

Atomics.wait(shared, 0, 0);
const began = performance.now();
const end = began + shared[1] / 1000;
Atomics.store(shared, 0, 2);
if (end - began > SPIN_MS) Atomics.wait(shared, 0, 2, end - began - SPIN_MS);
while (performance.now() < end);
process.kill(process.pid, 'SIGKILL');
