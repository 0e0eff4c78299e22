import { describe, expect, it } from 'vitest';
import { readList } from '@/lib/domain/eligibility/list';

const TRACKS = ['general', 'youth'];
const HEAD = 'eligibility-list,4111000-2027,list:suwon,3,2027-07-01';
const COLUMNS = 'identifier,birth_date,age,district,tracks,categories';
const read = (...rows: string[]) => readList([HEAD, COLUMNS, ...rows].join('\n'), TRACKS);

describe('a signed list', () => {
  it('says what it is, and whom it has', () => {
    expect(
      readList(
        `\uFEFF${HEAD}\r\n${COLUMNS}\r\nsw-000001,1990-02-28,,행궁동,general youth,resident worker\r\n`,
        TRACKS,
      ),
    ).toEqual({
      process: '4111000-2027',
      namespace: 'list:suwon',
      serial: 3,
      ageDay: '2027-07-01',
      rows: [
        {
          identifier: 'SW000001',
          birth: '1990-02-28',
          age: null,
          district: '행궁동',
          tracks: ['general', 'youth'],
          categories: ['resident', 'worker'],
        },
      ],
      rejected: [],
    });
  });

  it.each([
    ['', 'list-head'],
    ['identifier,age', 'list-head'],
    ['eligibility-list,4111000-2027,list:suwon,0', 'list-head'],
    ['eligibility-list,4111000-2027,list:suwon,1,2027-02-30', 'list-head'],
    ['eligibility-list,4111000-2027,list:suwon,1\nidentifier,name', 'list-columns'],
    ['eligibility-list,4111000-2027,list:suwon,1\nidentifier,district', 'list-columns'],
    ['eligibility-list,4111000-2027,list:suwon,1\nidentifier,age,age', 'list-columns'],
    ['eligibility-list,4111000-2027,list:suwon,1\nidentifier,age\n\n', 'list-empty'],
  ])('is refused whole: %s', (text, problem) => {
    expect(readList(text, TRACKS)).toBe(problem);
  });

  it.each([
    ['SW000001,1990-02-28,,행궁동,general', 'cells'],
    ['"SW000001",1990-02-28,,행궁동,general,', 'cells'],
    ['SW1,1990-02-28,,,,', 'identifier-length'],
    ['900101-1234567,1990-01-01,,,,', 'personal-number'],
    ['010-1234-5678,1990-01-01,,,,', 'phone-number'],
    ['SW000001,1990-02-30,,,,', 'birth'],
    ['SW000001,,많음,,,', 'age'],
    ['SW000001,,151,,,', 'age'],
    ['SW000001,,,,,', 'age-or-birth'],
    ['SW000001,1990-02-28,37,,,', 'age-or-birth'],
    [`SW000001,,37,${'가'.repeat(101)},,`, 'district'],
    ['SW000001,,37,,general elder,', 'unknown-track'],
    ['SW000001,,37,,,king', 'unknown-category'],
  ])('sets a row aside: %s', (row, reason) => {
    expect(read('SW000009,,20,,,', row)).toMatchObject({
      rows: [{ age: 20 }],
      rejected: [{ line: 4, reason }],
    });
  });

  it('has a person once', () => {
    expect(read('SW-000001,,20,,,', 'sw 000001,,30,,,')).toMatchObject({
      rows: [{ age: 20 }],
      rejected: [{ line: 4, reason: 'twice' }],
    });
  });

  it('has ages of a day that it says', () => {
    const dayless = 'eligibility-list,4111000-2027,list:suwon,1\nidentifier,age\nSW000001,20';
    expect(readList(dayless, TRACKS)).toMatchObject({
      rows: [],
      rejected: [{ line: 3, reason: 'no-age-day' }],
    });
  });
});
