import type { ReactNode } from 'react';
import { Contracted } from '@/components/winners/Contracted';
import { Amount } from '@/components/ui/Amount';
import type { Column } from '@/components/ui/Table';
import { messages } from '@/lib/content/messages';
import type { WonFigure } from '@/lib/domain/figure';
import { date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { LinkedProject } from '@/lib/domain/process/types';

/**
 * Budgeted, contracted, spent and settled of a winner's project, and the day for which they stand.
 * @param of the project of a row; null: none is tied, and nothing is known
 */
export function moneyColumns<Row>(language: Language, of: (row: Row) => LinkedProject | null): Column<Row>[] {
  const { common, terms, winners: text } = messages(language);
  const column = (key: string, header: string, cell: (project: LinkedProject) => ReactNode) => ({
    key,
    header,
    unit: common.won,
    numeric: true,
    cell: (row: Row) => {
      const project = of(row);
      return project === null ? '' : cell(project);
    },
  });
  const amount = (figure: WonFigure) => <Amount figure={figure} language={language} variant="bare" />;
  return [
    column('budgeted', text.budgeted, ({ budgeted }) => amount(budgeted)),
    column('contracted', text.contracted, (project) => <Contracted language={language} project={project} />),
    column('spent', terms.spent, ({ spent }) => amount(spent)),
    column('settled', text.settled, ({ settled }) =>
      settled === null ? <span className="missing">{text.notSettled}</span> : amount(settled),
    ),
    {
      key: 'asOf',
      header: text.asOf,
      cell: (row) => {
        const project = of(row);
        return project === null ? '' : date(project.asOf, language);
      },
    },
  ];
}
