import { describe, expect, it } from 'vitest';
import { RULE_IDS, ruleOf } from '@/lib/domain/rules';
import { ledgerPath, parseLedgerFilter, unknownParameters } from '@/lib/domain/rules/ledger';

describe('the rules', () => {
  it.each(RULE_IDS)('%s says in both languages what it sees, expects and rests on', (id) => {
    const { name, sentence, expected, basis } = ruleOf(id);
    for (const text of [name, sentence, expected, basis]) {
      expect(text.ko).toMatch(/[가-힣]/);
      expect(text.en).toMatch(/^[A-Z“≥]/);
    }
    expect(sentence.ko).toMatch(/[다]\.$/);
    expect(sentence.en).toMatch(/\.$/);
  });
});

describe('the address of the ledger', () => {
  it('holds the state of the list, and what it does not know is as if it were not there', () => {
    const filter = parseLedgerFilter({
      rule: 'negative',
      year: '2026',
      state: 'all',
      after: '12',
      government: '1111000',
    });
    expect(ledgerPath(filter)).toBe(
      '/status/ledger?rule=negative&government=1111000&year=2026&state=all&after=12',
    );
    const odd = parseLedgerFilter({
      rule: 'toString',
      year: 'x',
      state: '',
      after: '-1',
      severity: ['fatal', 'x'],
    });
    expect(ledgerPath(odd)).toBe('/status/ledger?severity=fatal');
  });

  it('tells a programme what it does not know', () => {
    const told = (query: string) => unknownParameters(new URLSearchParams(query));
    expect(told('rule=negative&year=2026&state=resolved&after=7&format=csv&severity=')).toEqual([]);
    expect(told('rule=nothing&year=02026&state=x&page=2')).toEqual(['rule', 'year', 'state', 'page']);
  });
});
