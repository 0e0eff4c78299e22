import { describe, expect, it } from 'vitest';
import { keyWithDepartment, projectKey, publicId } from '@/lib/domain/project/identity';

const KEY = {
  fiscalYear: 2026,
  lafCd: '1100000',
  projectCd: '6110000201630429',
  name: '주거급여수급자 지원',
  accountName: '일반회계',
};

describe('project identity', () => {
  it('has the public id of its published rule', () => {
    // printf '2026\x1f1100000\x1f6110000201630429\x1f일반회계' | sha256sum | xxd -r -p | base32 | tr A-Z a-z | cut -c1-16
    expect(publicId(projectKey(KEY))).toBe('syiujw6z7jnrelo6');
  });

  it('takes the name where the code is blank, and not otherwise', () => {
    const named = projectKey({ ...KEY, projectCd: ' ' });
    expect(named).toBe('2026\u001f1100000\u001f주거급여수급자 지원\u001f일반회계');
    expect(projectKey({ ...KEY, name: 'another' })).toBe(projectKey(KEY));
  });

  it('is the same for either separator, decomposed text and blanks around', () => {
    const plain = projectKey({ ...KEY, projectCd: null, name: '산업·에너지' });
    expect(projectKey({ ...KEY, projectCd: null, name: ' 산업ㆍ에너지 ' })).toBe(plain);
    expect(projectKey({ ...KEY, projectCd: '', name: '산업ㆍ에너지'.normalize('NFD') })).toBe(plain);
  });

  it('differs by account, and by department only where one is added', () => {
    expect(publicId(projectKey({ ...KEY, accountName: '기금' }))).not.toBe(publicId(projectKey(KEY)));
    // the same line, with \x1f3190000 at its end
    expect(publicId(keyWithDepartment(projectKey(KEY), '3190000'))).toBe('n3bru25cmsseoygj');
  });
});
