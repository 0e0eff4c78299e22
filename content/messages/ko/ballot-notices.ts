import { moment } from '@/lib/domain/format';

type Detail = Record<string, string | number>;

/** What people are told of a vote. Who has cast is not known: all are told the same. */
export const ballotNotices = {
  notices: {
    'vote-reminder': {
      title: (d: Detail) =>
        `${d['ko'] ?? ''} 투표가 ${moment(String(d['ends'] ?? ''), 'ko')}에 끝납니다. 이미 투표하셨다면 이 안내는 무시해 주세요`,
    },
  },
};
