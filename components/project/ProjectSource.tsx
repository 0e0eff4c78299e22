import { sourceName } from '@/components/government/FiguresSource';
import type { ProjectProps } from '@/components/project/props';
import { SourceNote } from '@/components/ui/SourceNote';
import { messages } from '@/lib/content/messages';
import { withFormat } from '@/lib/domain/receipt-format';

/** Under a block of a project's figures: its source, the day of its last change, and its row. */
export function ProjectSource({ language, project, demo }: ProjectProps) {
  const { project: text } = messages(language);
  const { receipt } = project.current;
  return (
    <SourceNote
      language={language}
      source={sourceName(language, project.source, demo)}
      asOf={project.asOf}
      downloads={[
        { href: receipt, label: text.rows },
        { href: withFormat(receipt, 'csv'), label: text.csv },
      ]}
    />
  );
}
