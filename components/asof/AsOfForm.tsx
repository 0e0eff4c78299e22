import { Block } from '@/components/ui/Block';
import { Button } from '@/components/ui/Button';
import { DateInput } from '@/components/ui/DateInput';
import { Input } from '@/components/ui/Input';
import { messages } from '@/lib/content/messages';
import type { AsOfSubject } from '@/lib/domain/history';
import { type Language, localPath } from '@/lib/domain/language';

interface Props {
  language: Language;
  subject: AsOfSubject;
  /** The day that stands in the field. */
  day: string;
  /** By what it is to be known: a field of its own on pages of earlier dates alone. */
  known?: string;
}

/** The way to this same page as of an earlier date. */
export function AsOfForm({ language, subject, day, known }: Props) {
  const { history: text } = messages(language);
  const hidden = Object.entries(subject);
  return (
    <Block id="as-of" title={text.formTitle}>
      <form action={localPath(language, '/asof')} method="get" aria-label={text.formLabel}>
        {hidden.map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={String(value)} />
        ))}
        <DateInput id="as-of-date" name="date" label={text.formDate} hint={text.formDateHint} value={day} />
        {known === undefined ? null : (
          <Input
            id="as-of-known"
            name="known"
            label={text.formKnown}
            hint={text.formKnownHint}
            value={known}
          />
        )}
        <Button>{text.formButton}</Button>
      </form>
    </Block>
  );
}
