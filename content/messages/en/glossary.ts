import type { glossary as korean } from '@/content/messages/ko/glossary';

export const glossary: typeof korean = {
  title: 'Glossary',
  description: 'The terms of local finance, and what they mean',
};
