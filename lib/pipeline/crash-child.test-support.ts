import { createPool } from '@/lib/db/pool';
import { fileSource } from '@/lib/sources/file/file-source';
import { sync } from '@/lib/pipeline/sync';

// A sync in a process of its own that is killed at one point of its way: <database> <file> <partial|whole> <point>.
const [url = '', path = '', kind = '', point = ''] = process.argv.slice(2);
const at = async (reached: string) => {
  if (reached === point) process.kill(process.pid, 'SIGKILL');
};
await sync({ pool: createPool(url), source: fileSource({ path, partial: kind === 'partial' }), at });
process.stderr.write(`the point "${point}" was never reached\n`);
process.exit(1);
