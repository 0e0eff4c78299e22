import { expect, it } from 'vitest';
import { maskedName } from '@/lib/domain/relations/mask';

it.each([
  ['홍길동', '홍○○'],
  [' 남궁 민수 ', '남○ ○○'],
  ['이현', '이○'],
  ['Jane Doe', 'J○○○ ○○○'],
  ['김', '김'],
  ['', ''],
])('the name of a person %j is shown as %j', (name, shown) => {
  expect(maskedName(name)).toBe(shown);
});
