import { describe, expect, it } from 'vitest';
import { ageOn, isDay } from '@/lib/domain/eligibility/age';
import type { Identity, TrackRule, Verdict } from '@/lib/domain/eligibility/types';
import { verdictOf } from '@/lib/domain/eligibility/verdict';

const RULE: TrackRule = {
  leastAge: 19,
  greatestAge: 39,
  ageDay: '2027-07-01',
  districts: ['행궁동', '매탄1동'],
  categories: ['resident', 'worker'],
};
const PERSON: Identity = {
  identifier: 'A',
  namespace: 'list:a',
  age: { birth: '2000-01-01' },
  district: '행궁동',
  categories: ['worker'],
  tracks: null,
  vouched: false,
};

it('panels are of those who were named for them alone', () => {
  const anybody: TrackRule = {
    ...{ leastAge: null, greatestAge: null, ageDay: null },
    ...{ districts: [], categories: [] },
  };
  const panel: TrackRule = { ...anybody, namedOnly: true };
  expect(verdictOf('committee', anybody, PERSON)).toBe('eligible');
  expect(verdictOf('committee', panel, PERSON)).toBe('not-in-track');
  expect(verdictOf('committee', panel, { ...PERSON, vouched: true })).toBe('not-in-track');
  expect(verdictOf('committee', panel, { ...PERSON, tracks: ['general'] })).toBe('not-in-track');
  expect(verdictOf('committee', panel, { ...PERSON, tracks: ['general', 'committee'] })).toBe('eligible');
});

describe('full years', () => {
  it.each([
    ['2008-07-01', '2027-06-30', 18],
    ['2008-07-01', '2027-07-01', 19],
    ['2008-07-02', '2027-07-01', 18],
    ['2008-02-29', '2027-02-28', 18],
    ['2008-02-29', '2027-03-01', 19],
    ['2008-02-29', '2028-02-28', 19],
    ['2008-02-29', '2028-02-29', 20],
    ['2027-07-02', '2027-07-01', -1],
  ])('of %s on %s are %i', (birth, day, years) => {
    expect(ageOn(birth, day)).toBe(years);
  });

  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2024-13-01', false],
    ['2024-2-9', false],
    ['', false],
  ])('%s is a day: %s', (text, is) => {
    expect(isDay(text)).toBe(is);
  });
});

describe('who may vote in a track', () => {
  const cases: [string, Partial<Identity>, Partial<TrackRule>, Verdict][] = [
    ['whoever fulfils all of it', {}, {}, 'eligible'],
    ['the day of turning 19', { age: { birth: '2008-07-01' } }, {}, 'eligible'],
    ['a day before turning 19', { age: { birth: '2008-07-02' } }, {}, 'too-young'],
    ['the last day of being 39', { age: { birth: '1987-07-02' } }, {}, 'eligible'],
    ['the day of turning 40', { age: { birth: '1987-07-01' } }, {}, 'too-old'],
    ['an age of that day', { age: { years: 19, on: '2027-07-01' } }, {}, 'eligible'],
    ['an age of another day', { age: { years: 30, on: '2027-06-30' } }, {}, 'age-unknown'],
    ['no age', { age: null }, {}, 'age-unknown'],
    [
      'no age where none is asked',
      { age: null },
      { leastAge: null, greatestAge: null, ageDay: null },
      'eligible',
    ],
    ['another district', { district: '인계동' }, {}, 'other-district'],
    ['a district written with a blank', { district: '매탄 1동' }, {}, 'eligible'],
    ['no district', { district: null }, {}, 'district-unknown'],
    ['no district where all are in', { district: null }, { districts: [] }, 'eligible'],
    ['another category', { categories: ['student'] }, {}, 'other-category'],
    ['no category', { categories: null }, {}, 'category-unknown'],
    ['no category where none is asked', { categories: null }, { categories: [] }, 'eligible'],
    ['another track of the list', { tracks: ['youth'] }, {}, 'not-in-track'],
    ['the track of the list', { tracks: ['general'] }, {}, 'eligible'],
    [
      'too young, whatever the list says',
      { tracks: ['general'], age: { birth: '2015-01-01' } },
      {},
      'too-young',
    ],
    [
      'a code that was handed out',
      { vouched: true, tracks: ['general'], age: null, district: null },
      {},
      'eligible',
    ],
    ['a code of another track', { vouched: true, tracks: ['youth'] }, {}, 'not-in-track'],
  ];
  it.each(cases)('%s', (_what, person, rule, verdict) => {
    expect(verdictOf('general', { ...RULE, ...rule }, { ...PERSON, ...person })).toBe(verdict);
  });

  it('is nobody where no rule is set, with a code too', () => {
    expect(verdictOf('general', null, PERSON)).toBe('no-rule');
    expect(verdictOf('general', null, { ...PERSON, vouched: true })).toBe('no-rule');
  });
});
