/**
 * Whether everything is gone through (`npm run test:full`): every case in each language, width and theme, long counts of random cases.
 * `npm test` takes a sample of those, the same one each time.
 */
export const isFull = process.env['TEST_FULL'] === '1';

/** How often something is done that more of only makes surer: a number for the sample, a larger one for the full run. */
export const times = (sample: number, full: number): number => (isFull ? full : sample);
