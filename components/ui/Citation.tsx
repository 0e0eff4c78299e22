import { Block } from '@/components/ui/Block';
import { type Language, localPath } from '@/lib/domain/language';
import { readEnv } from '@/lib/env';

interface Props {
  language: Language;
  title: string;
  /** The line to copy: who, what, as of when. */
  line: string;
  /** Of the page, without language prefix. */
  path: string;
  /** How to cite a single figure. */
  note: string;
}

/** How to cite the page. The address stands there where the site knows its own. */
export function Citation({ language, title, line, path, note }: Props) {
  const site = readEnv().SITE_URL;
  return (
    <Block id="citation" title={title}>
      <p className="citation">
        {line} {site === undefined ? null : new URL(localPath(language, path), site).href}
      </p>
      <p className="note">{note}</p>
    </Block>
  );
}
