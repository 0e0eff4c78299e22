import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

/** Next reads its configuration, and what that imports, with Node alone: types are stripped, nothing is compiled. */
describe('next.config.js', () => {
  it('loads without a compiler', () => {
    const script = `const config = (await import('./next.config.js')).default; console.log(typeof config('phase-production-build'))`;
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(said.trim()).toBe('object');
  });
});
