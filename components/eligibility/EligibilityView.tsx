import { CaseBlock } from '@/components/eligibility/CaseBlock';
import { CheckBlock } from '@/components/eligibility/CheckBlock';
import type { EligibilityForms } from '@/components/eligibility/form-parts';
import { ruleTexts } from '@/components/eligibility/rule-text';
import { Said } from '@/components/form/Said';
import { processPath } from '@/components/process/paths';
import { Block } from '@/components/ui/Block';
import { Breadcrumbs } from '@/components/ui/Breadcrumbs';
import { Link } from '@/components/ui/Link';
import { messages } from '@/lib/content/messages';
import type { EligibilityPage } from '@/lib/domain/eligibility/page';

export interface EligibilityProps extends Omit<EligibilityForms, 'process'> {
  page: EligibilityPage;
  said: string | null;
}

/** Who may vote in each track of a process, and whether whoever asks may. */
export function EligibilityView({ page, said, ...forms }: EligibilityProps) {
  const { language } = forms;
  const { eligibility: text, process: processText } = messages(language);
  const title = page.titles[language];
  return (
    <>
      <Breadcrumbs
        language={language}
        items={[
          { label: processText.title, href: '/participate' },
          { label: title, href: processPath(page.process) },
          { label: text.title },
        ]}
      />
      <h1>{text.titleOf(title)}</h1>
      <Said language={language} code={said} texts={text.said} />
      <p className="lead">{text.lead}</p>
      <Block id="who" title={text.whoTitle}>
        {page.tracks.map(({ key, names, rule }) => (
          <section key={key} className="part" aria-labelledby={`who-${key}`}>
            <h3 id={`who-${key}`}>{names[language]}</h3>
            <ul>
              {ruleTexts(language, rule).map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
      </Block>
      <Block id="how" title={text.howTitle}>
        <p>{text.how[page.verifier]}</p>
        {page.verifier === 'none' ? null : <p>{text.keptNothing}</p>}
      </Block>
      {page.verifier === 'none' ? null : <Asking page={page} {...forms} />}
    </>
  );
}

/** Nothing can be asked of a process that cannot check anything. */
function Asking({ page, ...forms }: Omit<EligibilityProps, 'said'>) {
  const { language } = forms;
  const { eligibility: text } = messages(language);
  const { own, process } = page;
  if (own === null)
    return (
      <Block id="check" title={text.checkTitle}>
        <p>
          {text.signInFirst}{' '}
          <Link language={language} href={`/sign-in?next=${encodeURIComponent(forms.back)}`}>
            {text.signIn}
          </Link>
        </p>
      </Block>
    );
  return (
    <>
      <CheckBlock {...{ page, own, process }} {...forms} />
      <CaseBlock {...{ own, process }} {...forms} />
    </>
  );
}
