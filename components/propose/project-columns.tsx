import { Amount } from '@/components/ui/Amount';
import { Link } from '@/components/ui/Link';
import type { Column } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { Language } from '@/lib/domain/language';
import type { LikeProject } from '@/lib/domain/process/likeness';

/** A project with its money, and how much its name is alike. */
export function projectColumns(language: Language): Column<LikeProject>[] {
  const { help: text } = messages(language).propose;
  const amount = (key: 'current' | 'spent'): Column<LikeProject> => ({
    key,
    header: text[key],
    numeric: true,
    cell: (project) => <Amount figure={project[key]} language={language} variant="exact" />,
  });
  return [
    {
      key: 'name',
      header: text.project,
      rowHeader: true,
      cell: ({ id, name }) => (
        <Link language={language} href={`/p/${id}`}>
          <span lang="ko">{name}</span>
        </Link>
      ),
    },
    { key: 'year', header: text.year, cell: ({ year }) => year },
    amount('current'),
    amount('spent'),
    { key: 'likeness', header: text.likeness, cell: ({ likeness }) => text[likeness] },
  ];
}
