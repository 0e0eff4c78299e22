import { expect, it } from 'vitest';
import { withParticle } from '@/lib/domain/korean';

it.each([
  ['횡성군', 'subject', '횡성군이'],
  ['서울특별시', 'subject', '서울특별시가'],
  ['경기도', 'topic', '경기도는'],
  ['교육', 'object', '교육을'],
  ['환경', 'and', '환경과'],
  ['보건 ', 'topic', '보건 은'],
  ['SOC', 'topic', 'SOC는'],
] as const)('%s as %s is %s', (word, particle, expected) => {
  expect(withParticle(word, particle)).toBe(expected);
});
