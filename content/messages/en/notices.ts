import type { notices as korean } from '@/content/messages/ko/notices';

/** Notices of the account itself, and the mail that brings notices. */
export const notices: typeof korean = {
  notices: {
    'second-factor-on': { title: () => 'The second factor was turned on' },
    'second-factor-off': { title: () => 'The second factor was turned off' },
    'role-granted': {
      title: (d: Record<string, string | number>) => `You were given a role: ${d['role'] ?? ''}`,
    },
    'role-revoked': {
      title: (d: Record<string, string | number>) => `A role of yours has ended: ${d['role'] ?? ''}`,
    },
  },
  unknown: 'There is news',
  mailSubject: (title: string) => `[Open Gotgan] ${title}`,
  mailSubjectMany: (n: string) => `[Open Gotgan] ${n} pieces of news`,
  mailEnd: (link: string) => `Choose what you are mailed: ${link}`,
};
