import { Link } from '@/components/ui/Link';
import { Notice } from '@/components/ui/Notice';
import { messages } from '@/lib/content/messages';
import { date } from '@/lib/domain/format';
import type { Language } from '@/lib/domain/language';
import { RULES } from '@/lib/domain/rules';
import { ledgerPath, type RefusedDelivery } from '@/lib/domain/rules/ledger';

interface Props {
  language: Language;
  refused: RefusedDelivery | null;
  /** The day of the figures on the page. */
  shown: string;
}

/** A newer delivery came and was refused: as of when the figures are, and why no newer ones. */
export function RefusedNotice({ language, refused, shown }: Props) {
  if (refused === null) return null;
  const { ledger: text } = messages(language);
  const reasons = refused.rules.map((rule) => RULES[rule].sentence[language]).join(' ');
  return (
    <Notice language={language} kind="warning" title={text.refusedTitle}>
      <p>
        {text.refusedText(date(shown, language), date(refused.asOf, language), reasons)}{' '}
        <Link language={language} href={ledgerPath({ severity: 'fatal' })}>
          {text.statusLink}
        </Link>
      </p>
    </Notice>
  );
}
