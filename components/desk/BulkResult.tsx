import { deskWords } from '@/components/desk/forms';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import { count } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  id: string;
  query: URLSearchParams;
}

/** What was done to the picked proposals, and to which ones not and why; nothing where the address does not say. */
export function BulkResult({ language, id, query }: Props) {
  const { desk: text, process } = messages(language);
  const done = query.get('done');
  if (done === null || !/^\d{1,3}$/.test(done)) return null;
  const left = query.getAll('left').flatMap((one) => {
    const [, number, code = ''] = /^([1-9]\d{0,8})\.([a-z-]{1,40})$/.exec(one) ?? [];
    return number === undefined ? [] : [{ number: Number(number), code }];
  });
  return (
    <div className="said" role="status">
      <p>
        {text.bulkDone(count(Number(done)))} {left.length === 0 ? null : text.bulkLeft(count(left.length))}
      </p>
      {left.length === 0 ? null : (
        <ul>
          {left.map(({ number, code }) => (
            <li key={number}>
              <Link language={language} href={`/desk/${id}/${number}`}>
                {process.proposalNumber(count(number))}
              </Link>
              : {deskWords(language).problem(code)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
