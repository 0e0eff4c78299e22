import type { ballotNotices as korean } from '@/content/messages/ko/ballot-notices';
import { moment } from '@/lib/domain/format';

type Detail = Record<string, string | number>;

export const ballotNotices: typeof korean = {
  notices: {
    'vote-reminder': {
      title: (d: Detail) =>
        `The vote “${d['en'] ?? ''}” ends on ${moment(String(d['ends'] ?? ''), 'en')}. If you have voted already, ignore this`,
    },
  },
};
