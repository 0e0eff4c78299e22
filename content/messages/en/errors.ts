import type { errors as korean } from '@/content/messages/ko/errors';

export const errors: typeof korean = {
  notFoundTitle: 'There is no such page',
  notFoundText:
    'The address is mistyped, or it names a government or a project that is not in the data received. Check its digits and letters, or search again below.',
  goHome: 'Find a government',
  goSearch: 'Search projects',
  failedTitle: 'This page could not be made',
  failedText:
    'Reading the data failed. Try again in a moment. If it keeps failing, the data status page tells whether data is coming in.',
  reference: (digest) => `Error number ${digest}`,
  retry: 'Try again',
  goStatus: 'See the data status',
};
