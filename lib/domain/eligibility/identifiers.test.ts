import { describe, expect, it } from 'vitest';
import { pickClaims, readClaimNames } from '@/lib/domain/eligibility/claims';
import { codeFrom, readCode, shownCode } from '@/lib/domain/eligibility/codes';
import { identifierProblem, namespaceOf, plainIdentifier } from '@/lib/domain/eligibility/namespace';

describe('codes on paper', () => {
  it('carry a check character: 32 + 6 is 1 modulo 37', () => {
    const bytes = Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 6]);
    expect(codeFrom(bytes)).toBe('0000000000161');
    // 32 would be checked by *, which is hard to read on paper.
    expect(codeFrom(Uint8Array.from([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0]))).toBeNull();
    expect(codeFrom(Uint8Array.from([1]))).toBeNull();
    expect(shownCode('0000000000161')).toBe('0000-0000-0016-1');
  });

  it.each([
    ['0000-0000-0016-1', '0000000000161'],
    [' oooo oooo oo16 i ', '0000000000161'],
    ['0000 0000 001a 5', '00000000001A5'],
    ['0000-0000-0016-2', null],
    ['0000-0000-0061-1', null],
    ['0000-0000-0016', null],
    ['0000-0000-0010-*', null],
    ['', null],
    ['0000-0000-001U-1', null],
  ])('%s is read as %s', (written, code) => {
    expect(readCode(written)).toBe(code);
  });
});

describe('identifiers', () => {
  it('are compared without blanks, dashes and case', () => {
    expect(plainIdentifier(' ab-12 34–x ')).toBe('AB1234X');
  });

  it.each([
    ['SW-102938', null],
    ['A1234', 'identifier-length'],
    ['A'.repeat(101), 'identifier-length'],
    ['900101-1234567', 'personal-number'],
    ['9001011234567', 'personal-number'],
    ['010-1234-5678', 'phone-number'],
  ])('%s: %s', (written, problem) => {
    expect(identifierProblem(plainIdentifier(written))).toBe(problem);
  });

  it('belong to one namespace for each way', () => {
    expect(namespaceOf('none', 'x')).toBeNull();
    expect(namespaceOf('codes', 'x')).toBe('codes');
    expect(namespaceOf('list', 'suwon')).toBe('list:suwon');
    expect(namespaceOf('oidc', 'https://id.example')).toBe('oidc:https://id.example');
  });
});

describe('claims', () => {
  it('are named by a setting', () => {
    expect(readClaimNames('birth=birthdate, district=address.region')).toEqual({
      birth: 'birthdate',
      district: 'address.region',
      categories: null,
    });
    for (const wrong of ['', 'name=name', 'birth', 'birth=a,birth=b', 'birth=a b'])
      expect(readClaimNames(wrong)).toBeNull();
  });

  it('are kept where they are asked for and of their form, nothing else', () => {
    const names = { birth: 'birthdate', district: 'address.region', categories: 'ties' };
    const claims = {
      sub: '1',
      name: '홍길동',
      birthdate: '1990-02-28',
      address: { region: '수원시', street_address: '정조로 1' },
      ties: ['worker', 'king'],
    };
    expect(pickClaims(names, claims)).toEqual({
      birth: '1990-02-28',
      district: '수원시',
      categories: ['worker'],
    });
    expect(pickClaims(names, { birthdate: '1990', address: '수원시' })).toEqual({
      birth: null,
      district: null,
      categories: null,
    });
    expect(pickClaims({ birth: null, district: null, categories: null }, claims)).toEqual({
      birth: null,
      district: null,
      categories: null,
    });
  });
});
