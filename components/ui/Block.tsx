import type { ReactNode } from 'react';

interface Props {
  /** Unique in the page: the block can be linked to. */
  id: string;
  title: string;
  /** What the block shows, in a sentence or two. */
  lead?: ReactNode;
  /** Tables and charts may run wider than the column of text. */
  wide?: boolean;
  /** A {@link SourceNote}; every block of figures has one. */
  source?: ReactNode;
  children: ReactNode;
}

/** A section of a page: heading, lead, content, and under it where the figures come from. */
export function Block({ id, title, lead, wide = false, source, children }: Props) {
  return (
    <section className={wide ? 'block wide' : 'block'} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {lead === undefined ? null : <div className="lead">{lead}</div>}
      {children}
      {source}
    </section>
  );
}
