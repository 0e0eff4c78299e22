import { expect, it } from 'vitest';
import { readStep, type Step, stepHash } from '@/lib/client/ballot/step';

it.each<[string, Step]>([
  ['#ballot', { kind: 'tracks' }],
  ['#ballot-code', { kind: 'code' }],
  ['#ballot/general', { kind: 'track', track: 'general', part: 'home' }],
  ['#ballot/general/review', { kind: 'track', track: 'general', part: 'review' }],
  ['#ballot/%EC%9D%BC%EB%B0%98%201', { kind: 'track', track: '일반 1', part: 'home' }],
])('%s', (hash, step) => {
  expect(readStep(hash)).toEqual(step);
  expect(stepHash(step)).toBe(hash);
});

it.each(['', '#'])('%j is the start', (hash) => {
  expect(readStep(hash)).toEqual({ kind: 'tracks' });
});

it.each(['#content', '#8QJ4-TICKET', '#ballot/general/elsewhere', '#ballot/a/review/b', '#ballot/%'])(
  '%s is none of its own',
  (hash) => {
    expect(readStep(hash)).toBeNull();
  },
);
