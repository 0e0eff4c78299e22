import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';

/**
 * The rules are themselves tested: each bad sample must be found, by the rule that is meant to find it, so that a
 * slip in the configuration cannot switch a rule off in silence.
 */
const eslint = new ESLint({
  overrideConfig: [
    // Samples are texts, not files: rules that need a type-checked project are tested by the whole run of the linter.
    { ...tseslint.configs.disableTypeChecked, files: ['**/*.{ts,tsx}'] },
    { files: ['**/*.{ts,tsx}'], languageOptions: { parserOptions: { projectService: false } } },
  ],
});

async function rulesBroken(filePath: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

const use = (path: string) => `import * as sample from '${path}';\nexport const value = sample;\n`;

describe('import rules', () => {
  it.each([
    ['lib/domain/sample.ts', '@/lib/db/connection'],
    ['lib/domain/sample.ts', 'pg'],
    ['lib/pipeline/sample.ts', 'next/cache'],
    ['lib/pipeline/sample.ts', '@/lib/queries/governments'],
    ['lib/queries/sample.ts', 'react'],
    ['lib/sources/sample.ts', '@/lib/db/connection'],
    ['lib/search/sample.ts', '@/lib/cache-tags'],
    ['components/ui/sample.tsx', '@/lib/db/connection'],
    ['components/project/sample.tsx', '@/lib/queries/governments'],
    ['app/sample.ts', '@/lib/db/connection'],
    ['app/sample.ts', '@/lib/pipeline/run'],
    ['lib/cached/sample.ts', '@/lib/sources/source'],
    ['lib/worker/sample.ts', '@/lib/cli/pulls'],
    ['prisma/demo/sample.ts', '@/lib/pipeline/run'],
    ['lib/domain/sample.ts', '@/lib/log'],
    ['components/ui/sample.tsx', '@/lib/log'],
  ])('%s may not import %s', async (file, imported) => {
    expect(await rulesBroken(file, use(imported))).toContain('import-x/no-restricted-paths');
  });

  it.each([
    ['lib/domain/sample.ts', 'zod'],
    ['lib/domain/sample.ts', '@/lib/domain/money'],
    ['lib/queries/sample.ts', '@/lib/domain/money'],
    ['lib/pipeline/sample.ts', '@/lib/cache-tags'],
    ['lib/db/sample.ts', '@/lib/env'],
    ['lib/sources/sample.ts', '@/lib/log'],
    ['lib/worker/sample.ts', '@/lib/pipeline/feed-lag'],
    ['lib/pipeline/sample.ts', '@/lib/log'],
    ['app/sample.ts', '@/lib/log'],
  ])('%s may import %s', async (file, imported) => {
    expect(await rulesBroken(file, use(imported))).not.toContain('import-x/no-restricted-paths');
  });
});

describe('other rules', () => {
  it.each([
    ['lib/domain/sample.ts', 'export const port = process.env.PORT;\n', 'no-restricted-properties'],
    ['lib/domain/sample.ts', 'export const a: any = 1;\n', '@typescript-eslint/no-explicit-any'],
    ['lib/http/sample.ts', "console.log('a');\n", 'no-console'],
    ['lib/domain/sample.ts', 'export default 1;\n', 'import-x/no-default-export'],
    ['components/ui/sample.tsx', 'export const Sample = () => <img src="/a.png" />;\n', 'jsx-a11y/alt-text'],
    [
      'components/ui/sample.tsx',
      'export const S = () => <div onClick={() => 1}>a</div>;\n',
      'jsx-a11y/click-events-have-key-events',
    ],
    ['lib/domain/sample.ts', `${'\n'.repeat(301)}export const a = 1;\n`, 'max-lines'],
  ])('%s breaks a rule: %j → %s', async (file, code, rule) => {
    expect(await rulesBroken(file, code)).toContain(rule);
  });
});
