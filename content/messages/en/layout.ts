import type { layout as korean } from '@/content/messages/ko/layout';

export const layout: typeof korean = {
  skipToMain: 'Skip to the content',
  skipToNavigation: 'Skip to the menu',
  navigation: 'Main menu',
  find: 'Find a government',
  search: 'Search',
  status: 'Data status',
  languages: 'Language',
  otherLanguage: '한국어',
  footer: 'About this site',
  about:
    'Open Gotgan shows what Korea’s local governments budget and spend, drawn from their finance database and shown as reported. Every figure leads to its receipt.',
  won: 'Amounts are in Korean won. Short forms are rounded; the exact figure always stands beside them.',
  statusLink: 'See how recent the data are',
};
