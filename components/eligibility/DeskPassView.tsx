import { PassShown } from '@/components/eligibility/PassShown';
import { Block } from '@/components/ui/Block';
import { Link } from '@/components/ui/Link';
import { Notice } from '@/components/ui/Notice';
import { messages } from '@/lib/content/messages';
import type { PassProblem } from '@/lib/domain/eligibility/desk-pass';
import type { EligibilityPage } from '@/lib/domain/eligibility/page';
import type { Language } from '@/lib/domain/language';

interface Props {
  language: Language;
  page: EligibilityPage;
  /** Why the last one got no pass; null: there was none, or they did. */
  problem: PassProblem | null;
}

/** Where somebody at a desk shows an identity provider who they are, without an account, and gets a pass for the officer. */
export function DeskPassView({ language, page, problem }: Props) {
  const { deskPass: text } = messages(language);
  const shown = page.verifier === 'oidc' ? problem : 'not-by-provider';
  return (
    <>
      <h1>{text.titleOf(page.titles[language])}</h1>
      {shown === null ? null : (
        <div role="alert">
          <Notice language={language} kind="warning" title={text.problemTitle}>
            {text.problems[shown]}
          </Notice>
        </div>
      )}
      {page.verifier === 'oidc' ? <Start language={language} process={page.process} /> : null}
      <p>
        <Link language={language} href={`/participate/${page.process}/eligibility`}>
          {text.toRules}
        </Link>
      </p>
    </>
  );
}

function Start({ language, process }: { language: Language; process: string }) {
  const { deskPass: text } = messages(language);
  return (
    <>
      <PassShown words={text.shown} />
      <noscript>
        <p>{text.script}</p>
      </noscript>
      <p className="lead">{text.lead}</p>
      <Block id="start" title={text.startTitle}>
        <ol>
          {text.steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p>
          <a className="button button-primary" href={`/api/sign-in?desk=${process}&lang=${language}`}>
            {text.begin}
          </a>
        </p>
        <p>{text.kept}</p>
        <p className="note">{text.machine}</p>
      </Block>
    </>
  );
}
