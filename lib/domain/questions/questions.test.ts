import { describe, expect, it } from 'vitest';
import { aboutPath, aboutText, askedKey, besideOf, parseAbout } from '@/lib/domain/questions/about';
import { dueOf } from '@/lib/domain/questions/due';
import { parseQuestionList, questionListPath } from '@/lib/domain/questions/list';

const read = (text: string) => {
  const about = parseAbout(text);
  return about === null ? null : { text: aboutText(about), key: askedKey(about), beside: besideOf(about) };
};

describe('what a question is about', () => {
  it.each([
    ['project:abcdefgh234567zz', 'project:abcdefgh234567zz'],
    ['government:4111000', 'government:4111000'],
    ['proposal:4111000-2027:12', 'proposal:4111000-2027:12'],
    ['receipt:/receipt/7/2026-06-30/2026/g-4111000/spent', 'receipt:2026:g-4111000:spent:all:all:all'],
    [
      'receipt:/receipt/7/2026-06-30/2026/tier-upper/current?field=080&basis=comparable',
      'receipt:2026:tier-upper:current:080:comparable:all',
    ],
    [
      'receipt:/receipt/7/2026-06-30/2026/g-4111000/spent?residents=2025',
      'receipt:2026:g-4111000:spent:all:all:2025',
    ],
  ])('%s', (text, key) => {
    expect(read(text)).toEqual({ text, key, beside: [key] });
  });

  it('of a figure of a project is the project too, whichever day the figure is as of', () => {
    const path = (run: number, day: string) => `receipt:/receipt/${run}/${day}/2026/p-abcdefgh234567zz/spent`;
    const beside = ['receipt:2026:p-abcdefgh234567zz:spent:all:all:all', 'project:abcdefgh234567zz'];
    expect(read(path(7, '2026-06-30'))?.beside).toEqual(beside);
    expect(read(path(8, '2026-07-31'))?.beside).toEqual(beside);
  });

  it.each([
    '',
    'project:',
    'project:abc',
    'project:abcdefgh234567zz ',
    'government:411100',
    'proposal:4111000-2027:0',
    'proposal:4111000-2027:1:2',
    'receipt:/p/abcdefgh234567zz',
    'receipt://evil.example/receipt/7/2026-06-30/2026/tier-upper/current',
    'receipt:/receipt/7/2026-06-30/2026/tier-upper/current/more',
    'receipt:/receipt/7/2026-06-30/2026/tier-upper/current?field=999',
    'person:1',
  ])('is nothing that is called %j', (text) => {
    expect(parseAbout(text)).toBeNull();
  });

  it('has a page', () => {
    expect(aboutPath('project', 'abcdefgh234567zz')).toBe('/p/abcdefgh234567zz');
    expect(aboutPath('proposal', '4111000-2027:12')).toBe('/participate/4111000-2027/proposals/12');
    expect(aboutPath('government', '4111000')).toBe('/g/4111000');
    expect(aboutPath('receipt', '/receipt/7/2026-06-30/2026/tier-upper/spent?field=080')).toBe(
      '/receipt/7/2026-06-30/2026/tier-upper/spent?field=080',
    );
  });
});

describe('the address of the list', () => {
  it('says what is shown, and passes over what does not fit', () => {
    const state = parseQuestionList(
      new URLSearchParams('state=open&government=4111000&about=project:abcdefgh234567zz&words= 도로 &page=3'),
    );
    expect(state).toEqual({
      state: 'open',
      government: '4111000',
      about: 'project:abcdefgh234567zz',
      words: '도로',
      page: 3,
    });
    expect(questionListPath(state)).toBe(
      '/questions?state=open&government=4111000&about=project%3Aabcdefgh234567zz&words=%EB%8F%84%EB%A1%9C&page=3',
    );
    const none = { state: null, government: null, about: null, words: '', page: 1 };
    expect(parseQuestionList(new URLSearchParams())).toEqual(none);
    expect(parseQuestionList(new URLSearchParams('state=hidden&government=x&about=a b&page=0'))).toEqual(
      none,
    );
    expect(questionListPath(none)).toBe('/questions');
  });
});

it('a question is to be answered within fourteen days of Seoul', () => {
  expect(dueOf('2026-11-30T14:59:00Z')).toBe('2026-12-14');
  expect(dueOf('2026-11-30T15:00:00Z')).toBe('2026-12-15');
});
