/** Notices of the account itself, and the mail that brings notices. What others tell stands in the files of their subjects, under `notices`. */
export const notices = {
  notices: {
    'second-factor-on': { title: () => '2단계 인증을 켰습니다' },
    'second-factor-off': { title: () => '2단계 인증을 껐습니다' },
    'role-granted': {
      title: (d: Record<string, string | number>) => `맡은 일이 생겼습니다: ${d['role'] ?? ''}`,
    },
    'role-revoked': {
      title: (d: Record<string, string | number>) => `맡은 일이 끝났습니다: ${d['role'] ?? ''}`,
    },
  },
  unknown: '새 소식이 있습니다',
  mailSubject: (title: string) => `[열린곳간] ${title}`,
  mailSubjectMany: (n: string) => `[열린곳간] 새 소식 ${n}건`,
  mailEnd: (link: string) => `받을 알림은 여기에서 고를 수 있습니다: ${link}`,
};
