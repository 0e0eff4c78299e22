import { messages } from '@/lib/content/messages';
import { seoulDay } from '@/lib/domain/calendar';
import { date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import type { LinkedProject, SignTime } from '@/lib/domain/process/types';

interface Props {
  language: Language;
  project: Pick<LinkedProject, 'signs' | 'history'>;
}

/** What became of the money now, each since when the portal has seen it; what was and is over follows. */
export function Signs({ language, project: { signs, history } }: Props) {
  const { process: text } = messages(language);
  const standing = signs.map(
    (sign): SignTime | { sign: typeof sign; since: null; gone: null } =>
      history.find((one) => one.sign === sign && one.gone === null) ?? { sign, since: null, gone: null },
  );
  const all = [...standing, ...history.filter(({ gone }) => gone !== null)];
  if (all.length === 0) return null;
  return (
    <ul className="marks">
      {all.map(({ sign, since, gone }) => (
        <li key={`${sign} ${since ?? ''}`}>
          {text.signs[sign]}
          {since === null ? null : <> ({days(language, since, gone)})</>}
        </li>
      ))}
    </ul>
  );
}

function days(language: Language, since: string, gone: string | null): string {
  const { winners: text } = messages(language);
  const [from, to] = [since, gone].map((at) => (at === null ? '' : date(seoulDay(new Date(at)), language)));
  return gone === null ? text.since(from ?? '') : text.sinceTo(from ?? '', to ?? '');
}
